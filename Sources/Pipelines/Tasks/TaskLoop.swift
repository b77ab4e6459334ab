public import Diagnostics
public import YAMLSyntax

/// The loop of a task: one of `withItems`, `withParam` and `withSequence`.
public struct TaskLoop: Sendable {
  /// The keys that make the task a loop, in the order written; more than one is more than Argo takes.
  public let keys: [YAMLNode]
  private let object: ArgoObject
  private var task: YAMLNode { object.node }

  init?(_ task: ArgoObject) {
    keys = task.node.entries.compactMap { key, value in
      Self.names.contains { key.scalarEquals($0) } && !value.isNull && !Self.isNone(value) ? key : nil
    }
    object = task
    if keys.isEmpty { return nil }
  }

  fileprivate static let names: [StaticString] = ["withItems", "withParam", "withSequence"]

  /// Whether Argo takes the value for none: it counts the items, and to Go an empty text is none.
  private static func isNone(_ value: YAMLNode) -> Bool {
    value.kind == .sequence ? value.count == 0 : value.scalarBytes?.isEmpty ?? false
  }

  /// Whether it counts numbers, rather than going through a list.
  var isSequenceOnly: Bool { keys.allSatisfy { $0 == "withSequence" } }

  /// Why Argo cannot loop over `withParam`.
  public enum ParameterDefect: Sendable {
    /// The text is no JSON.
    case notJSON(String, at: Location)
    /// The text is JSON of another kind.
    case notAList(at: Location)
  }

  /// What is wrong with `withParam`, where no variable will change it.
  public var parameterDefect: ParameterDefect? {
    guard let text = task["withParam"]?.sourcedString, !text.value.isEmpty, !text.value.contains("{{") else {
      return nil
    }
    do {
      let json = try text.node.embeddedJSON()
      return json.kind == .sequence ? nil : .notAList(at: text.location)
    } catch {
      return .notJSON(error.message, at: text.node.location(of: error.span))
    }
  }

  /// The items, if `withItems` is the only loop and they are written out.
  var writtenItems: [YAMLNode]? {
    guard keys.count == 1, let items = task["withItems"], items.kind == .sequence else { return nil }
    return Array(items.items)
  }

  /// The loop in a few words, such as `withItems: 3 items`, as far as it can be read.
  var summary: String {
    keys.compactMap { key in
      guard let name = key.scalar, let value = task[name] else { return nil }
      return "\(VisibleText.of(name.bytes)): \(summary(of: value))"
    }.joined(separator: ", ")
  }

  private func summary(of value: YAMLNode) -> String {
    switch value.kind {
    case .sequence: value.count == 1 ? "1 item" : "\(value.count) items"
    case .scalar: VisibleText.of(value.sourcedText?.value.bytes ?? [])
    case .mapping:
      value.entries.compactMap { key, value in
        guard let key = key.scalar, let value = value.sourcedText else { return nil }
        return VisibleText.of(key.bytes) + " " + VisibleText.of(value.value.bytes)
      }.joined(separator: ", ")
    }
  }

  /// `withSequence`, if that is the loop.
  public var sequence: NumberSequence? {
    task.entry("withSequence").flatMap { key, value in
      value.kind == .mapping ? NumberSequence(key: key, object: ArgoObject(of: value, object.defects)) : nil
    }
  }

  /// A sequence of numbers.
  public struct NumberSequence: Sendable {
    /// The key.
    public let key: YAMLNode
    fileprivate let object: ArgoObject
    private var node: YAMLNode { object.node }

    /// Whether it says neither how many numbers there are nor which is the last one, for certain.
    public var isEndless: Bool { object.isAbsent("count") && object.isAbsent("end") }

    /// The keys of how many numbers there are and of the last one, of which Argo takes one only.
    public var ends: [YAMLNode] {
      [node.entry("count"), node.entry("end")].compactMap { $0 }.filter { !$0.value.isNull }.map(\.key)
    }

    /// The fields whose text is neither a number nor a variable.
    public var unreadableNumbers: [(field: StaticString, text: Sourced<ByteString>)] {
      (["start", "count", "end"] as [StaticString]).compactMap { field in
        guard let text = node[field]?.sourcedString, !text.value.contains("{{"), !text.value.isDecimalInteger else {
          return nil
        }
        return (field, text)
      }
    }
  }
}

extension DAGTask {
  /// Its loop, if it is one.
  public var loop: TaskLoop? { TaskLoop(object) }

  /// Whether it may be meant as a loop: it is one, or has a misspelt field that would make it one, or merged ones.
  var mayBeLoop: Bool {
    isLoop || node.hasMergedEntries || TaskLoop.names.contains { object.defects.isMisspelt($0, in: node) }
  }
}

extension ByteString {
  /// Whether Go's `strconv.Atoi` reads the text.
  fileprivate var isDecimalInteger: Bool { string.flatMap { Int($0) } != nil }
}
