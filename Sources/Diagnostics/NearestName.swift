/// Finds the name that somebody probably meant, for "did you mean".
public enum NearestName {
  /// The candidate most like `name`, if one is close enough to be a misspelling of it.
  ///
  /// Close means: the same but for case, `-` and `_`; or at most a third of the letters changed, and never more than three.
  /// Among equals the first in byte order wins, so that a message never depends on the order of a set.
  public static func of(_ name: ByteString, among candidates: some Sequence<ByteString>) -> ByteString? {
    let wanted = folded(name)
    var best: (distance: Int, name: ByteString)?
    for candidate in candidates where candidate != name {
      let other = folded(candidate)
      let limit = min(3, max(wanted.count, other.count) / 3)
      guard abs(wanted.count - other.count) <= limit else { continue }
      let distance = editDistance(wanted, other)
      guard distance <= limit else { continue }
      if let best, (best.distance, best.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// The number of letters to insert, delete, replace or swap with a neighbour to get from one to the other.
  static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    if left.isEmpty { return right.count }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(previous[column + 1] + 1, current[column] + 1, previous[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], other == left[row - 1] {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
  }

  private static func folded(_ name: ByteString) -> [UInt8] {
    name.bytes.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "-"): UInt8(ascii: "_")
      default: byte
      }
    }
  }
}
