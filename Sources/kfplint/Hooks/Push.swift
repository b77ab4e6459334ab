import Diagnostics
import GitSource
import Snapshots

/// A push, as the side that makes it or the side that takes it sees it.
struct Push {
  /// What it does to each ref.
  let updates: [RefUpdate]
  /// Where the receiving side's refs stand here: below `refs/` for the receiving side itself, below
  /// `refs/remotes/NAME/` for the other one.
  let knownRefs: ByteString
  /// Whether it is this repository that takes the push.
  private let isReceived: Bool

  /// The push of some refs to a remote of this repository.
  init(_ updates: [RefUpdate], toRemote name: ByteString) {
    self.updates = updates
    // What is pushed to a URL has no references here: none is called so.
    knownRefs = ByteString("refs/remotes/".utf8 + name.bytes + "/".utf8)
    isReceived = false
  }

  /// The push of some refs into this repository.
  init(intoThisRepository updates: [RefUpdate]) {
    self.updates = updates
    knownRefs = "refs/"
    isReceived = true
  }

  /// The commits that the push brings, each of them with what it changes.
  ///
  /// A change starts at the merge base with what the ref led to; if the ref is new, or leads to what is not here, at the
  /// merge base with all that the receiving side is known to have; without any, everything is new. A deletion brings
  /// nothing, nor does a tag of a single file.
  func sources(in repository: GitRepository, _ options: LintOptions) throws(SnapshotError) -> [LintSource] {
    // There may be very many refs, and most pushes are about none that is new.
    var known: [ObjectID]?
    var changes: [Change] = []
    var refs: [Change: [Outcome.Source.Ref]] = [:]
    for update in updates {
      guard let change = try change(by: update, &known, in: repository, options) else { continue }
      let ref = Outcome.Source.Ref(name: update.name, head: change.head, base: change.base?.hexadecimal)
      if refs[change] == nil { changes.append(change) }
      refs[change, default: []].append(ref)
    }
    return try changes.map { (change) throws(SnapshotError) in
      try .commit(change.head, base: change.base, in: repository, refs: refs[change] ?? [], push: change.push)
    }
  }

  /// A commit or tree that comes to the receiving side, and where the change starts.
  private struct Change: Hashable {
    let head: String
    let base: ObjectID?
    let push: LintSource.Received?
  }

  private func change(
    by update: RefUpdate, _ known: inout [ObjectID]?, in repository: GitRepository, _ options: LintOptions
  ) throws(SnapshotError) -> Change? {
    guard let new = update.new else { return nil }
    switch try repository.target(of: new) {
    case .file: return nil
    case .tree(let id):
      return Change(head: id.hexadecimal, base: nil, push: try received(after: nil, in: repository))
    case .commit(let id):
      var earlier: ObjectID?
      if let old = update.old, case .commit(let commit) = try repository.target(of: old) { earlier = commit }
      if known == nil, earlier == nil { known = try knownCommits(in: repository) }
      let base = try repository.mergeBase(of: id, andAnyOf: earlier.map { [$0] } ?? known ?? [])
      let push = try received(after: earlier ?? base, in: repository)
      return Change(head: id.hexadecimal, base: options.all ? nil : base, push: push)
    case nil: throw SnapshotError("the object \(new) that is pushed to \(update.name) is missing; see `git fsck`")
    }
  }

  /// What is received after a commit; after none it is held to the branch that HEAD names, if that is there.
  private func received(
    after earlier: ObjectID?, in repository: GitRepository
  ) throws(SnapshotError) -> LintSource.Received? {
    guard isReceived else { return nil }
    if let earlier { return LintSource.Received(governing: earlier) }
    return LintSource.Received(governing: try? repository.commit(named: "HEAD"))
  }

  /// What the receiving side has before the push, as far as that is known.
  private func knownCommits(in repository: GitRepository) throws(SnapshotError) -> [ObjectID] {
    var commits = try repository.commits(ofReferencesBelow: knownRefs)
    for update in updates {
      if let old = update.old, case .commit(let id) = try repository.target(of: old) { commits.append(id) }
    }
    var seen = Set<ObjectID>()
    return commits.filter { seen.insert($0).inserted }
  }
}
