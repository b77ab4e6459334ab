public import Diagnostics
public import YAMLSyntax

/// The pipeline's interface, which the SDK writes as JSON into an annotation.
///
/// The shape is that of `ComponentSpec.to_dict` in the SDK's `kfp/components/_structures.py`; the UI and clients read it,
/// while the API server goes by `spec.arguments`.
public struct PipelineSpec: Sendable {
  /// The annotation's value.
  public let annotation: YAMLNode
  /// The pipeline's inputs, in the order written.
  public let inputs: [Input]
  /// What is wrong with the shape; empty in every file that an SDK wrote.
  public let defects: [Defect]

  /// An input of the pipeline.
  public final class Input: Sendable {
    /// Its name as the author wrote it; SDKs before 0.1.35 normalise it in `spec.arguments`.
    public let name: Sourced<ByteString>
    /// Its declared type, if it has one.
    public let type: Sourced<ParameterType>?
    /// Its default; JSON null counts as missing.
    public let defaultValue: Sourced<ByteString>?
    /// Whether the Python parameter had a default, be it `None`.
    public let isOptional: Bool

    init(
      name: Sourced<ByteString>, type: Sourced<ParameterType>?, defaultValue: Sourced<ByteString>?, isOptional: Bool
    ) {
      self.name = name
      self.type = type
      self.defaultValue = defaultValue
      self.isOptional = isOptional
    }
  }

  /// A deviation from the shape that readers of the annotation rely on.
  public struct Defect: Sendable {
    /// What is wrong.
    public let problem: Problem
    /// Where.
    public let node: YAMLNode

    /// What is wrong.
    public enum Problem: Sendable {
      /// The value of `key`, or the whole for `nil`, is not of the type that it has to be.
      case wrongType(key: String?, expected: String)
      case inputWithoutName
      case duplicateInput(name: ByteString, first: YAMLNode)
    }
  }

  /// Reads the JSON document of an annotation.
  init(annotation: YAMLNode, json: YAMLNode) {
    self.annotation = annotation
    var reader = Reader()
    reader.read(json)
    inputs = reader.inputs
    defects = reader.defects
  }

  /// Reads tolerantly: what is right is kept, what is wrong becomes a defect.
  private struct Reader {
    var inputs: [Input] = []
    var defects: [Defect] = []
    private var seen: [ByteString: YAMLNode] = [:]

    mutating func read(_ json: YAMLNode) {
      guard json.kind == .mapping else {
        defects.append(Defect(problem: .wrongType(key: nil, expected: "an object"), node: json))
        return
      }
      for key in ["name", "description"] as [StaticString] {
        if let value = json[key], !value.isNull, !value.isText {
          defects.append(Defect(problem: .wrongType(key: key.description, expected: "a string"), node: value))
        }
      }
      guard let list = json["inputs"] else { return }
      guard list.kind == .sequence else {
        defects.append(Defect(problem: .wrongType(key: "inputs", expected: "a list"), node: list))
        return
      }
      for input in list.items { readInput(input) }
    }

    private mutating func readInput(_ node: YAMLNode) {
      guard node.kind == .mapping else {
        defects.append(Defect(problem: .wrongType(key: "inputs", expected: "a list of objects"), node: node))
        return
      }
      guard let nameNode = node["name"], nameNode.isText, let name = nameNode.sourcedText, !name.value.isEmpty else {
        defects.append(Defect(problem: .inputWithoutName, node: node["name"] ?? node))
        return
      }
      if let first = seen[name.value] {
        defects.append(Defect(problem: .duplicateInput(name: name.value, first: first), node: nameNode))
        return
      }
      seen[name.value] = nameNode
      if let optional = node["optional"], !optional.isNull, optional.bool == nil {
        defects.append(Defect(problem: .wrongType(key: "optional", expected: "true or false"), node: optional))
      }
      let type = node["type"].flatMap { node in ParameterType(node).map { Sourced($0, at: node) } }
      inputs.append(
        Input(
          name: name, type: type, defaultValue: node["default"]?.sourcedJSONText,
          isOptional: node["optional"]?.bool ?? false))
    }
  }
}

extension YAMLNode {
  /// Whether a JSON value is a string.
  fileprivate var isText: Bool { kind == .scalar && scalarStyle == .doubleQuoted }

  /// A default as text: a string as it is, a number or boolean as written, since old SDKs wrote those.
  fileprivate var sourcedJSONText: Sourced<ByteString>? {
    kind == .scalar ? sourcedText : Sourced(ByteString(file.bytes[span.range]), at: self)
  }
}
