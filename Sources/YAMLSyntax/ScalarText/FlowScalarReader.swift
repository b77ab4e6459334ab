/// Decodes plain and quoted scalars as `yaml_parser_scan_plain_scalar` and `yaml_parser_scan_flow_scalar` of libyaml
/// 0.2.5 do, and notes where each piece came from.
struct FlowScalarReader {
  private let file: UnsafeBufferPointer<UInt8>
  private let end: Int
  private let style: ScalarStyle
  private var offset: Int
  private var text: DecodedText

  /// Decodes what stands in `range`, between the quotes if there are any.
  static func decode(_ file: UnsafeBufferPointer<UInt8>, in range: Range<Int>, style: ScalarStyle) -> DecodedText {
    var reader = FlowScalarReader(file: file, range: range, style: style)
    while reader.offset < reader.end {
      let isContinued = reader.readLine()
      reader.readGap(afterEscapedBreak: isContinued)
    }
    return reader.text
  }

  private init(file: UnsafeBufferPointer<UInt8>, range: Range<Int>, style: ScalarStyle) {
    self.file = file
    end = range.upperBound
    self.style = style
    offset = range.lowerBound
    text = DecodedText(start: range.lowerBound, expectedLength: range.count)
  }

  /// Reads up to a line break, or the blanks before one; whether a backslash takes that break away.
  private mutating func readLine() -> Bool {
    var start = offset
    while skipToNotable() {
      if isBlank(at: offset) {
        var next = offset
        while next < end, isBlank(at: next) { next += 1 }
        if next < end, LineBreak.length(in: file, at: next) > 0 { break }
        offset = next
        continue
      }
      if LineBreak.length(in: file, at: offset) > 0 { break }
      let isEscape =
        switch style {
        case .singleQuoted: file[offset] == UInt8(ascii: "'")
        case .doubleQuoted: file[offset] == UInt8(ascii: "\\")
        default: false
        }
      guard isEscape else {
        offset += 1
        continue
      }
      text.copy(start..<offset, of: file)
      let lineBreak = LineBreak.length(in: file, at: offset + 1)
      if style == .doubleQuoted, lineBreak > 0 {
        offset = min(offset + 1 + lineBreak, end)
        return true
      }
      readEscape()
      start = offset
    }
    text.copy(start..<offset, of: file)
    return false
  }

  /// Goes on to the next byte that may be more than itself; whether there is one.
  private mutating func skipToNotable() -> Bool {
    Self.isNotable.withUnsafeBufferPointer { isNotable in
      while offset < end, !isNotable[Int(file[offset])] { offset += 1 }
      return offset < end
    }
  }

  /// For each byte whether it is white space, or may be an escape or begin a line break.
  private static let isNotable: [Bool] = (UInt8.min...UInt8.max).map { byte in
    "\t\n\r '\\".utf8.contains(byte) || byte == 0xC2 || byte == 0xE2
  }

  /// Reads white space: blanks within a line are kept, line breaks are folded.
  private mutating func readGap(afterEscapedBreak: Bool) {
    let start = offset
    var lineBreaks: [Range<Int>] = []
    while offset < end {
      let length = LineBreak.length(in: file, at: offset)
      if length > 0 {
        lineBreaks.append(offset..<min(offset + length, end))
        offset += length
      } else if isBlank(at: offset) {
        offset += 1
      } else {
        break
      }
    }
    offset = min(offset, end)

    if lineBreaks.isEmpty {
      if !afterEscapedBreak { text.copy(start..<offset, of: file) }
      return
    }
    // The first break is a space, or nothing if empty lines follow, or itself if it is U+2028 or U+2029. A backslash
    // has taken it away already.
    let first = lineBreaks[0]
    if !afterEscapedBreak {
      if LineBreak.isSeparator(in: file, at: first.lowerBound) {
        text.appendBreak(first, of: file)
      } else if lineBreaks.count == 1 {
        text.append(CollectionOfOne(UInt8(ascii: " ")), for: start..<offset)
      }
      lineBreaks.removeFirst()
    }
    for lineBreak in lineBreaks {
      text.appendBreak(lineBreak, of: file)
    }
  }

  private mutating func readEscape() {
    if style == .singleQuoted {
      let source = offset..<min(offset + 2, end)
      text.append(CollectionOfOne(UInt8(ascii: "'")), for: source)
      offset = source.upperBound
      return
    }
    let letter = offset + 1 < end ? file[offset + 1] : UInt8(ascii: "\\")
    let digits =
      switch letter {
      case UInt8(ascii: "x"): 2
      case UInt8(ascii: "u"): 4
      case UInt8(ascii: "U"): 8
      default: 0
      }
    let source = offset..<min(offset + 2 + digits, end)
    offset = source.upperBound
    if digits > 0 {
      let code = UInt32(String(decoding: file[source.dropFirst(2)], as: UTF8.self), radix: 16)
      let scalar = code.flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}"
      text.append(String(scalar).utf8, for: source)
    } else {
      text.append(Self.meaning(of: letter), for: source)
    }
  }

  private static func meaning(of letter: UInt8) -> [UInt8] {
    switch letter {
    case UInt8(ascii: "0"): [0x00]
    case UInt8(ascii: "a"): [0x07]
    case UInt8(ascii: "b"): [0x08]
    case UInt8(ascii: "t"): [0x09]
    case UInt8(ascii: "n"): [0x0A]
    case UInt8(ascii: "v"): [0x0B]
    case UInt8(ascii: "f"): [0x0C]
    case UInt8(ascii: "r"): [0x0D]
    case UInt8(ascii: "e"): [0x1B]
    case UInt8(ascii: "N"): [0xC2, 0x85]
    case UInt8(ascii: "_"): [0xC2, 0xA0]
    case UInt8(ascii: "L"): [0xE2, 0x80, 0xA8]
    case UInt8(ascii: "P"): [0xE2, 0x80, 0xA9]
    // A space, a tab, a slash, a quote and the backslash stand for themselves.
    default: [letter]
    }
  }

  private func isBlank(at offset: Int) -> Bool {
    file[offset] == UInt8(ascii: " ") || file[offset] == UInt8(ascii: "\t")
  }
}
