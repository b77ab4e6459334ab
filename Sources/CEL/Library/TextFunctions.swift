import Diagnostics

/// The functions that ask something of a text.
enum TextFunctions {
  static let all: [CELFunction] = [
    CELFunction(
      "string.startsWith(string): bool",
      two: { text, part throws(CELFailure) in .bool(try text.text().bytes.starts(with: try part.text().bytes)) }),
    CELFunction(
      "string.endsWith(string): bool",
      two: { text, part throws(CELFailure) in
        let (text, part) = (try text.text().bytes, try part.text().bytes)
        return .bool(text.count >= part.count && text.suffix(part.count).elementsEqual(part))
      }),
    CELFunction(
      "string.contains(string): bool",
      many: { values, meter throws(CELFailure) in
        let (text, part) = (try values[0].text(), try values[1].text())
        try charge(text, part, &meter)
        return .bool(occurs(part.bytes, in: text.bytes))
      }),
    CELFunction(
      "string.charAt(int): string",
      two: { text, index throws(CELFailure) in
        let (text, index) = (TextPlaces(try text.text()), try index.integer())
        guard (0...text.count).contains(index) else { throw outOfRange(index) }
        return .string(index == text.count ? ByteString("") : text[index..<index + 1])
      }),
    CELFunction(
      "string.indexOf(string): int", "list<A>.indexOf(A): int",
      many: { values, meter throws(CELFailure) in
        if case .list(let list) = values[0] { return .int(try index(of: values[1], in: list, isLast: false, &meter)) }
        return .int(try index(values, isLast: false, &meter))
      }),
    CELFunction(
      "string.indexOf(string, int): int",
      many: { values, meter throws(CELFailure) in .int(try index(values, isLast: false, &meter)) }),
    CELFunction(
      "string.lastIndexOf(string): int", "list<A>.lastIndexOf(A): int",
      many: { values, meter throws(CELFailure) in
        if case .list(let list) = values[0] { return .int(try index(of: values[1], in: list, isLast: true, &meter)) }
        return .int(try index(values, isLast: true, &meter))
      }),
    CELFunction(
      "string.lastIndexOf(string, int): int",
      many: { values, meter throws(CELFailure) in .int(try index(values, isLast: true, &meter)) }),
    CELFunction(
      "string.substring(int): string",
      two: { text, start throws(CELFailure) in
        let text = TextPlaces(try text.text())
        return .string(try part(of: text, from: try start.integer(), to: text.count))
      }),
    CELFunction(
      "string.substring(int, int): string",
      many: { values, _ throws(CELFailure) in
        let text = TextPlaces(try values[0].text())
        return .string(try part(of: text, from: try values[1].integer(), to: try values[2].integer()))
      }),
  ]

  static func outOfRange(_ index: Int) -> CELFailure { CELFailure("index out of range: \(index)") }

  /// A search compares both texts at each place.
  static func charge(_ text: ByteString, _ part: ByteString, _ meter: inout CELMeter) throws(CELFailure) {
    try meter.charge(bytes: text.bytes.count)
    try meter.charge(text.bytes.count / 16 * (part.bytes.count / 16))
  }

  private static func occurs(_ part: [UInt8], in text: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    guard text.count >= part.count else { return false }
    return text.withUnsafeBufferPointer { text in
      for place in 0...text.count - part.count where text[place] == first {
        if text[place..<place + part.count].elementsEqual(part) { return true }
      }
      return false
    }
  }

  /// `indexOf` and `lastIndexOf` of texts: the place may be where the search begins, and where it ends for the last one.
  private static func index(
    _ values: [CELValue], isLast: Bool, _ meter: inout CELMeter
  ) throws(CELFailure) -> Int {
    let (text, part) = (try values[0].text(), try values[1].text())
    try charge(text, part, &meter)
    let places = TextPlaces(text)
    var offset = isLast ? places.count : 0
    if values.count > 2 {
      offset = try values[2].integer()
      // cel-go allows the end of the text as a place, and an empty part is found there.
      guard (0...places.count).contains(offset) else { throw outOfRange(offset) }
    }
    let found =
      isLast
      ? places.occurrence(of: part, in: stride(from: offset, through: 0, by: -1))
      : places.occurrence(of: part, in: stride(from: offset, through: places.count, by: 1))
    return found ?? -1
  }

  private static func index(
    of value: CELValue, in list: [CELValue], isLast: Bool, _ meter: inout CELMeter
  ) throws(CELFailure) -> Int {
    for index in list.indices {
      let place = isLast ? list.count - 1 - index : index
      if try CELValue.areEqual(list[place], value, &meter) { return place }
    }
    return -1
  }

  private static func part(of text: TextPlaces, from start: Int, to end: Int) throws(CELFailure) -> ByteString {
    guard (0...text.count).contains(start) else { throw outOfRange(start) }
    guard (0...text.count).contains(end) else { throw outOfRange(end) }
    guard start <= end else { throw CELFailure("invalid substring range. start: \(start), end: \(end)") }
    return text[start..<end]
  }
}
