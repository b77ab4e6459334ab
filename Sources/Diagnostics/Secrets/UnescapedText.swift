/// A text as a reader takes it that knows escapes, with the way back to the bytes that were written.
///
/// It knows those that double-quoted YAML and JSON have, wherever they stand: what does not parse has no quotes to go by.
struct UnescapedText {
  /// What is read.
  private(set) var bytes: [UInt8] = []
  /// Where the way back changes, in the order of what is read: nearly all bytes stand for themselves.
  private var seams: [Seam] = []
  /// How many bytes were written.
  private let end: Int

  /// A place from which on what is read stands for what is written from another place on.
  private struct Seam {
    let read: UInt32
    let written: UInt32
    /// Whether all bytes up to the next seam stand for one escape.
    let isEscape: Bool
  }

  /// Reads a text; `nil` if it has nothing to read in another way.
  init?(_ text: [UInt8]) {
    guard text.count < UInt32.max, var escape = text.firstOccurrence(of: "\\") else { return nil }
    end = text.count
    bytes.reserveCapacity(text.count)
    var place = 0
    while true {
      guard let (read, length) = Self.escape(in: text, at: escape) else {
        guard let next = text.firstOccurrence(of: "\\", from: escape + 1) else { break }
        escape = next
        continue
      }
      append(text[place..<escape], at: place)
      append(read[...], at: escape, isEscape: true)
      place = escape + length
      guard let next = text.firstOccurrence(of: "\\", from: place) else { break }
      escape = next
    }
    append(text[place...], at: place)
    guard bytes.count < text.count else { return nil }
  }

  /// Reads a text of two or four bytes a character, such as UTF-16, without its zeros; `nil` if it has none.
  init?(withoutZerosOf text: [UInt8]) {
    guard text.count < UInt32.max, text.prefix(4096).contains(0) else { return nil }
    end = text.count
    var place = 0
    while let start = text[place...].firstIndex(where: { $0 != 0 }) {
      place = text[start...].firstIndex(of: 0) ?? text.count
      append(text[start..<place], at: start)
    }
  }

  /// The bytes that were written for a part of what is read.
  func written(_ range: Range<Int>) -> Range<Int> { written(range.lowerBound)..<written(range.upperBound) }

  private func written(_ place: Int) -> Int {
    guard place < bytes.count, let seam = seams[..<seams.partitioningIndex { $0.read > place }].last else { return end }
    return Int(seam.written) + (seam.isEscape ? 0 : place - Int(seam.read))
  }

  private mutating func append(_ read: ArraySlice<UInt8>, at place: Int, isEscape: Bool = false) {
    guard !read.isEmpty else { return }
    seams.append(Seam(read: UInt32(bytes.count), written: UInt32(place), isEscape: isEscape))
    bytes += read
  }

  /// What an escape stands for, and how long it is; `nil` if there is none.
  private static func escape(in text: [UInt8], at place: Int) -> (read: [UInt8], length: Int)? {
    guard text[place] == UInt8(ascii: "\\"), place + 1 < text.count else { return nil }
    switch text[place + 1] {
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "/"): return (single[Int(text[place + 1])], 2)
    case UInt8(ascii: "n"): return (single[0x0A], 2)
    case UInt8(ascii: "x"): return scalar(in: text, at: place, digits: 2)
    case UInt8(ascii: "u"): return scalar(in: text, at: place, digits: 4)
    case UInt8(ascii: "U"): return scalar(in: text, at: place, digits: 8)
    case 0x0A, 0x0D:
      // An escaped line break joins the lines without the indentation of the second.
      let rest = text[(place + 1)...].firstIndex { $0 != 0x0A && $0 != 0x0D && $0 != 0x20 && $0 != 0x09 }
      return ([], (rest ?? text.count) - place)
    default: return nil
    }
  }

  /// Each byte as a text, so that none is made for the escapes that are everywhere.
  private static let single = (UInt8.min...UInt8.max).map { [$0] }

  private static func scalar(in text: [UInt8], at place: Int, digits: Int) -> (read: [UInt8], length: Int)? {
    let part = text[(place + 2)...].prefix(digits)
    guard part.count == digits, let value = UInt32(String(decoding: part, as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { return nil }
    return (Array(String(scalar).utf8), digits + 2)
  }
}
