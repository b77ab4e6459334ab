import Snapshots

/// Reads what the extension `TREE` says of one folder after another: a name, two numbers and an id, by "Cache tree" in
/// `Documentation/gitformat-index.txt` of git.
///
/// There are as many as folders in a repository. So it says nothing of why a part is not what it should be: nobody wants to know.
struct CacheTreeText {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place: Int
  private let end: Int

  /// Reads `bytes` in a range, which the caller has made sure lies inside.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    (self.bytes, place, end) = (bytes, range.lowerBound, range.upperBound)
  }

  /// Whether everything was read.
  var isAtEnd: Bool { place == end }

  /// A name, which a zero ends.
  mutating func name() -> Range<Int>? {
    let start = place
    // Names are short: a call to look for the end would cost the most.
    while place + WordOfBytes.size <= end {
      if let zero = WordOfBytes(bytes, at: place).firstZero {
        place += zero + 1
        return start..<place - 1
      }
      place += WordOfBytes.size
    }
    while place < end && bytes[place] != 0 { place += 1 }
    guard place < end else { return nil }
    place += 1
    return start..<place - 1
  }

  /// A decimal number of at most nine digits, which may be negative, up to `terminator`.
  mutating func number(upTo terminator: UInt8) -> Int? {
    let isNegative = place < end && bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let first = place
    var value = 0
    while place < end, bytes[place] != terminator {
      let digit = bytes[place] &- UInt8(ascii: "0")
      guard digit < 10, place - first < 9 else { return nil }
      value = value &* 10 &+ Int(digit)
      place += 1
    }
    guard place < end, place > first else { return nil }
    place += 1
    return isNegative ? -value : value
  }

  /// The place of an id.
  mutating func id() -> Int? {
    guard end - place >= ObjectID.sha1Length else { return nil }
    defer { place += ObjectID.sha1Length }
    return place
  }
}
