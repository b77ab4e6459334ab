import Diagnostics
import TestSupport
import Testing
import YAMLSyntax

@Suite("Comments")
struct CommentTests {
  @Test("Comments are found in order, and nothing that only looks like one")
  func places() throws {
    let tree = try read(
      """
      # first
      a: b # second
      c: 'no # comment'
      d: "no # comment"
      e: no#comment
      f: one
        # third
      g: |  # fourth
        # no comment
      # fifth
      h: [1, # sixth
        2 ] # seventh
      i: &x # eighth
        !!str # ninth
        text
      j: >-
        # no comment
         # none either
       # tenth
      k: "v"#eleventh
      ... # twelfth
      """)
    let words = [
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ].map { "# \($0)" }
    #expect(tree.comments.map { tree.file.text(of: $0) } == words + ["#eleventh", "# twelfth"])
  }

  @Test("A comment ends before its line break", arguments: ["\n", "\r\n", "\r", "\u{85}", "\u{2028}"])
  func lineBreaks(lineBreak: String) throws {
    let tree = try read("# é\(lineBreak)a: 1 #\(lineBreak)")
    #expect(tree.comments.map { tree.file.text(of: $0) } == ["# é", "#"])
  }

  /// The comments by definition: what can be deleted up to the end of the line without changing a node.
  ///
  /// The last goes first: without a comment before it, a deeper one would belong to the block scalar above.
  private func commentsByTrial(_ file: SourceFile) throws -> [SourceSpan] {
    let meaning = Meaning(try YAMLTree.parse(file))
    var comments: [SourceSpan] = []
    var bytes = file.bytes
    for hash in file.bytes.indices.reversed() where file.bytes[hash] == UInt8(ascii: "#") {
      let isLineEnd: (UInt8) -> Bool = { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      let end = bytes[hash...].firstIndex(where: isLineEnd) ?? bytes.count
      let rest = Array(bytes[..<hash] + bytes[end...])
      guard let tree = try? read(rest), Meaning(tree) == meaning else { continue }
      bytes = rest
      let lineEnd = file.bytes[hash...].firstIndex(where: isLineEnd) ?? file.bytes.count
      if let last = comments.last, Int(last.end) == lineEnd { comments.removeLast() }
      comments.append(SourceSpan(hash, lineEnd))
    }
    return comments.reversed()
  }

  /// What a tree says, without places.
  private struct Meaning: Equatable {
    let kinds: [YAMLNode.Kind]
    let texts: [ByteString?]

    init(_ tree: YAMLTree) {
      kinds = tree.nodes.map(\.kind)
      texts = tree.nodes.map(\.scalar)
    }
  }

  @Test("The comments of generated files are those that can be deleted")
  func generated() throws {
    var generator = SeededGenerator(seed: 3)
    let pieces = [
      "a: b\n", "- c\n", "k: |\n", "k: >-\n", "  x #y\n", "# note\n", " # note", "  # note\n", "'q #q'", "\"q #q\"",
      "[a, #n\n", "]", "{k: v #n\n", "}", "key:", " ", "\n", "#", "é", "- ", "&x ", "!!str ", "---\n", "  ",
    ]
    var compared = 0
    for _ in 0..<20_000 {
      let yaml = generator.text(of: pieces, count: 2...9)
      guard yaml.contains("#"), let tree = try? read(yaml) else { continue }
      compared += 1
      #expect(tree.comments == (try commentsByTrial(tree.file)), "\(yaml.debugDescription)")
    }
    #expect(compared > 1_500)
  }

  // The corpus consists of files of other people's repositories, which are not distributed with this one.
  @Test("The comments of the corpus are those that can be deleted", .enabled(if: Corpus.folder != nil))
  func corpus() throws {
    var compared = 0
    for file in try Corpus.files() where file.bytes.count < 20_000 {
      guard let tree = try? YAMLTree.parse(file) else { continue }
      compared += 1
      if tree.comments != (try commentsByTrial(file)) { Issue.record("\(file.path)") }
    }
    #expect(compared > 0)
  }
}
