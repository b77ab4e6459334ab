/// Cuts a stream of bytes into messages: a header with `Content-Length`, an empty line, and so many bytes (LSP 3.17, Base
/// Protocol).
///
/// Bytes may come in any pieces. A header that cannot be read is passed over, and so is a message that is too large.
public struct MessageFraming {
  /// What comes out of the stream.
  public enum Piece: Equatable {
    /// The content of a message, which should be JSON.
    case content([UInt8])
    /// A header that says nothing usable, with a sentence about it.
    case broken(String)
    /// A message of so many bytes, more than the limit; its content is not kept.
    case tooLarge(Int)
  }

  /// The most bytes that the content of a message may have.
  public let limit: Int

  /// The most bytes of a header, which has two fields at most.
  private static let mostHeaderBytes = 8192

  private var buffer: [UInt8] = []
  private var start = 0
  /// The length of the content that is being waited for.
  private var expected: Int?
  /// How many bytes of a message that is too large are still to come.
  private var passingOver = 0

  /// A stream whose messages may have so many bytes.
  public init(limit: Int = 128 << 20) {
    self.limit = limit
  }

  /// How many bytes have come that are in no message yet.
  public var waiting: Int { buffer.count - start }

  /// Takes what has come.
  public mutating func append(_ bytes: some Collection<UInt8>) {
    let passed = min(passingOver, bytes.count)
    passingOver -= passed
    buffer.append(contentsOf: bytes.dropFirst(passed))
  }

  /// The next piece, if all of it has come.
  public mutating func next() -> Piece? {
    while true {
      if let length = expected {
        guard waiting >= length else { return nil }
        let content = Array(buffer[start..<start + length])
        expected = nil
        drop(length)
        return .content(content)
      }
      guard let header = endOfHeader() else {
        guard waiting > Self.mostHeaderBytes else { return nil }
        drop(waiting)
        return .broken("a header has more than \(Self.mostHeaderBytes) bytes")
      }
      let length = Self.contentLength(in: buffer[start..<header.end])
      drop(header.next - start)
      guard let length else { return .broken("a header has no Content-Length that can be read") }
      guard length <= limit else {
        let passed = min(length, waiting)
        drop(passed)
        passingOver = length - passed
        return .tooLarge(length)
      }
      expected = length
    }
  }

  private mutating func drop(_ count: Int) {
    start += count
    // The bytes before it are let go in large pieces, so that a long stream is not moved again and again.
    if start == buffer.count {
      buffer.removeAll(keepingCapacity: buffer.capacity < 1 << 20)
      start = 0
    } else if start > 1 << 20 {
      buffer.removeFirst(start)
      start = 0
    }
  }

  private func endOfHeader() -> (end: Int, next: Int)? {
    let last = min(buffer.count, start + Self.mostHeaderBytes)
    guard last - start >= 4 else { return nil }
    for index in start...(last - 4)
    where buffer[index] == 0x0D && buffer[index + 1] == 0x0A && buffer[index + 2] == 0x0D && buffer[index + 3] == 0x0A {
      return (index, index + 4)
    }
    return nil
  }

  private static func contentLength(in header: ArraySlice<UInt8>) -> Int? {
    for line in String(decoding: header, as: UTF8.self).split(whereSeparator: { $0 == "\r\n" || $0 == "\n" }) {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      let digits = parts[1].drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
      return Int(String(digits))
    }
    return nil
  }
}
