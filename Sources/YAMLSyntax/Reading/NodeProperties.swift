/// The anchor and the tag before a node, `&a !!str`, which libyaml counts as part of it.
enum NodeProperties {
  /// The offset after the properties that start at `start`, and after the white space and comments that follow them.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int) -> Int {
    var offset = start
    while offset < limit {
      switch bytes[offset] {
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        while offset < limit, !isBlank(bytes[offset]), LineBreak.length(in: bytes, at: offset) == 0 { offset += 1 }
      case UInt8(ascii: "#"):
        offset = LineBreak.next(in: bytes, from: offset)
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        offset += 1
      default:
        let length = LineBreak.length(in: bytes, at: offset)
        if length == 0 { return offset }
        offset += length
      }
    }
    return limit
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
