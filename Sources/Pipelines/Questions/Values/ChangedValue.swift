import ArgoTypes
public import Diagnostics
import YAMLSyntax

/// A value of a parameter that Argo gets as another text than the one that stands in the file.
public struct ChangedValue: Sendable {
  /// The way on which the text changes.
  public enum Way: Sendable {
    /// On every way.
    case every
    /// Where the file is uploaded; a client sends the text as it is.
    case upload
    /// Where a client of KFP sends the file.
    case client
    /// Where a client of KFP would send it, which stops at the value.
    case unsendable
  }

  /// The name of the parameter, if it has one.
  public let parameter: ByteString?
  /// The text as it is written.
  public let text: ByteString
  /// What becomes of it; `nil` where it is not sent at all.
  public let made: ByteString?
  /// On which way.
  public let way: Way
  /// Where.
  public let location: Location
}

extension WorkflowGraph {
  /// Such values in the arguments and interfaces of a workflow that is no pipeline of KFP, which comes to Argo as a file.
  public var changedValues: [ChangedValue] {
    parameterScalars.compactMap { parameter, node in
      ChangedValue(node, of: parameter, types: [], expected: nil, isUploadedOnly: true)
    }
  }

  /// The plain scalars that are values of parameters and may be other things than texts, with the parameters' names.
  fileprivate var parameterScalars: [(name: ByteString?, node: YAMLNode)] {
    var scalars: [(name: ByteString?, node: YAMLNode)] = []
    func add(_ value: YAMLNode?, _ name: @autoclosure () -> ByteString?) {
      guard let value, value.scalarStyle == .plain, !value.isTextByItself else { return }
      scalars.append((name(), value))
    }
    func addValues(of node: YAMLNode, _ name: @autoclosure () -> ByteString?) {
      add(node["value"], name())
      add(node["default"], name())
      add(node["valueFrom"]?["default"], name())
    }
    for list in argumentLists {
      for parameter in list.parameters { addValues(of: parameter.object.node, parameter.name?.value) }
    }
    for interface in interfaces {
      for item in interface.inputs.parameters { addValues(of: item.node, item.name.value) }
      for item in interface.outputs.parameters { addValues(of: item.node, item.name.value) }
    }
    return scalars
  }
}

extension Pipeline {
  /// Such values, but for defaults that a file of `params/` replaces.
  ///
  /// A step that parses the text as a number or a boolean gets what was meant where only the form differs.
  public var changedValues: [ChangedValue] {
    let defaults = Dictionary(
      parameters.compactMap { parameter in parameter.declaration.value.map { ($0.node.span, parameter) } },
      uniquingKeysWith: { first, _ in first })
    return graph.parameterScalars.compactMap { name, node in
      guard let parameter = defaults[node.span] else {
        return ChangedValue(node, of: name, types: [], expected: nil, isUploadedOnly: false)
      }
      if parameter.file != nil { return nil }
      let types = parameter.stepTypes.map(\.value) + [parameter.input?.type?.value].compactMap { $0 }
      return ChangedValue(
        node, of: name, types: types, expected: parameter.input?.defaultValue?.value, isUploadedOnly: false)
    }
  }
}

extension ChangedValue {
  fileprivate init?(
    _ node: YAMLNode, of parameter: ByteString?, types: [ParameterType], expected: ByteString?, isUploadedOnly: Bool
  ) {
    guard let text = node.scalar, let becomes = ParameterText(of: node) else { return nil }
    func changes(_ made: ByteString?) -> Bool {
      guard let made else { return false }
      return made != text && made != expected && !Self.areSame(text, made, to: types)
    }
    let isUnsendable = !isUploadedOnly && (becomes.python == .time || becomes.python == .unreadable)
    let (upload, client) = (changes(becomes.uploaded), !isUploadedOnly && changes(becomes.sent))
    if isUnsendable {
      (way, made) = (.unsendable, nil)
    } else if upload, client || isUploadedOnly {
      (way, made) = (.every, becomes.uploaded)
    } else if upload {
      (way, made) = (.upload, becomes.uploaded)
    } else if client {
      (way, made) = (.client, becomes.sent)
    } else {
      return nil
    }
    self.parameter = parameter
    self.text = text
    location = node.location
  }

  /// Whether all that read the two texts take them for the same number or truth.
  private static func areSame(_ text: ByteString, _ made: ByteString, to types: [ParameterType]) -> Bool {
    // Without a type, what Python itself writes for a float is a number; a text of that form is very rare.
    if types.isEmpty { return text.isFloatOfPython && text.number == made.number }
    return types.allSatisfy { type in
      switch type {
      case .string: false
      case .integer, .float, .json: text.number == made.number && text.number != nil
      case .boolean: true
      }
    }
  }
}

extension ByteString {
  fileprivate var number: Double? { string.flatMap { Double($0.replacing("_", with: "")) } }

  /// Whether Python shows a float in this way, with an exponent of a sign and two digits or more: `1e-05`.
  fileprivate var isFloatOfPython: Bool {
    let parts = bytes.split(separator: UInt8(ascii: "e"), omittingEmptySubsequences: false)
    guard parts.count == 2, let sign = parts[1].first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else {
      return false
    }
    return parts[1].count >= 3 && number != nil
  }
}
