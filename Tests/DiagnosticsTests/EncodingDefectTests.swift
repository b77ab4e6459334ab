import Diagnostics
import Testing

/// Other encodings than UTF-8 are told by their names, with a byte order mark and without.
@Suite struct EncodingDefectTests {
  private static let text = Array("kind: Workflow\n".utf8)

  /// The text with `width` bytes a letter.
  private static func wide(_ width: Int, zerosFirst: Bool) -> [UInt8] {
    let zeros = Array(repeating: UInt8(0), count: width - 1)
    return text.flatMap { zerosFirst ? zeros + [$0] : [$0] + zeros }
  }

  @Test(arguments: [true, false]) func fourBytesALetterAreUTF32(_ zerosFirst: Bool) {
    #expect(EncodingDefect(in: Self.wide(4, zerosFirst: zerosFirst)) == .utf32)
    let mark: [UInt8] = zerosFirst ? [0, 0, 0xFE, 0xFF] : [0xFF, 0xFE, 0, 0]
    #expect(EncodingDefect(in: mark + Self.wide(4, zerosFirst: zerosFirst)) == .utf32)
  }

  @Test(arguments: [true, false]) func twoBytesALetterAreUTF16(_ zerosFirst: Bool) {
    #expect(EncodingDefect(in: Self.wide(2, zerosFirst: zerosFirst)) == .utf16)
    let mark: [UInt8] = zerosFirst ? [0xFE, 0xFF] : [0xFF, 0xFE]
    #expect(EncodingDefect(in: mark + Self.wide(2, zerosFirst: zerosFirst)) == .utf16)
  }

  @Test func aZeroByteInTextIsNoEncoding() {
    #expect(EncodingDefect(in: Self.text + [0]) == .nul(offset: Self.text.count))
    #expect(EncodingDefect(in: Self.text) == nil)
  }
}
