/// Looks for what histories have in common, in the way of git's `commit-reach.c`, so that of several answers it gives the
/// same one.
struct MergeBaseSearch {
  /// What is known of a commit.
  private struct Marks: OptionSet {
    let rawValue: UInt8
    /// It is in the history of the one commit.
    static let one = Marks(rawValue: 1)
    /// It is in the history of any of the others.
    static let others = Marks(rawValue: 2)
    /// It is in the history of a common commit, and so not the best one.
    static let stale = Marks(rawValue: 4)
    /// It was found to be common.
    static let found = Marks(rawValue: 8)
  }

  private let graph: CommitGraph
  private var marks: [Marks] = []
  private var queue = CommitQueue<Int>()
  /// How often a commit waits in the queue.
  private var waiting: [Int] = []
  /// How many in the queue can still tell something new.
  private var fresh = 0

  private init(_ graph: CommitGraph) {
    self.graph = graph
  }

  /// The best commit that is in the history of `commit` and in that of any of `others`; `nil` if there is none.
  ///
  /// Throws if a commit on the way is missing or damaged.
  static func best(of commit: Int, andAnyOf others: [Int], in graph: CommitGraph) throws(GitFailure) -> Int? {
    let common = try common(of: commit, andAnyOf: others, in: graph)
    // Where clocks were wrong, one may be in the history of another that was found later.
    for candidate in common where try isIndependent(candidate, of: common.filter { $0 != candidate }, in: graph) {
      return candidate
    }
    return nil
  }

  /// Whether a commit is not in the history of any of the others.
  static func isIndependent(_ commit: Int, of others: [Int], in graph: CommitGraph) throws(GitFailure) -> Bool {
    if others.isEmpty { return true }
    var search = MergeBaseSearch(graph)
    _ = try search.paint(commit, others)
    return !search.marks[commit].contains(.others)
  }

  /// The commits that histories have in common and that no other common commit was seen to have in its own, the newest
  /// first.
  private static func common(
    of one: Int, andAnyOf others: [Int], in graph: CommitGraph
  ) throws(GitFailure) -> [Int] {
    var search = MergeBaseSearch(graph)
    let found = try search.paint(one, others).filter { !search.marks[$0].contains(.stale) }
    var queue = CommitQueue<Int>()
    for commit in found { queue.insert(commit, madeAt: try graph.commit(commit).time) }
    var sorted: [Int] = []
    while let commit = queue.popNewest() { sorted.append(commit) }
    return sorted
  }

  /// Goes back from both sides at once, from the newest commits to the oldest, until nothing new can come; gives the common
  /// ones in the order in which they were met.
  private mutating func paint(_ one: Int, _ others: [Int]) throws(GitFailure) -> [Int] {
    try add(.one, to: one)
    for other in others { try add(.others, to: other) }
    var found: [Int] = []
    while fresh > 0, let commit = queue.popNewest() {
      waiting[commit] -= 1
      var passedOn = marks[commit].subtracting(.found)
      if !passedOn.contains(.stale) { fresh -= 1 }
      if passedOn == [.one, .others] {
        if marks[commit].insert(.found).inserted { found.append(commit) }
        passedOn.insert(.stale)
      }
      for parent in try graph.commit(commit).parents { try add(passedOn, to: parent) }
    }
    return found
  }

  /// Marks a commit and has it wait, unless it has these marks already.
  private mutating func add(_ new: Marks, to commit: Int) throws(GitFailure) {
    if marks.count < graph.count {
      marks += Array(repeating: [], count: graph.count - marks.count)
      waiting += Array(repeating: 0, count: graph.count - waiting.count)
    }
    if marks[commit].isSuperset(of: new) { return }
    if new.contains(.stale), !marks[commit].contains(.stale) { fresh -= waiting[commit] }
    marks[commit].formUnion(new)
    queue.insert(commit, madeAt: try graph.commit(commit).time)
    waiting[commit] += 1
    if !marks[commit].contains(.stale) { fresh += 1 }
  }
}
