import Snapshots

/// The commits of a repository and their parents, each read once, when it is first asked for.
final class CommitGraph {
  /// A commit that was read.
  struct Commit {
    /// When it was made, in seconds since 1970.
    let time: Int64
    /// The numbers of the commits that it was made from.
    let parents: [Int]
  }

  private let objects: any ObjectSource
  private var numbers: [ObjectID: Int] = [:]
  private var ids: [ObjectID] = []
  private var commits: [Commit?] = []

  /// The graph of the commits in `objects`.
  init(of objects: any ObjectSource) {
    self.objects = objects
  }

  /// How many commits have a number.
  var count: Int { ids.count }

  /// The number that a commit has here, which is counted from 0; it is not read for that.
  func number(of id: ObjectID) -> Int {
    if let number = numbers[id] { return number }
    numbers[id] = ids.count
    ids.append(id)
    commits.append(nil)
    return ids.count - 1
  }

  /// The id of a commit.
  func id(_ number: Int) -> ObjectID { ids[number] }

  /// A commit by its number.
  ///
  /// Throws if it is missing or damaged.
  func commit(_ number: Int) throws(GitFailure) -> Commit {
    if let commit = commits[number] { return commit }
    let text = try objects.commit(ids[number])
    // git takes a time that it cannot read for the first second of 1970, too.
    let commit = Commit(time: text.time ?? 0, parents: text.parents.map(number(of:)))
    commits[number] = commit
    return commit
  }
}
