import Diagnostics
import Testing

@Suite("A fix that writes another name")
struct FixTests {
  private func fixed(_ text: String, _ range: Range<Int>, _ old: String, _ new: String) -> String? {
    let file = SourceFile(path: "workflow.yaml", origin: .workTree, bytes: Array(text.utf8))
    let location = Location(file, SourceSpan(range.lowerBound, range.upperBound))
    guard
      let fix = Fix(.unsafe, writing: ByteString(new), for: ByteString(old), at: location, "write it"),
      case .replace(_, let span, let bytes) = fix.edits[0]
    else { return nil }
    var all = file.bytes
    all.replaceSubrange(span.range, with: bytes)
    return String(decoding: all, as: UTF8.self)
  }

  @Test("keeps the quotes")
  func quotes() {
    #expect(fixed("a: frist", 3..<8, "frist", "first") == "a: first")
    #expect(fixed("a: 'frist'", 3..<10, "frist", "first") == "a: 'first'")
    #expect(fixed("a: \"frist\"", 3..<10, "frist", "first") == "a: \"first\"")
    #expect(fixed("a: \"frist\"", 4..<9, "frist", "first") == "a: \"first\"")
  }

  @Test("is not made where the name is written otherwise, or the new one could be something else")
  func refuses() {
    #expect(fixed("a: *name", 3..<8, "frist", "first") == nil)
    #expect(fixed("a: \"fr\\x69st\"", 3..<13, "frist", "first") == nil)
    #expect(fixed("a: nul", 3..<6, "nul", "null") == nil)
    #expect(fixed("a: nope", 3..<7, "nope", "No") == nil)
    #expect(fixed("a: x", 3..<4, "x", "1e5") == nil)
    #expect(fixed("a: x", 3..<4, "x", "a: b") == nil)
  }
}
