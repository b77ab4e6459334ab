public import Configuration
public import Diagnostics
public import RuleEngine
public import Snapshots

/// A folder whose files are checked together: a work tree, or a folder that is in none.
public protocol CheckedFolder: AnyObject {
  /// The folder on disk, absolute.
  var root: Path { get }

  /// The files as they are on disk, with paths that start at the root.
  var files: any Snapshot { get }

  /// The path that a file on disk has in the folder; `nil` if it lies elsewhere.
  func path(of file: Path) -> Path?

  /// Whether there is a file that does not count, since git ignores it.
  func leavesOut(_ path: Path) -> Bool

  /// What the configuration says that lies at the top of some files.
  func settings(in files: any Snapshot) throws(SnapshotError) -> FolderSettings

  /// Checks the pipelines and schedules that some paths are parts of, and nothing else.
  func check(_ files: any Snapshot, touching paths: [Path]) async throws(SnapshotError) -> Check.Result
}

/// What holds in a folder.
public struct FolderSettings {
  /// The configuration file, if there is one.
  public let configuration: ConfigurationFile?
  /// What it says.
  public let settings: Settings
  /// How paths are to be understood by it.
  public let policy: Policy
  /// The policies that it declares.
  public let policies: [RuleInfo]
  /// The repositories that schedules take their pipelines from.
  public let sources: (any SourceRepositories)?

  /// What holds in a folder.
  public init(
    configuration: ConfigurationFile?, settings: Settings, policy: Policy, policies: [RuleInfo],
    sources: (any SourceRepositories)?
  ) {
    self.configuration = configuration
    self.settings = settings
    self.policy = policy
    self.policies = policies
    self.sources = sources
  }
}

/// Finds the folders that files belong to.
public protocol CheckedFolders: AnyObject {
  /// What the rulebook says about the rules.
  var rules: [RuleInfo] { get }

  /// The rules as a configuration knows them.
  var knownRules: [KnownRule] { get }

  /// The folder that a file belongs to: its work tree, else the outermost of `workspaces` that it lies in, else its own
  /// folder.
  func folder(of file: Path, workspaces: [Path]) throws(SnapshotError) -> any CheckedFolder

  /// Makes a copy on disk of a file as a commit has it, for an editor to show; it is gone when the session is over.
  func copy(of bytes: [UInt8], at commit: String, _ path: Path) throws(SnapshotError) -> Path

  /// Whether a file is such a copy, which is not checked.
  func isCopy(_ file: Path) -> Bool

  /// Forgets what is known about the disk, as something may have changed there.
  func forget()
}
