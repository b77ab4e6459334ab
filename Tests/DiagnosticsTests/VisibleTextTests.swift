import Diagnostics
import TestSupport
import Testing

@Suite("Visible text")
struct VisibleTextTests {
  @Test(
    "What could steer a terminal is written as an escape",
    arguments: [
      ("plain é 😀", "plain é 😀"), ("\u{1B}[31m", #"\u{1B}[31m"#), ("a\nb\tc\r", #"a\nb\tc\r"#), ("\0", #"\u{0}"#),
      ("\u{7F}\u{9B}", #"\u{7F}\u{9B}"#), ("a\u{202E}b", #"a\u{202E}b"#), ("\u{2066}\u{2069}", #"\u{2066}\u{2069}"#),
      ("\u{200F}\u{061C}", #"\u{200F}\u{61C}"#), ("\u{200B}\u{FEFF}", #"\u{200B}\u{FEFF}"#),
      ("\u{E0041}", #"\u{E0041}"#), ("👩\u{200D}💻", "👩\u{200D}💻"), ("\u{2028}", #"\u{2028}"#),
    ])
  func escapes(text: String, visible: String) {
    #expect(VisibleText.of(Array(text.utf8)) == visible)
  }

  @Test(
    "Bytes that are no UTF-8 are written as bytes",
    arguments: [
      ([0x61, 0xFF, 0x62], #"a\xFFb"#), ([0xC3], #"\xC3"#), ([0xC0, 0x80], #"\xC0\x80"#),
      ([0xED, 0xA0, 0x80], #"\xED\xA0\x80"#), ([0xE2, 0x82, 0x41], #"\xE2\x82A"#),
    ] as [([UInt8], String)])
  func invalid(bytes: [UInt8], visible: String) {
    #expect(VisibleText.of(bytes) == visible)
  }

  @Test(
    "What is no character is an escape", arguments: [0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xFDD0, 0xFDEF] as [UInt32])
  func noncharacters(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(!VisibleText.isHarmless(scalar))
    #expect(VisibleText.of(Array(String(scalar).utf8)) == "\\u{\(String(value, radix: 16, uppercase: true))}")
  }

  @Test(
    "A backslash that would look like the start of an escape is written twice",
    arguments: [
      (#"\u{1B}"#, #"\\u{1B}"#), (#"\x9B"#, #"\\x9B"#), (#"a\nb"#, #"a\\nb"#), (#"\\n"#, #"\\\\n"#), (#"\d+"#, #"\d+"#),
      (#"C:\data"#, #"C:\data"#), ("\\\u{1B}", #"\\\u{1B}"#), ("a\\", #"a\"#), ("\u{1B}", #"\u{1B}"#),
      ("\\\u{202E}", #"\\\u{202E}"#),
    ])
  func backslashes(text: String, visible: String) {
    #expect(VisibleText.exact(Array(text.utf8)) == visible)
  }

  @Test("No two texts look alike")
  func exact() {
    var generator = SeededGenerator(seed: 5)
    let pieces = ["\\", "u", "{", "1B", "}", "\u{1B}", "x", "9B", "n", "\n", "t", "\t", "#", "d", "\u{FFFE}", "r"]
    var seen: [String: String] = [:]
    for _ in 0..<50_000 {
      let text = generator.text(of: pieces, count: 1...5)
      let visible = VisibleText.exact(Array(text.utf8))
      #expect(seen[visible, default: text] == text, "\(visible)")
      seen[visible] = text
    }
  }

  @Test("Nothing that is shown holds a control character")
  func everyScalar() {
    for value in 0...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory == .control else { continue }
      #expect(!VisibleText.isHarmless(scalar))
    }
  }
}

@Suite("UTF-8")
struct UTF8ScalarTests {
  @Test("Every scalar is decoded to itself")
  func scalars() {
    for value in stride(from: 0 as UInt32, through: 0x10FFFF, by: 37) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      let decoded = UTF8Scalar.decode(bytes)
      #expect(decoded?.scalar == scalar && decoded?.length == bytes.count)
    }
  }

  @Test(
    "Overlong forms, surrogates, values past the last scalar and broken sequences are invalid",
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xC3, 0x28], [],
    ] as [[UInt8]])
  func invalid(bytes: [UInt8]) {
    #expect(UTF8Scalar.decode(bytes) == nil)
  }

  @Test("The first byte that is not part of valid UTF-8 is found")
  func firstInvalid() {
    #expect(UTF8Scalar.firstInvalidOffset(in: Array("aé😀".utf8)) == nil)
    #expect(UTF8Scalar.firstInvalidOffset(in: Array("aé".utf8) + [0xE2, 0x82]) == 3)
    #expect(UTF8Scalar.firstInvalidOffset(in: [0xFF]) == 0)
  }
}
