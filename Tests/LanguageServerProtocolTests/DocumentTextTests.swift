import LanguageServerProtocol
import TestSupport
import Testing

@Suite("The text of a document")
struct DocumentTextTests {
  private static func position(_ line: Int, _ character: Int) -> LSP.Position {
    LSP.Position(line: line, character: character)
  }

  @Test("has lines that end in three ways")
  func lines() {
    let text = DocumentText(Array("a\r\nb\rc\n".utf8))
    #expect(text.lineCount == 4)
    #expect((0..<4).map { text.lineRange($0) } == [0..<1, 3..<4, 5..<6, 7..<7])
  }

  @Test("counts bytes or the units of UTF-16")
  func columns() {
    let text = DocumentText(Array("ä😀z\n€".utf8))
    let offsets = [0, 2, 6, 7]
    #expect(offsets.map { text.position(of: $0, .utf16).character } == [0, 1, 3, 4])
    #expect(offsets.map { text.position(of: $0, .utf8).character } == [0, 2, 6, 7])
    #expect(offsets.map { text.offset(of: text.position(of: $0, .utf16), .utf16) } == offsets)
    #expect(offsets.map { text.offset(of: text.position(of: $0, .utf8), .utf8) } == offsets)
  }

  @Test("takes positions outside of it, and inside of a character, for the nearest one")
  func outside() {
    let text = DocumentText(Array("ä😀z\r\nb".utf8))
    // Between the halves of the surrogate pair, and between the bytes.
    #expect(text.offset(of: Self.position(0, 2), .utf16) == 2)
    #expect(text.offset(of: Self.position(0, 3), .utf8) == 2)
    #expect(text.offset(of: Self.position(0, 99), .utf16) == 7)
    #expect(text.offset(of: Self.position(0, 99), .utf8) == 7)
    #expect(text.offset(of: Self.position(9, 0), .utf16) == 10)
    #expect(text.offset(of: Self.position(.max, .max), .utf8) == 10)
    #expect(text.position(of: 99, .utf8) == Self.position(1, 1))
    #expect(text.position(of: -1, .utf8) == Self.position(0, 0))
  }

  @Test("is the same after edits as one that is read again", arguments: 0..<40)
  func edits(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = ["a", "\n", "\r", "\r\n", "ä", "😀", "€", "key: value", ""]
    var text = DocumentText(Array(generator.text(of: pieces, count: 0...20).utf8))
    var expected = text.bytes
    for _ in 0..<50 {
      let (first, second) = (
        Int.random(in: 0...expected.count, using: &generator), Int.random(in: 0...expected.count, using: &generator)
      )
      // Half of the edits are small ones, as people make them.
      let range =
        Bool.random(using: &generator)
        ? min(first, second)..<max(first, second) : first..<min(expected.count, first + 1)
      let new = Array(generator.text(of: pieces, count: 0...3).utf8)
      text.replace(range, with: new)
      expected.replaceSubrange(range, with: new)
      let anew = DocumentText(expected)
      #expect(text.bytes == expected)
      #expect(text.lineCount == anew.lineCount)
      for line in 0..<anew.lineCount { #expect(text.lineRange(line) == anew.lineRange(line)) }
    }
  }

  @Test("is changed by ranges whose ends may be the wrong way round, and as a whole")
  func changes() {
    var text = DocumentText(Array("one\ntwo\n".utf8))
    ContentChange(LSP.TextRange(Self.position(1, 3), Self.position(1, 0)), Array("zwei".utf8)).apply(to: &text, .utf16)
    #expect(text.bytes == Array("one\nzwei\n".utf8))
    ContentChange(nil, Array("x".utf8)).apply(to: &text, .utf16)
    #expect(text.bytes == Array("x".utf8))
    #expect(text.lineCount == 1)
  }
}
