/// Commits that wait to be looked at, the newest first; of those made in the same second, the one that came first.
///
/// It is a heap: no commit is behind the two that it stands above.
struct CommitQueue<Commit> {
  private var heap: [(time: Int64, turn: Int, commit: Commit)] = []
  private var turns = 0

  /// Adds a commit that was made at a time.
  mutating func insert(_ commit: Commit, madeAt time: Int64) {
    heap.append((time, turns, commit))
    turns += 1
    var position = heap.count - 1
    while position > 0, precedes(position, (position - 1) / 2) {
      heap.swapAt(position, (position - 1) / 2)
      position = (position - 1) / 2
    }
  }

  /// When the newest commit was made; `nil` if none waits.
  var newestTime: Int64? { heap.first?.time }

  /// Takes the newest commit; `nil` if none waits.
  mutating func popNewest() -> Commit? {
    guard let newest = heap.first else { return nil }
    let last = heap.removeLast()
    if heap.isEmpty { return newest.commit }
    heap[0] = last
    var position = 0
    while 2 * position + 1 < heap.count {
      let (left, right) = (2 * position + 1, 2 * position + 2)
      let child = right < heap.count && precedes(right, left) ? right : left
      guard precedes(child, position) else { break }
      heap.swapAt(position, child)
      position = child
    }
    return newest.commit
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let (left, right) = (heap[left], heap[right])
    return left.time == right.time ? left.turn < right.turn : left.time > right.time
  }
}
