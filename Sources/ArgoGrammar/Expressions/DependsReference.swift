public import Diagnostics

/// A task named in the expression.
public struct DependsReference: Hashable, Sendable {
  /// The task's name.
  public let task: ByteString
  /// Where the name stands.
  public let range: Range<Int>
  /// The result asked for, such as `Succeeded`, with its place; `nil` for the task alone.
  public let result: DependsResult?
  /// Whether it stands in a comment, where Argo finds it all the same but does not evaluate it.
  public let isCommentedOut: Bool
}

/// What is asked of a task.
public struct DependsResult: Hashable, Sendable {
  /// The word as written.
  public let name: ByteString
  /// Where it stands.
  public let range: Range<Int>

  /// The words that Argo knows.
  static let known: Set<String> = [
    "Succeeded", "Failed", "Errored", "Skipped", "Omitted", "Daemoned", "AnySucceeded", "AllFailed",
  ]

  /// Whether a version of Argo knows it; not all know `Omitted`.
  public var isKnown: Bool { name.string.map(Self.known.contains) ?? false }
  /// Whether it is about the items of a loop, so that the task named must have some.
  public var isOfItems: Bool { name == "AnySucceeded" || name == "AllFailed" }
}

/// How all tasks named ended.
public enum DependsEnding: Sendable {
  case allSucceeded
  case allFailed
}
