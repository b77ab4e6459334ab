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
      Self.names.contains { key.scalarEquals($0) } && !value.isNull && !Self.isEmptyList(value) ? key : nil
    }
    object = task
    if keys.isEmpty { return nil }
  }

  fileprivate static let names: [StaticString] = ["withItems", "withParam", "withSequence"]

  /// Whether Argo takes the value for none: it counts the items.
  private static func isEmptyList(_ value: YAMLNode) -> Bool { value.kind == .sequence && value.count == 0 }

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
    guard let text = task["withParam"]?.sourcedString, !text.value.contains("{{") else { return nil }
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
