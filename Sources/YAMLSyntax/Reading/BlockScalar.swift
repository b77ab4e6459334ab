/// The text of literal and folded scalars in the file.
enum BlockScalar {
  /// The end of the content: without the last line break and the blank lines after it.
  ///
  /// libyaml's own end lies at the next token. `start` is the end of the header's line, which is what remains of a scalar
  /// without content.
  static func trimmedEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    var contentEnd = start
    var offset = start
    while offset < end {
      offset += max(1, LineBreak.length(in: bytes, at: offset))
      let lineEnd = min(LineBreak.next(in: bytes, from: offset), end)
      if bytes[offset..<lineEnd].contains(where: { $0 != UInt8(ascii: " ") }) { contentEnd = lineEnd }
      offset = lineEnd
    }
    return contentEnd
  }
}
