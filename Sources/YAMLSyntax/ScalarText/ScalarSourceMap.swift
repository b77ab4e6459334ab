public import Diagnostics

/// Where each byte of a scalar's decoded text stands in the file.
///
/// It reads the source of the scalar again, the way libyaml does, and compares the result with what libyaml made of it.
/// Should they ever differ, the map is not exact and answers with the whole scalar. That happens to strings of embedded
/// JSON whose source is escaped once for JSON and once more for YAML.
public struct ScalarSourceMap: Sendable {
  /// Whether places inside the scalar are known.
  public let isExact: Bool

  private let scalar: SourceSpan
  /// The place of a text that is empty.
  private let emptyPlace: Int
  private let pieces: [DecodedText.Piece]
  private let length: Int

  /// The map of a scalar by what its source was decoded into; `text` is what libyaml made of it.
  init(of scalar: SourceSpan, _ decoded: DecodedText, _ text: ArraySlice<UInt8>) {
    self.scalar = scalar
    length = text.count
    isExact = decoded.bytes[...] == text
    pieces = isExact ? decoded.pieces : []
    emptyPlace = decoded.start
  }

  /// The bytes of the file that a range of the decoded text was read from.
  ///
  /// An escape and a folded line break are covered as a whole. An empty range is an empty span before its byte, or at the
  /// end of the text. Offsets past the end of the text count as its end.
  public func span(of range: Range<Int>) -> SourceSpan {
    guard isExact else { return scalar }
    let range = range.clamped(to: 0..<length)
    let start = range.lowerBound < length ? place(of: range.lowerBound).lowerBound : end
    let end = range.isEmpty ? start : place(of: range.upperBound - 1).upperBound
    // The blank lines after a block scalar can be part of its text, but not of its span.
    return SourceSpan(min(start, Int(scalar.end)), min(end, Int(scalar.end)))
  }

  private var end: Int {
    length > 0 ? place(of: length - 1).upperBound : emptyPlace
  }

  /// The bytes of the file that one byte of the text was read from.
  private func place(of offset: Int) -> Range<Int> {
    let piece = pieces[max(0, pieces.partitioningIndex { $0.textStart > offset } - 1)]
    guard piece.isVerbatim else { return piece.source }
    let start = piece.source.lowerBound + offset - piece.textStart
    return start..<start + 1
  }

  /// Reads the source of a scalar again.
  static func decode(
    _ record: YAMLRecord, _ text: ArraySlice<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> DecodedText {
    let span = record.span.range
    switch record.style {
    case _ where record.kind != .scalar:
      return DecodedText(start: span.lowerBound)
    case _ where record.isInFile:
      var decoded = DecodedText(start: record.textRange.lowerBound)
      decoded.copy(record.textRange, of: bytes)
      return decoded
    case .plain:
      return FlowScalarReader.decode(bytes, in: span, style: .plain)
    case .singleQuoted, .doubleQuoted:
      // A quoted scalar has both its quotes; anything else is no source that could be read again.
      guard span.count >= 2 else { return DecodedText(start: span.lowerBound) }
      return FlowScalarReader.decode(bytes, in: span.lowerBound + 1..<span.upperBound - 1, style: record.style)
    case .literal, .folded:
      return BlockScalarReader.decode(bytes, from: span.lowerBound, isLiteral: record.style == .literal, text: text)
    }
  }
}
