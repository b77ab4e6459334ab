import Diagnostics
import Testing

@Suite("Lines and columns")
struct LineTableTests {
  private func table(_ text: String) -> LineTable {
    LineTable(SourceFile(path: "workflow.yaml", origin: .workTree, bytes: Array(text.utf8)))
  }

  private func line(_ number: Int, of text: String) -> String {
    String(decoding: table(text).line(number), as: UTF8.self)
  }

  @Test(
    "Columns count Unicode scalars from one",
    arguments: [(0, 1, 1), (1, 1, 2), (3, 1, 3), (4, 2, 1), (8, 2, 2), (9, 2, 3), (10, 3, 1)])
  func positions(offset: Int, line: Int, column: Int) {
    // Line 1 is `aé`, line 2 is `😀x`, line 3 is empty.
    #expect(table("aé\n😀x\n").position(of: offset) == Position(line: line, column: column))
  }

  @Test("An offset outside the file is the nearest place in it")
  func outside() {
    #expect(table("ab\nc").position(of: 99) == Position(line: 2, column: 2))
    #expect(table("ab\nc").position(of: -1) == Position(line: 1, column: 1))
    #expect(table("").position(of: 0) == Position(line: 1, column: 1))
  }

  @Test("A final line feed starts an empty last line")
  func count() {
    #expect(table("").count == 1)
    #expect(table("a").count == 1)
    #expect(table("a\n").count == 2)
  }

  @Test("A line comes without its end, be it a line feed or both", arguments: ["a\nbc\nd", "a\r\nbc\r\nd"])
  func lineEnds(text: String) {
    #expect(line(1, of: text) == "a")
    #expect(line(2, of: text) == "bc")
    #expect(line(3, of: text) == "d")
  }

  @Test("A line that is not there is empty", arguments: [0, 4, -1])
  func missing(number: Int) {
    #expect(line(number, of: "a\nb\nc") == "")
  }

  @Test("A line knows where it starts")
  func start() {
    #expect(table("é\nbc\n").line(2).startIndex == 3)
  }

  @Test("U+2028, U+0085 and a lone carriage return end no line, as in an editor")
  func separators() {
    let table = table("a\u{2028}b\u{85}c\rd")
    #expect(table.count == 1)
    #expect(table.position(of: 9) == Position(line: 1, column: 7))
  }

  @Test("A byte order mark has no width")
  func byteOrderMark() {
    let text = "\u{FEFF}ab\nc"
    #expect(table(text).position(of: 3) == Position(line: 1, column: 1))
    #expect(table(text).position(of: 0) == Position(line: 1, column: 1))
    #expect(table(text).position(of: 4) == Position(line: 1, column: 2))
    #expect(table(text).position(of: 6) == Position(line: 2, column: 1))
    #expect(line(1, of: text) == "ab")
    #expect(line(1, of: "\u{FEFF}") == "")
  }

  @Test("On long lines the columns are those that a count from the start gives")
  func longLines() {
    let line = String(repeating: "aé€😀", count: 300)
    let file = SourceFile(path: "x", origin: .workTree, bytes: Array("\(line)\n\(line)\n".utf8))
    let table = LineTable(file)
    for offset in stride(from: 0, through: file.bytes.count, by: 7) {
      let before = file.bytes[..<offset]
      let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
      #expect(table.position(of: offset).column == column)
    }
  }
}
