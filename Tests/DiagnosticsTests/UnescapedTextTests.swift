import TestSupport
import Testing

@testable import Diagnostics

@Suite struct UnescapedTextTests {
  @Test(arguments: [
    (#"a\nb"#, "a\nb", [0, 1, 3]), (#"\x41\u00e4!"#, "A\u{E4}!", [0, 4, 4, 10]), ("a\\\n   b", "ab", [0, 6]),
    (#"\q\\x"#, #"\q\x"#, [0, 1, 2, 4]), (#"\U0001F511"#, "\u{1F511}", [0, 0, 0, 0]), (#"\"\/"#, "\"/", [0, 2]),
    ("\\\n", "", []),
  ])
  func everyByteLeadsBackToWhereItIsWritten(_ written: String, _ read: String, _ places: [Int]) throws {
    let text = try #require(UnescapedText(Array(written.utf8)))
    #expect(text.bytes == Array(read.utf8))
    #expect(text.bytes.indices.map { text.written($0..<$0 + 1).lowerBound } == places)
    #expect(text.written(0..<text.bytes.count).upperBound == written.utf8.count)
  }

  @Test(arguments: ["", "plain", #"\q"#, "\\", #"\u12"#])
  func aTextWithoutEscapesIsReadInOneWay(_ written: String) {
    #expect(UnescapedText(Array(written.utf8)) == nil)
  }

  @Test func aTextIsReadTheSameInPieces() throws {
    var generator = SeededGenerator(seed: 11)
    let pieces = [#"\n"#, #"\""#, #"\\"#, #"\u0041"#, #"\xe4"#, "\\\n  ", "word", "\"", "\\", "ä"]
    for _ in 0..<500 {
      let parts = (0..<8).compactMap { _ in pieces.randomElement(using: &generator) }
      let bytes = Array(parts.joined(separator: "-").utf8)
      guard let text = UnescapedText(bytes) else { continue }
      let places = text.bytes.indices.map { text.written($0..<$0 + 1).lowerBound }
      #expect(places == places.sorted())
      // What is read in front of a place that is written for itself is what the front of the written text says.
      for (index, place) in places.enumerated() where bytes[place] == UInt8(ascii: "-") {
        let front = Array(bytes[..<place])
        #expect((UnescapedText(front)?.bytes ?? front) == Array(text.bytes[..<index]))
      }
    }
  }
}
