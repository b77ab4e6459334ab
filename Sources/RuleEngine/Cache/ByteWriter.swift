/// Writes numbers and texts one after the other; a number has four bytes, the low one first.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(expecting count: Int = 0) {
    bytes.reserveCapacity(count)
  }

  mutating func number(_ number: UInt32) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func raw(_ more: [UInt8]) { bytes += more }

  mutating func text(_ text: [UInt8]) {
    number(UInt32(text.count))
    bytes += text
  }

  mutating func string(_ string: String) { text(Array(string.utf8)) }

  mutating func optional(_ string: String?) {
    number(string == nil ? 0 : 1)
    if let string { self.string(string) }
  }

  mutating func list<Element>(_ elements: [Element], _ write: (inout ByteWriter, Element) -> Void) {
    number(UInt32(elements.count))
    for element in elements { write(&self, element) }
  }
}

/// Reads what `ByteWriter` wrote; everything is `nil` that does not fit into the bytes.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }

  /// How many bytes are left.
  var rest: Int { bytes.endIndex - position }

  mutating func number() -> Int? {
    guard rest >= 4 else { return nil }
    defer { position += 4 }
    return bytes.withUnsafeBytes {
      Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: position - bytes.startIndex, as: UInt32.self)))
    }
  }

  mutating func raw(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= rest else { return nil }
    defer { position += count }
    return bytes[position..<(position + count)]
  }

  mutating func text() -> ArraySlice<UInt8>? { number().flatMap { raw($0) } }

  mutating func string() -> String? { text().map { String(decoding: $0, as: UTF8.self) } }

  /// A string or none; `nil` only if there is neither.
  mutating func optional() -> String?? {
    switch number() {
    case 0: .some(nil)
    case 1: string().map { .some($0) }
    default: nil
    }
  }

  mutating func list<Element>(_ read: (inout ByteReader) -> Element?) -> [Element]? {
    guard let count = number(), count <= rest else { return nil }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count {
      guard let element = read(&self) else { return nil }
      elements.append(element)
    }
    return elements
  }
}
