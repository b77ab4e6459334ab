/// A text as Unicode scalars with their places, as Go reads a string: a byte that is no UTF-8 is U+FFFD.
struct ScalarText {
  /// One scalar, or one tag as a whole.
  struct Unit {
    let scalar: Unicode.Scalar
    let offset: Int
    let isTag: Bool
  }

  private(set) var units: [Unit] = []
  /// The length of the text in bytes.
  let length: Int

  /// Decodes a text in which some ranges are tags, given in order.
  init(_ text: [UInt8], tags: [Range<Int>] = []) {
    length = text.count
    units.reserveCapacity(text.count)
    var place = 0
    var tags = tags[...]
    while place < text.count {
      if let tag = tags.first, tag.lowerBound == place {
        units.append(Unit(scalar: "\u{FFFD}", offset: place, isTag: true))
        place = tag.upperBound
        tags.removeFirst()
        continue
      }
      let (scalar, count) = Self.decode(text, at: place)
      units.append(Unit(scalar: scalar, offset: place, isTag: false))
      place += count
    }
  }

  /// The offset of a unit, or the end.
  func offset(of unit: Int) -> Int { unit < units.count ? units[unit].offset : length }

  /// Whether a backslash stands right before a tag.
  var hasEscapedTag: Bool {
    zip(units, units.dropFirst()).contains { !$0.isTag && $0.scalar == "\\" && $1.isTag }
  }

  private static func decode(_ text: [UInt8], at place: Int) -> (Unicode.Scalar, Int) {
    let first = text[place]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, place + count <= text.count else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0x7F >> UInt32(count))
    for index in place + 1..<place + count {
      guard text[index] & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(text[index] & 0x3F)
    }
    let smallest: [UInt32] = [0, 0, 0x80, 0x800, 0x1_0000]
    guard value >= smallest[count], let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
    return (scalar, count)
  }
}

extension Unicode.Scalar {
  /// What Go's `unicode.IsLetter` says.
  var isLetter: Bool {
    if isASCII { return UInt8(value).isLetter }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  /// What Go's `unicode.IsDigit` says.
  var isDigit: Bool {
    isASCII ? UInt8(value).isDigit : properties.generalCategory == .decimalNumber
  }

  /// What Go's `unicode.IsSpace` says.
  var isSpace: Bool { properties.isWhitespace }
}
