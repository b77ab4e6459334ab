import Diagnostics

/// A text by the places of its characters, which are code points; a byte that is not UTF-8 is one as well.
struct TextPlaces {
  let bytes: [UInt8]
  /// Where each character begins, and where the last one ends.
  private let starts: [Int]

  init(_ text: ByteString) {
    bytes = text.bytes
    var starts: [Int] = []
    starts.reserveCapacity(bytes.count + 1)
    var place = 0
    while place < bytes.count {
      starts.append(place)
      place += bytes[place] < 0x80 ? 1 : UTF8Scalar.decode(bytes[place...])?.length ?? 1
    }
    self.starts = starts + [place]
  }

  /// How many characters there are.
  var count: Int { starts.count - 1 }

  /// How many characters a text has.
  static func count(of text: ByteString) -> Int {
    text.bytes.allSatisfy { $0 < 0x80 } ? text.bytes.count : TextPlaces(text).count
  }

  /// The characters of a range.
  subscript(range: Range<Int>) -> ByteString {
    ByteString(bytes[starts[range.lowerBound]..<starts[range.upperBound]])
  }

  /// The character where the first, or last, occurrence of a part from a character on begins.
  ///
  /// The part is compared everywhere it could begin, in at most as many steps as both lengths multiplied; the caller counts.
  func occurrence(of part: ByteString, in places: some Sequence<Int>) -> Int? {
    places.first { starts.indices.contains($0) && bytes[starts[$0]...].starts(with: part.bytes) }
  }
}
