public import Diagnostics
import YAMLSyntax

extension WorkflowGraph {
  /// What a call hands to an input of the template that it calls, as it is written; `nil` where there is nothing of the kind.
  public func argument(_ input: ByteString, of call: TemplateCall) -> Sourced<ByteString>? {
    let items = InterfaceItems("arguments", of: call.task.object)
    if let parameter = items.parameters.first(where: { $0.name.value == input }) { return parameter.value }
    return items.artifacts.first { $0.name.value == input }?.node["from"]?.sourcedText
  }
}

extension ValueSource {
  /// The ways that are given as a text, each with its name in the file.
  public var texts: [(kind: String, text: ByteString)] {
    kinds.compactMap { kind in
      object.node[ByteString(kind.value.rawValue)]?.scalar.map { (kind.value.rawValue, $0) }
    }
  }
}
