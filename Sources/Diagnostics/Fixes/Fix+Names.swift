extension Fix {
  /// Writes one name in the place of another.
  ///
  /// `nil` where the file has the name in another form than letter by letter, such as with an escape or by an alias, and
  /// where the new name could mean something else without quotes.
  public init?(
    _ safety: Safety, writing new: ByteString, for old: ByteString, at location: Location, _ summary: String
  ) {
    guard let place = location.place, new.isPlainName else { return nil }
    let bytes = place.file.bytes
    var range = place.span.range.clamped(to: 0..<bytes.count)
    if range.count == old.bytes.count + 2, let quote = bytes[range].first, quote == bytes[range].last,
      quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    {
      range = range.lowerBound + 1..<range.upperBound - 1
    }
    guard bytes[range].elementsEqual(old.bytes) else { return nil }
    self.init(
      safety, summary, [.replace(place.file, SourceSpan(range.lowerBound, range.upperBound), with: new.bytes)])
  }
}

extension ByteString {
  /// Whether the bytes are the same text in every style of a YAML scalar.
  fileprivate var isPlainName: Bool {
    guard let first = bytes.first, first.isLetter, bytes.allSatisfy({ $0.isLetter || $0.isOfName }) else {
      return false
    }
    // What YAML 1.1 takes for a Boolean or for null (`resolver.py` of PyYAML 6.0).
    return !["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(
      String(decoding: bytes, as: UTF8.self).lowercased())
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

  fileprivate var isOfName: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
    default: false
    }
  }
}
