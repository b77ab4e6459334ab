import Diagnostics
import Testing

@Suite("Spans of bytes")
struct SourceSpanTests {
  @Test("The end is never before the start")
  func order() {
    #expect(SourceSpan(5, 3).range == 5..<5)
    #expect(SourceSpan(-1, 3).range == 0..<3)
  }

  @Test("Positions are ordered as they are read")
  func positions() {
    #expect(Position(line: 1, column: 9) < Position(line: 2, column: 1))
    #expect(Position(line: 2, column: 1) < Position(line: 2, column: 2))
  }
}
