import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// A value that a variable is known to have when the workflow runs.
public struct KnownValue: Sendable {
  /// The text that is put in for the variable.
  public let text: ByteString
  /// Where it is written.
  public let location: Location
  /// The parameter of the workflow that it is the value of; `nil` for one that a task passes.
  public let parameter: ByteString?
  /// Whether it is what the files say; else it is a default, which a run may replace.
  public let isFixed: Bool
}

/// The values of a workflow's parameters as far as the files say them, followed through the arguments of tasks.
///
/// An input has a known value if every call of its template gives it the same one.
struct KnownValues {
  private let parameters: [ByteString: KnownValue]
  private let roots: Set<ByteString>
  /// The calls of each template with what they pass, by its position.
  private let calls: [Int: [(call: TemplateCall, arguments: InterfaceItems)]]

  init(_ graph: WorkflowGraph, parameters: [ByteString: KnownValue]) {
    self.parameters = parameters
    roots = Set([graph.workflow.entrypoint, graph.workflow.onExit].compactMap { $0?.value })
    calls = zip(graph.calls, graph.callArguments).reduce(into: [:]) { calls, call in
      if let callee = call.0.callee { calls[callee.position, default: []].append((call.0, call.1)) }
    }
  }

  /// The value of a reference in a template.
  func value(of reference: Reference, in template: Template?) -> KnownValue? {
    var open = Set<Input>()
    return value(of: reference, in: template, &open)
  }

  private struct Input: Hashable {
    let template: Int
    let name: ByteString
  }

  private func value(of reference: Reference, in template: Template?, _ open: inout Set<Input>) -> KnownValue? {
    switch reference {
    case .workflow(.parameter(let name)): return parameters[name]
    case .inputParameter(let name):
      guard let template, open.count < Self.deepest else { return nil }
      // An input that depends on itself, as in a recursion, has other values in each round.
      guard open.insert(Input(template: template.position, name: name)).inserted else { return nil }
      return value(ofInput: name, in: template, &open)
    default: return nil
    }
  }

  private static let deepest = 100

  private func value(ofInput name: ByteString, in template: Template, _ open: inout Set<Input>) -> KnownValue? {
    var found: KnownValue?
    if let own = template.name?.value, roots.contains(own) {
      guard let value = parameters[name] else { return nil }
      found = value
    }
    for (call, arguments) in calls[template.position] ?? [] {
      guard !call.task.node.hasMergedEntries,
        let argument = arguments.parameters.first(where: { $0.name.value == name })?.value,
        let value = value(ofArgument: argument, in: call.caller, &open),
        found.map({ $0.text == value.text }) ?? true
      else { return nil }
      found = value
    }
    return found
  }

  private func value(
    ofArgument argument: Sourced<ByteString>, in template: Template?, _ open: inout Set<Input>
  ) -> KnownValue? {
    guard argument.value.contains("{{") else {
      // What Argo makes of an unquoted number is not looked at here.
      guard argument.node.string != nil else { return nil }
      return KnownValue(text: argument.value, location: argument.location, parameter: nil, isFixed: true)
    }
    let tags = TemplateText(argument.value.bytes).tags
    guard let tag = tags.first, tag.range == 0..<argument.value.bytes.count else { return nil }
    return value(of: tag.reference, in: template, &open)
  }
}

extension WorkflowGraph {
  /// The defaults of the workflow's parameters.
  var defaultValues: [ByteString: KnownValue] {
    Dictionary(
      workflow.parameters.compactMap { parameter in
        parameter.value.map { value in
          let name = parameter.name.value
          return (name, KnownValue(text: value.value, location: value.location, parameter: name, isFixed: false))
        }
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension Pipeline {
  /// The values that `params/` and the defaults give the parameters.
  var suppliedValues: [ByteString: KnownValue] {
    Dictionary(
      parameters.compactMap { parameter in
        let fixed = parameter.fileValue
        return (fixed ?? parameter.defaultValue).flatMap { value in
          // What a schedule makes of a placeholder is not known, and a value of the wrong type is reported as that.
          if value.text.contains("[[") || parameter.rejection(of: value.text) != nil { return nil }
          let name = parameter.name.value
          return (
            name, KnownValue(text: value.text, location: value.location, parameter: name, isFixed: fixed != nil)
          )
        }
      }, uniquingKeysWith: { first, _ in first })
  }
}
