public import Diagnostics
public import Snapshots

/// A folder or file that may turn out to be a pipeline, and the entries of it, none of them read yet.
public struct PipelineCandidate: Sendable {
  /// The folder, or the file of a bare pipeline.
  public let path: Path
  /// Whether a folder or a file is meant.
  public let kind: PipelineFiles.Kind
  /// Everything below the folder, or the one file, in byte order.
  public let entries: [Entry]
  /// Whether the user named it on the command line, and so vouches that it is a workflow.
  public let isNamed: Bool
  /// What somebody who named it says that it is; `nil` to decide by its content.
  public let declaredKind: DeclaredKind?
  /// What shows, before anything is read, that the folder is meant as a rendered pipeline.
  public let intent: PipelineFiles.Intent?
  /// What a change does here; `nil` for what is not looked at because of one.
  let trace: TraceOfChange?

  /// Whether it is looked at because of a change, with what that does to it.
  public var isPartOfChange: Bool { trace != nil }

  init(
    path: Path, kind: PipelineFiles.Kind, entries: [Entry], isNamed: Bool, declaredKind: DeclaredKind?,
    intent: PipelineFiles.Intent?, trace: TraceOfChange? = nil
  ) {
    self.path = path
    self.kind = kind
    self.entries = entries
    self.isNamed = isNamed
    self.declaredKind = declaredKind
    self.intent = intent
    self.trace = trace
  }
}

/// What the configuration says about where pipelines lie.
public struct PipelineLayout: Sendable {
  /// Whether a path is left out.
  public let isExcluded: @Sendable (Path) -> Bool
  /// Whether a folder is declared to be a rendered pipeline.
  public let isPipelineFolder: @Sendable (Path) -> Bool

  /// A layout by two questions.
  public init(
    isExcluded: @escaping @Sendable (Path) -> Bool, isPipelineFolder: @escaping @Sendable (Path) -> Bool
  ) {
    self.isExcluded = isExcluded
    self.isPipelineFolder = isPipelineFolder
  }
}
