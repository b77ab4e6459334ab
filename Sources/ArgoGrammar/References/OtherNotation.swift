internal import Diagnostics

/// A variable written as other tools write theirs, which Argo leaves as it is.
public struct OtherNotation: Hashable, Sendable {
  /// Whose way of writing it is.
  public enum Kind: Sendable {
    /// `{inputs.parameters.x}` and `${inputs.parameters.x}`: one pair of braces is missing.
    case singleBraces
    /// `$(params.x)`, as Tekton and kfp-tekton have it.
    case parentheses
  }

  /// Whose way of writing it is.
  public let kind: Kind
  /// The whole of it, with what encloses it.
  public let range: Range<Int>
  /// The dotted path in it.
  public let path: [String]

  /// Finds those of a kind in a text, in their order: dotted paths of names, enclosed and nothing beside them.
  public static func all(_ kind: Kind, in text: [UInt8]) -> [OtherNotation] {
    let brace = UInt8(ascii: "{")
    let dollar = UInt8(ascii: "$")
    let open = kind == .singleBraces ? brace : UInt8(ascii: "(")
    let close = kind == .singleBraces ? UInt8(ascii: "}") : UInt8(ascii: ")")
    var found: [OtherNotation] = []
    for place in text.indices where text[place] == open {
      let before = place > 0 ? text[place - 1] : 0
      guard kind == .singleBraces ? before != brace : before == dollar else { continue }
      var end = place + 1
      while end < text.count, text[end].isPartOfPath { end += 1 }
      guard end > place + 1, end < text.count, text[end] == close else { continue }
      let path = text[place + 1..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard path.count > 1 else { continue }
      end += 1
      if kind == .singleBraces, end < text.count, text[end] == close { end += 1 }
      found.append(
        OtherNotation(
          kind: kind, range: (before == dollar ? place - 1 : place)..<end,
          path: path.map { String(decoding: $0, as: UTF8.self) }))
    }
    return found
  }
}

extension UInt8 {
  fileprivate var isPartOfPath: Bool {
    isLetterOrDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
  }
}

extension ReferenceTag {
  /// A placeholder that an SDK puts in for a value while it compiles, and replaces before it writes the file.
  public struct Placeholder: Hashable, Sendable {
    /// The task that gives the value; `nil` for a parameter of the pipeline, or where it does not say.
    public let task: String?
    /// The name of the value, if it says one.
    public let name: String?
    /// Whether it is one of SDK 2, of which `{{$.inputs.parameters['x']}}` is filled in by its own launcher only.
    public let isOfSDK2: Bool
  }

  /// What a tag is of the SDKs': `{{pipelineparam:op=;name=x}}` of SDK 1 (`dsl/_pipeline_param.py`), `{{channel:…}}` of
  /// SDK 2 (`dsl/pipeline_channel.py`), `{{$.inputs…}}` and `{{$.outputs…}}` of its components.
  public func placeholder(in text: [UInt8]) -> Placeholder? {
    let inside = String(decoding: text[content], as: UTF8.self)
    for (prefix, task) in [("pipelineparam:", "op"), ("channel:", "task")] where inside.hasPrefix(prefix) {
      var fields: [Substring: String] = [:]
      for field in inside.dropFirst(prefix.count).split(separator: ";") {
        let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, !parts[1].isEmpty { fields[parts[0]] = String(parts[1]) }
      }
      return Placeholder(task: fields[task[...]], name: fields["name"], isOfSDK2: prefix == "channel:")
    }
    let roots = ["$.inputs.", "$.inputs[", "$.outputs.", "$.outputs["]
    guard roots.contains(where: { inside.hasPrefix($0) }) else { return nil }
    // The name stands after a dot, or in brackets and quotes.
    let words = inside.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    let name = words.firstIndex(of: "parameters").flatMap { words.dropFirst($0 + 1).first }
    return Placeholder(task: nil, name: inside.hasPrefix("$.inputs") ? name.map { String($0) } : nil, isOfSDK2: true)
  }
}
