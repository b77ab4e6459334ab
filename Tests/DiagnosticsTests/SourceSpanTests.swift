import Diagnostics
import Testing

@Suite("Spans of bytes")
struct SourceSpanTests {
  @Test("The end is never before the start")
  func order() {
    #expect(SourceSpan(5, 3).range == 5..<5)
    #expect(SourceSpan(-1, 3).range == 0..<3)
  }

  @Test("A place in a file begins and ends between characters")
  func wholeCharacters() {
    // One, two, three and four bytes, a byte that is no text, and one more letter.
    let bytes = Array("aé€😀".utf8) + [0x80, UInt8(ascii: "b")]
    let file = SourceFile(path: "x", origin: .workTree, bytes: bytes)
    let starts = [0, 1, 3, 6, 10, 11, 12]
    for start in 0...bytes.count {
      for end in start...bytes.count {
        let span = Location(file, SourceSpan(start, end)).place?.span.range
        #expect(span?.lowerBound == starts.last { $0 <= start })
        #expect(span?.upperBound == starts.first { $0 >= end })
      }
    }
  }

  @Test("Positions are ordered as they are read")
  func positions() {
    #expect(Position(line: 1, column: 9) < Position(line: 2, column: 1))
    #expect(Position(line: 2, column: 1) < Position(line: 2, column: 2))
  }
}
