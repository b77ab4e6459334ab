import Diagnostics

/// The functions that make another text.
enum TextEditingFunctions {
  static let all: [CELFunction] = [
    CELFunction(
      "string.lowerAscii(): string",
      one: { text throws(CELFailure) in .string(ByteString(try text.text().bytes.map(\.loweredASCII))) }),
    CELFunction(
      "string.upperAscii(): string",
      one: { text throws(CELFailure) in .string(ByteString(try text.text().bytes.map(\.raisedASCII))) }),
    CELFunction("string.trim(): string", one: { text throws(CELFailure) in .string(trimmed(try text.text())) }),
    CELFunction(
      "string.reverse(): string", "list<A>.reverse(): list<A>",
      one: { value throws(CELFailure) in
        if case .list(let list) = value { return .list(list.reversed()) }
        let text = TextPlaces(try value.text())
        return .string(ByteString((0..<text.count).reversed().flatMap { text[$0..<$0 + 1].bytes }))
      }),
    CELFunction("strings.quote(string): string", one: { text throws(CELFailure) in .string(quoted(try text.text())) }),
    CELFunction(
      "string.replace(string, string): string",
      many: { values, meter throws(CELFailure) in try replaced(values, limit: -1, &meter) }),
    CELFunction(
      "string.replace(string, string, int): string",
      many: { values, meter throws(CELFailure) in try replaced(values, limit: try values[3].integer(), &meter) }),
    CELFunction(
      "string.split(string): list<string>",
      many: { values, meter throws(CELFailure) in try split(values, limit: -1, &meter) }),
    CELFunction(
      "string.split(string, int): list<string>",
      many: { values, meter throws(CELFailure) in try split(values, limit: try values[2].integer(), &meter) }),
    CELFunction(
      "list<string>.join(): string",
      many: { values, meter throws(CELFailure) in try joined(values[0], with: "", &meter) }),
    CELFunction(
      "list<string>.join(string): string",
      many: { values, meter throws(CELFailure) in try joined(values[0], with: try values[1].text(), &meter) }),
    CELFunction(
      "string.format(list<dyn>): string",
      many: { values, meter throws(CELFailure) in
        var format = TextFormat(try values[0].text(), try values[1].elements(), meter)
        defer { meter = format.meter }
        return .string(try format.text())
      }),
    CELFunction(
      "base64.encode(bytes): string",
      one: { value throws(CELFailure) in
        guard case .bytes(let bytes) = value else { throw .noOverload }
        return .string(ByteString(Base64.encoded(bytes)))
      }),
    CELFunction(
      "base64.decode(string): bytes",
      one: { value throws(CELFailure) in
        guard let bytes = Base64.decoded(try value.text().bytes) else { throw CELFailure("this is not base64") }
        return .bytes(bytes)
      }),
  ]

  private static func trimmed(_ text: ByteString) -> ByteString {
    let places = TextPlaces(text)
    func isSpace(_ index: Int) -> Bool {
      guard let scalar = UTF8Scalar.decode(places[index..<index + 1].bytes)?.scalar else { return false }
      return scalar.properties.isWhitespace
    }
    var (start, end) = (0, places.count)
    while start < end, isSpace(start) { start += 1 }
    while end > start, isSpace(end - 1) { end -= 1 }
    return places[start..<end]
  }

  private static func quoted(_ text: ByteString) -> ByteString {
    let letters: [UInt8: Unicode.Scalar] = [
      7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 0x22: "\"", 0x5C: "\\",
    ]
    var result: [UInt8] = [0x22]
    for byte in text.bytes {
      if let letter = letters[byte] {
        result += [0x5C, UInt8(ascii: letter)]
      } else {
        result.append(byte)
      }
    }
    return ByteString(result + [0x22])
  }

  /// The pieces of a text between the separators, at most so many; an empty separator is between all characters.
  private static func pieces(
    of text: ByteString, by separator: ByteString, most: Int, _ meter: inout CELMeter
  ) throws(CELFailure) -> [ByteString] {
    try TextFunctions.charge(text, separator, &meter)
    if separator.isEmpty {
      let places = TextPlaces(text)
      try meter.charge(min(places.count, most))
      guard places.count > most else { return (0..<places.count).map { places[$0..<$0 + 1] } }
      return (0..<most - 1).map { places[$0..<$0 + 1] } + [places[most - 1..<places.count]]
    }
    var pieces: [ByteString] = []
    let (bytes, part) = (text.bytes, separator.bytes)
    var (start, place) = (0, 0)
    while place + part.count <= bytes.count, pieces.count < most - 1 {
      if bytes[place] == part[0], bytes[place..<place + part.count].elementsEqual(part) {
        try meter.charge()
        pieces.append(ByteString(bytes[start..<place]))
        place += part.count
        start = place
      } else {
        place += 1
      }
    }
    return pieces + [ByteString(bytes[start...])]
  }

  private static func split(
    _ values: [CELValue], limit: Int, _ meter: inout CELMeter
  ) throws(CELFailure) -> CELValue {
    let (text, separator) = (try values[0].text(), try values[1].text())
    if limit == 0 { return .list([]) }
    let pieces = try pieces(of: text, by: separator, most: limit < 0 ? .max : limit, &meter)
    return .list(pieces.map { .string($0) })
  }

  private static func replaced(
    _ values: [CELValue], limit: Int, _ meter: inout CELMeter
  ) throws(CELFailure) -> CELValue {
    let (text, old, new) = (try values[0].text(), try values[1].text(), try values[2].text())
    if limit == 0 { return values[0] }
    var pieces = try pieces(of: text, by: old, most: limit < 0 ? .max : limit + 1, &meter)
    if old.isEmpty {
      // As in Go an empty text is also found before the first character and behind the last one.
      pieces.insert("", at: 0)
      if limit < 0 || pieces.count <= limit { pieces.append("") }
      if limit >= 0, pieces.count > limit + 1, let last = pieces.popLast(), let before = pieces.popLast() {
        pieces.append(ByteString(before.bytes + last.bytes))
      }
    }
    return .string(try joined(pieces, with: new, &meter))
  }

  private static func joined(
    _ list: CELValue, with separator: ByteString, _ meter: inout CELMeter
  ) throws(CELFailure) -> CELValue {
    var pieces: [ByteString] = []
    for element in try list.elements() { pieces.append(try element.text()) }
    return .string(try joined(pieces, with: separator, &meter))
  }

  private static func joined(
    _ pieces: [ByteString], with separator: ByteString, _ meter: inout CELMeter
  ) throws(CELFailure) -> ByteString {
    try meter.charge(pieces.count)
    var count = separator.bytes.count * max(0, pieces.count - 1)
    for piece in pieces { count += piece.bytes.count }
    try meter.charge(bytes: count)
    return ByteString(pieces.map(\.bytes).joined(separator: separator.bytes))
  }
}
