import Snapshots

/// Finds merge bases one after another.
final class MergeBaseFinder {
  private let graph: CommitGraph
  /// What was asked about last.
  private var others: [ObjectID] = []
  /// The history of that, once it was asked about a second time.
  private var history: KnownHistory?

  /// Finds merge bases of the commits in `objects`.
  init(of objects: any ObjectSource) {
    graph = CommitGraph(of: objects)
  }

  /// The best commit that is in the history of `commit` and in that of any of `others`; `nil` if there is none.
  ///
  /// Each of many new tags in a push is compared with all that is known, so that is looked through once. For a single
  /// question it would be too much. Throws if a commit on the way is missing or damaged.
  func best(of commit: ObjectID, andAnyOf others: [ObjectID]) throws(GitFailure) -> ObjectID? {
    if others != self.others {
      self.others = others
      history = nil
    } else {
      // If something is missing in it, a search may still end before that.
      if history == nil { history = try? KnownHistory(of: others.map(graph.number(of:)), in: graph) }
      if let history, let answer = try history.mergeBase(of: graph.number(of: commit), in: graph) {
        return answer.map(graph.id)
      }
    }
    return try MergeBaseSearch.best(of: graph.number(of: commit), andAnyOf: others.map(graph.number(of:)), in: graph)
      .map(graph.id)
  }
}
