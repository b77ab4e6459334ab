/// All that some commits were made from, themselves included.
struct KnownHistory {
  private var isKnown: [Bool] = []

  /// Looks through all of the history of some commits.
  ///
  /// Throws if a part of it is missing or damaged.
  init(of commits: [Int], in graph: CommitGraph) throws(GitFailure) {
    var waiting = commits
    while let commit = waiting.popLast() {
      if contains(commit) { continue }
      if isKnown.count <= commit { isKnown += Array(repeating: false, count: graph.count - isKnown.count) }
      isKnown[commit] = true
      waiting += try graph.commit(commit).parents
    }
  }

  /// The merge base of a commit with all that is known, which is `nil` inside if there is none; `nil` if there are several
  /// best ones.
  func mergeBase(of commit: Int, in graph: CommitGraph) throws(GitFailure) -> Int?? {
    let border = try border(of: commit, in: graph)
    var best: [Int] = []
    for candidate in border
    where try MergeBaseSearch.isIndependent(candidate, of: border.filter { $0 != candidate }, in: graph) {
      best.append(candidate)
    }
    return best.count > 1 ? nil : .some(best.first)
  }

  /// The known commits that are met first on every way back from a commit.
  private func border(of commit: Int, in graph: CommitGraph) throws(GitFailure) -> [Int] {
    var border: [Int] = []
    var seen: Set<Int> = [commit]
    var waiting = [commit]
    while let commit = waiting.popLast() {
      if contains(commit) {
        border.append(commit)
      } else {
        for parent in try graph.commit(commit).parents where seen.insert(parent).inserted { waiting.append(parent) }
      }
    }
    return border
  }

  private func contains(_ commit: Int) -> Bool { commit < isKnown.count && isKnown[commit] }
}
