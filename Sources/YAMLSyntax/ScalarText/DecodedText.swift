/// The text of a scalar as it is put together from its source, piece by piece.
struct DecodedText {
  /// A run of the text and the bytes of the file that it comes from.
  struct Piece {
    let textStart: Int
    var source: Range<Int>
    /// Whether each byte of the text is one byte of the source; otherwise the piece is one escape or line break.
    let isVerbatim: Bool
  }

  /// Where the text starts in the file, should it be empty.
  let start: Int
  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [Piece] = []

  init(start: Int, expectedLength: Int = 0) {
    self.start = start
    bytes.reserveCapacity(expectedLength)
  }

  /// Appends bytes of the file as they are.
  mutating func copy(_ source: Range<Int>, of file: UnsafeBufferPointer<UInt8>) {
    guard !source.isEmpty else { return }
    if let last = pieces.last, last.isVerbatim, last.source.upperBound == source.lowerBound {
      pieces[pieces.count - 1].source = last.source.lowerBound..<source.upperBound
    } else {
      pieces.append(Piece(textStart: bytes.count, source: source, isVerbatim: true))
    }
    bytes.append(contentsOf: file[source])
  }

  /// Appends text that is written otherwise in the file.
  mutating func append(_ text: some Collection<UInt8>, for source: Range<Int>) {
    guard !text.isEmpty else { return }
    pieces.append(Piece(textStart: bytes.count, source: source, isVerbatim: false))
    bytes.append(contentsOf: text)
  }

  /// Appends a line break, which reads as a line feed unless it is U+2028 or U+2029.
  mutating func appendBreak(_ source: Range<Int>, of file: UnsafeBufferPointer<UInt8>) {
    if LineBreak.isSeparator(in: file, at: source.lowerBound) {
      append(file[source], for: source)
    } else {
      append(CollectionOfOne(UInt8(ascii: "\n")), for: source)
    }
  }
}
