import Diagnostics
import Testing
import YAMLSyntax

@testable import RuleEngine

@Suite struct CommentDirectivesTests {
  @Test(arguments: [
    ("image: x  # kfplint: ignore[a] why not", 1),
    ("# kfplint: ignore[a] why not\nimage: x", 2),
    ("#kfplint:ignore[a]why not\nimage: x", 2),
    ("#   kfplint:   ignore[ a ]   why not   \nimage: x", 2),
    ("# kfplint: ignore[b, a] why not\nimage: x", 2),
    ("# kfplint: ignore[b a,c] why not\nimage: x", 2),
    ("# kfplint: ignore[no-such-rule,a] why not\nimage: x", 2),
    ("# kfplint: ignore[a] why not\n# more about it\n# and more\nimage: x", 4),
    ("# kfplint: ignore[b]\n# kfplint: ignore[a] why not\nimage: x", 3),
    ("a:\n    # kfplint: ignore[a] why not\n    b: c", 3),
    ("a: {b: [c,  # kfplint: ignore[a] why not\n  d]}", 1),
    ("a: [\n  # kfplint: ignore[a] why not\n  b]", 3),
    ("x: 1\r\nimage: x  # kfplint: ignore[a] why not\r\ny: 2\r\n", 2),
    ("x: 1\r\n# kfplint: ignore[a] why not\r\ny: 2\r\n", 3),
    ("\u{FEFF}# kfplint: ignore[a] why not\nimage: x", 2),
    ("a: |  # kfplint: ignore[a] why not\n  text\n", 1),
    ("é: x  # kfplint: ignore[a] why not", 1),
    ("a: 'x # y'  # kfplint: ignore[a] why not", 1),
  ])
  func speaksOfOneLine(_ text: String, _ line: Int) throws {
    let (file, directives) = try read(text)
    let lines = (1...6).filter { suppression(of: "a", on: $0, of: file, directives) != nil }
    #expect(lines == [line])
    #expect(suppression(of: "a", on: line, of: file, directives)?.reason == "why not")
    #expect(suppression(of: "z", on: line, of: file, directives) == nil)
  }

  @Test(arguments: [
    "image: x", "image: 'x # kfplint: ignore[a] y'", "image: x#kfplint:ignore[a]",
    "a: |\n  # kfplint: ignore[a] in a script\n  b", "a: >\n  b\n  # kfplint: ignore[a]\n", "# ignore[a]\nb: c",
    "# kfplint: ignore a\nb: c", "# kfplint: ignore[a\nb: c", "# kfplint ignore[a]\nb: c",
    "# see kfplint: ignore[a]\nb: c", "# kfplint: ignore[]\nb: c", "# kfplint: ignore[A]\nb: c",
    "# kfplint: ignore[a-b]\nb: c", "c: \"a\n  # kfplint: ignore[a]\n  b\"",
  ])
  func otherTextSuppressesNothing(_ text: String) throws {
    let (file, directives) = try read(text)
    for line in 1...4 { #expect(suppression(of: "a", on: line, of: file, directives) == nil) }
  }

  @Test func reasonIsOptional() throws {
    let (file, directives) = try read("a: b  # kfplint: ignore[a]\n")
    let suppression = suppression(of: "a", on: 1, of: file, directives)
    #expect(suppression != nil)
    #expect(suppression?.reason == nil)
  }

  @Test func saysNothingAboutOtherFilesOrMissingOnes() throws {
    let (file, directives) = try read("a: b  # kfplint: ignore[a]\n")
    let value = SourceFile(path: "params/x", origin: .workTree, bytes: file.bytes)
    #expect(directives?.directive(for: "a", at: Location(file, SourceSpan(0, 1))) != nil)
    #expect(directives?.directive(for: "a", at: Location(value, SourceSpan(0, 1))) == nil)
    #expect(directives?.directive(for: "a", at: Location(path: file.path)) == nil)
  }

  @Test(arguments: [
    ("# kfplint: ignore a\nb: c", 1), ("# kfplint: ignore[a\nb: c", 1), ("# kfplint ignore[a]\nb: c", 1),
    ("# kfplint: ignore[]\nb: c", 1), ("#kfplint: Ignore[a]\nb: c", 1), ("# kfplint: ignored: a\nb: c", 1),
    ("# kfplint is run in CI\nb: c", 0), ("# see kfplint: ignore[a]\nb: c", 0), ("# ask kfplint ignore\nb: c", 0),
  ])
  func whatIsMeantToBeADirectiveIsKnown(_ text: String, _ count: Int) throws {
    #expect(try read(text).1?.malformed.count ?? 0 == count)
  }

  private func read(_ text: String) throws -> (SourceFile, CommentDirectives?) {
    let file = SourceFile(path: "workflow.yaml", origin: .workTree, bytes: Array(text.utf8))
    return (file, CommentDirectives(in: try YAMLTree.parse(file)))
  }

  private func suppression(
    of rule: String, on line: Int, of file: SourceFile, _ directives: CommentDirectives?
  ) -> CommentDirectives.Directive? {
    let lines = LineTable(file)
    guard line <= lines.count else { return nil }
    let start = lines.line(line).startIndex
    return directives?.directive(for: rule, at: Location(file, SourceSpan(start, start)))
  }
}
