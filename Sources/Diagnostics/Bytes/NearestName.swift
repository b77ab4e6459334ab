/// Finds the name that was probably meant, for "did you mean".
public enum NearestName {
  /// How many names are compared with one; among more nobody is told which was meant.
  ///
  /// A file may hold as many unknown names as known ones, each of which would be compared with each.
  public static let mostCandidates = 500

  /// The most letters that a misspelling changes.
  private static let mostChanges = 3

  /// The candidate most like `name`, if one is close enough to be a misspelling of it.
  ///
  /// Close means: the same but for case, `-` and `_`; or at most a third of the letters changed, and never more than three.
  /// Among equals the first in byte order wins, so that a message never depends on the order of a set.
  public static func of(_ name: ByteString, among candidates: some Sequence<ByteString>) -> ByteString? {
    if candidates.underestimatedCount > mostCandidates { return nil }
    var best: (distance: Int, name: ByteString)?
    var rows = Rows()
    var count = 0
    for candidate in candidates {
      count += 1
      if count > mostCandidates { return nil }
      let length = max(name.bytes.count, candidate.bytes.count)
      let limit = min(mostChanges, length / 3, best?.distance ?? mostChanges)
      guard abs(name.bytes.count - candidate.bytes.count) <= limit, candidate != name,
        let distance = rows.distance(name.bytes, candidate.bytes, limit: limit)
      else { continue }
      if let best, (best.distance, best.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// The candidate most like `name`, and whether it is the only one that is close enough.
  public static func near(_ name: ByteString, among candidates: some Collection<ByteString>) -> NearName? {
    guard let best = of(name, among: candidates) else { return nil }
    var rows = Rows()
    let hasOther = candidates.contains { candidate in
      if candidate == best || candidate == name { return false }
      let limit = min(mostChanges, max(name.bytes.count, candidate.bytes.count) / 3)
      return abs(name.bytes.count - candidate.bytes.count) <= limit
        && rows.distance(name.bytes, candidate.bytes, limit: limit) != nil
    }
    return NearName(best, isOnly: !hasOther)
  }

  /// Whether two names are the same but for case, `-` and `_`.
  public static func differInFormOnly(_ left: ByteString, _ right: ByteString) -> Bool {
    left != right && left.bytes.count == right.bytes.count
      && zip(left.bytes, right.bytes).allSatisfy {
        folded($0) == folded($1)
      }
  }

  /// The number of letters to insert, delete, replace or swap with a neighbour to get from one to the other; `nil` if they
  /// are more than `limit`.
  static func editDistance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
    var rows = Rows()
    return rows.distance(left, right, limit: limit)
  }

  /// The two rows above the one that is worked out, of the table of distances between beginnings of two names.
  ///
  /// Only the fields near the diagonal are filled in: further off the distance is above the limit, so that the time is that of
  /// the length of the names. Of each row as many fields to the left as to the right of the diagonal are kept.
  private struct Rows {
    private static let reach = mostChanges
    private static let width = 2 * reach + 1
    private static let far = 1 << 20

    private var beforePrevious = [Int](repeating: far, count: width)
    private var previous = [Int](repeating: far, count: width)
    private var current = [Int](repeating: far, count: width)

    mutating func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in distance(left, right, limit: limit) }
      }
    }

    private mutating func distance(
      _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, limit: Int
    ) -> Int? {
      let (reach, width, far) = (Self.reach, Self.width, Self.far)
      guard limit <= reach, abs(left.count - right.count) <= limit else { return nil }
      // The field `place` of the row of `row` letters stands for `row - reach + place` letters of the other name.
      for place in 0..<width {
        beforePrevious[place] = far
        previous[place] = place >= reach ? place - reach : far
      }
      for row in 0..<left.count {
        let letter = folded(left[row])
        var least = far
        for place in 0..<width {
          let column = row + 1 - reach + place
          guard column >= 0, column <= right.count else {
            current[place] = far
            continue
          }
          var cost = place + 1 < width ? previous[place + 1] + 1 : far
          if column > 0 {
            let other = folded(right[column - 1])
            if place > 0 { cost = min(cost, current[place - 1] + 1) }
            cost = min(cost, previous[place] + (letter == other ? 0 : 1))
            if row > 0, column > 1, letter == folded(right[column - 2]), other == folded(left[row - 1]) {
              cost = min(cost, beforePrevious[place] + 1)
            }
          }
          current[place] = cost
          least = min(least, cost)
        }
        if least > limit { return nil }
        swap(&beforePrevious, &previous)
        swap(&previous, &current)
      }
      let distance = previous[right.count - left.count + reach]
      return distance <= limit ? distance : nil
    }
  }

  /// A letter without its case, and `_` for `-`.
  private static func folded(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "-"): UInt8(ascii: "_")
    default: byte
    }
  }
}
