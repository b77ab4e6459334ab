public import Snapshots

/// The commit that a schedule takes a file from.
public struct PinnedVersion: Sendable {
  /// Its id.
  public let commit: ObjectID
  /// The id as it is shown to people.
  public let abbreviation: String
  /// What kind of name the schedule has for it.
  public let kind: SourceCommit.Kind
  /// Whether the branch that is linted has changed the pipeline's folder since.
  public let isBehind: Bool

  init(_ commit: SourceCommit, isBehind: Bool = false) {
    self.commit = commit.id
    abbreviation = commit.abbreviation
    kind = commit.kind
    self.isBehind = isBehind
  }
}
