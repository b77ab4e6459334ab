import Diagnostics
import Foundation
import TestSupport
import Testing
import YAMLSyntax

/// The tree beside the events of PyYAML, whose parser is written in Python and shares nothing with libyaml but its author.
@Suite("What YAML says", .enabled(if: PythonYAML.path != nil, "there is no python3 with PyYAML"))
struct PythonEventTests {
  @Test("is what PyYAML reads, in the examples and in real files")
  func files() throws {
    let rules = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "rules")
    let paths = FileManager.default.enumerator(atPath: rules.path)?.compactMap { $0 as? String } ?? []
    let examples = try paths.filter { $0.hasSuffix(".yaml") }.sorted().map {
      try [UInt8](Data(contentsOf: rules.appending(path: $0)))
    }
    // PyYAML reads some ten kilobytes in a second.
    let real = try Corpus.files().map(\.bytes).filter { $0.count < 12_000 }
    let step = max(1, real.count / 60)
    try compare(
      stride(from: 0, to: examples.count, by: 3).map { examples[$0] }
        + stride(from: 0, to: real.count, by: step).map { real[$0] })
  }

  @Test("is what PyYAML reads, in random texts", arguments: 0..<4)
  func generated(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "a", "b: ", "- ", "- - ", "? ", ": ", "\n", "\n  ", "\n    ", "'", "\"", "'x' ", "\"y\\n\" ", "[", "]", "{", "}",
      ", ",
      "|\n", ">-\n", "# c\n", "&n ", "*n ", "!t ", "!!str ", "---\n", "...\n", "\t", "\\", "\u{E9}", "1", "~", "k: v\n",
      "  - w\n",
    ]
    try compare((0..<400).map { _ in Array(generator.text(of: pieces, count: 1...14).utf8) })
  }

  /// Reads texts in both ways; a text that one of them refuses counts as long as both do.
  private func compare(_ texts: [[UInt8]]) throws {
    let answers = try PythonYAML.events(of: texts)
    try #require(answers.count == texts.count)
    var read = 0
    for (text, answer) in zip(texts, answers) {
      // Where a tab is white space is not the same in libyaml 0.2.5 and in PyYAML 6.0.
      guard let tree = try? YAMLTree.parse(SourceFile(path: "a", origin: .workTree, bytes: text)) else {
        #expect(
          answer == "refused" || text.contains(0x09),
          "PyYAML reads \(String(decoding: text, as: UTF8.self).debugDescription)")
        continue
      }
      let events = tree.documents.map { "document " + Self.events(of: $0) }.joined()
      if answer == "refused", text.contains(0x09) { continue }
      read += 1
      #expect(
        events == (answer == "nothing" ? "" : answer), "\(String(decoding: text, as: UTF8.self).debugDescription)")
    }
    #expect(read > texts.count / 10)
  }

  private static func events(of node: YAMLNode) -> String {
    if node.isAlias { return "alias " }
    switch node.kind {
    case .sequence: return "[ " + node.items.map { events(of: $0) }.joined() + "] "
    case .mapping: return "{ " + node.entries.map { events(of: $0.key) + events(of: $0.value) }.joined() + "} "
    case .scalar:
      let text = String(decoding: node.scalarBytes ?? [], as: UTF8.self)
      let sign =
        switch node.scalarStyle {
        case .plain, nil: ""
        case .singleQuoted: "'"
        case .doubleQuoted: "\""
        case .literal: "|"
        case .folded: ">"
        }
      return "\(sign)\(text.unicodeScalars.map { String($0.value) }.joined(separator: ".")) "
    }
  }
}

/// A Python that has PyYAML.
private enum PythonYAML {
  static let path: String? = {
    let run = try? ChildProcess.run(
      "/bin/sh", ["-c", "python3 -c 'import sys, yaml; print(sys.executable)'"], in: URL(filePath: "/"),
      environment: ProcessInfo.processInfo.environment)
    guard let run, run.end == .exit(0) else { return nil }
    return String(decoding: run.output, as: UTF8.self).trimmingCharacters(in: .newlines)
  }()

  /// The events of each text in a line, or `refused`.
  static func events(of texts: [[UInt8]]) throws -> [String] {
    let input = texts.map { Data($0).base64EncodedString() }.joined(separator: "\n")
    let run = try ChildProcess.run(
      try #require(path), ["-c", program], in: URL(filePath: "/"), environment: ["PYTHONUTF8": "1"],
      input: Data(input.utf8))
    try #require(run.end == .exit(0), "\(String(decoding: run.error, as: UTF8.self))")
    return String(decoding: run.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static let program = """
    import base64, sys, yaml
    for line in sys.stdin:
        words, anchors = [], set()
        try:
            for event in yaml.parse(base64.b64decode(line), Loader=yaml.SafeLoader):
                if not isinstance(event, yaml.AliasEvent):
                    anchors.add(getattr(event, "anchor", None))
                if isinstance(event, yaml.DocumentStartEvent):
                    words.append("document")
                    anchors.clear()
                elif isinstance(event, yaml.ScalarEvent):
                    words.append((event.style or "") + ".".join(str(ord(c)) for c in event.value))
                elif isinstance(event, yaml.AliasEvent):
                    words.append("alias")
                    # Who builds a tree of the events finds this out.
                    if event.anchor not in anchors:
                        raise yaml.YAMLError("an alias of nothing")
                elif isinstance(event, yaml.CollectionStartEvent):
                    words.append("[" if isinstance(event, yaml.SequenceStartEvent) else "{")
                elif isinstance(event, yaml.CollectionEndEvent):
                    words.append("]" if isinstance(event, yaml.SequenceEndEvent) else "}")
        except yaml.YAMLError:
            words = ["refused"]
        print(" ".join(words) + (" " if words != ["refused"] and words else "") or "nothing")
    """
}
