public import Diagnostics
public import Snapshots

/// The repositories that schedules take their pipelines from: the one being linted, and the clones that the user named.
public final class GitSourceRepositories: SourceRepositories {
  /// A clone on disk of a repository on GitHub.
  public struct NamedClone {
    /// The owner on GitHub.
    public let owner: ByteString
    /// The name of the repository.
    public let repository: ByteString
    /// The folder of the clone, its work tree or a bare repository; `nil` if it cannot be read.
    public let folder: Path?
    /// Why it cannot be read.
    public let obstacle: String?

    /// A clone that the configuration names.
    public init(owner: ByteString, repository: ByteString, folder: Path?, obstacle: String? = nil) {
      self.owner = owner
      self.repository = repository
      self.folder = folder
      self.obstacle = obstacle
    }
  }

  private let linted: GitRepository?
  private let head: ObjectID?
  private let named: [HostedName: NamedClone]
  private let environment: RepositoryEnvironment
  private let isTrusting: Bool
  private let allowsFetch: Bool

  private var clones: [HostedName: Result<SourceClone, Unavailability>] = [:]

  /// The repository being linted, if there is one, with the commit that its branch has reached, and clones of others.
  ///
  /// A clone stands for a repository rather than the linted one does. Clones of people whose repositories git would not
  /// read are only read with `trusting`, and with `fetching` git may bring objects that a partial clone lacks.
  public init(
    linting linted: GitRepository?, head: ObjectID?, clones: [NamedClone] = [],
    environment: RepositoryEnvironment = .process, trusting: Bool = false, fetching: Bool = false
  ) {
    self.linted = linted
    self.head = head
    named = Dictionary(
      clones.map { (HostedName(owner: $0.owner, repository: $0.repository), $0) },
      uniquingKeysWith: { first, _ in first })
    self.environment = environment.withoutRepository
    isTrusting = trusting
    allowsFetch = fetching
  }

  /// What a reference of a schedule stands for in a repository on GitHub.
  public func commit(named reference: ByteString, owner: ByteString, repository: ByteString) -> ReferencedCommit {
    let name = HostedName(owner: owner, repository: repository)
    let clone = clones[name] ?? open(name)
    clones[name] = clone
    switch clone {
    case .success(let clone): return clone.commit(named: reference)
    case .failure(let why): return .unavailable(why)
    }
  }

  private func open(_ name: HostedName) -> Result<SourceClone, Unavailability> {
    do throws(SnapshotError) {
      if let clone = named[name] { return try open(name, as: clone) }
      guard let linted, try linted.isCloned(from: name) else { return .failure(.noClone) }
      return .success(try SourceClone(of: name, linted, history: history(in: linted)))
    } catch {
      return .failure(.unusableClone("\(error)"))
    }
  }

  private func open(_ name: HostedName, as named: NamedClone) throws(SnapshotError) -> Result<
    SourceClone, Unavailability
  > {
    guard let folder = named.folder else {
      let nowhere = "the path of the clone is relative, and there is no folder to start from"
      return .failure(.unusableClone(named.obstacle ?? nowhere))
    }
    guard let place = folder.resolved else { return .failure(.unusableClone("there is no folder \(folder)")) }
    // The folder itself has to be the repository: around an empty one, git would find whatever it lies in.
    guard
      let clone = try GitRepository(
        discoveringFrom: folder, environment: environment, trusting: isTrusting, fetching: allowsFetch),
      [clone.workTree, clone.reader.gitFolder].contains(where: { $0?.resolved == place })
    else { return .failure(.unusableClone("\(folder) is not a git repository")) }
    let isLinted = linted.map { $0.reader.commonFolder.resolved == clone.reader.commonFolder.resolved } ?? false
    return .success(try SourceClone(of: name, clone, history: isLinted ? history(in: clone) : nil))
  }

  private func history(in repository: GitRepository) -> GitBranchHistory? {
    guard let head, !repository.isShallow else { return nil }
    return GitBranchHistory(of: head, in: repository)
  }
}

extension GitRepository {
  /// Whether the address of a remote is that of a repository on GitHub.
  public func isCloned(fromOwner owner: ByteString, repository: ByteString) throws(SnapshotError) -> Bool {
    try isCloned(from: HostedName(owner: owner, repository: repository))
  }

  /// Whether the address of a remote is that of a repository on GitHub.
  fileprivate func isCloned(from name: HostedName) throws(SnapshotError) -> Bool {
    try !remotes(of: name).isEmpty
  }

  /// The names of the remotes whose addresses lead to a repository on GitHub, in the order of the settings.
  func remotes(of name: HostedName) throws(SnapshotError) -> [ByteString] {
    try remoteSettings("url").filter { HostedName(address: $0.value) == name }.map(\.remote)
  }

  /// The values of one setting of every remote.
  func remoteSettings(_ key: String) throws(SnapshotError) -> [(remote: ByteString, value: [UInt8])] {
    do throws(GitFailure) {
      return try reader.settings(matching: #"^remote\..*\."# + key + "$").map { setting in
        (ByteString(String(setting.name.dropFirst("remote.".count).dropLast(key.count + 1))), setting.value)
      }
    } catch {
      throw SnapshotError(error, cannot: "read the repository's settings")
    }
  }
}
