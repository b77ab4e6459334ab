import ArgoGrammar
import Diagnostics
import Foundation

@testable import Pipelines
@testable import YAMLSyntax

extension FuzzTarget {
  /// Readers of whole files and of the texts in them.
  static let documents = [
    FuzzTarget(
      "yaml", limit: 16_384,
      from: .examples(named: "workflow.yaml", and: yamlSeeds)
    ) {
      input in
      let file = SourceFile(path: "workflow.yaml", origin: .workTree, bytes: input)
      let tree: YAMLTree
      do throws(YAMLSyntaxError) {
        tree = try YAMLTree.parse(file)
      } catch {
        try require(error.span.range, isWithin: input.count, "a syntax error")
        try require(sentence: error.message)
        if let context = error.context { try require(context.span.range, isWithin: input.count, "its context") }
        return
      }
      try checkPlaces(of: tree)
      for comment in tree.comments {
        try require(comment.range, isWithin: input.count, "a comment")
        try require(input[comment.range].first == UInt8(ascii: "#"), "a comment at \(comment.range) without its sign")
      }
      try checkPositions(in: file)
    },
    FuzzTarget("embedded", limit: 4096, from: .texts(embeddedSeeds)) { input in
      // The first byte says how the text is written in the file.
      guard let style = input.first else { return }
      let text = Array(input.dropFirst())
      let file = SourceFile(path: "a", origin: .workTree, bytes: written(text, style))
      guard let root = try? YAMLTree.parse(file).documents.first, let host = root["text"], host.kind == .scalar else {
        return
      }
      try checkEmbedded(in: host, of: file)
    },
    FuzzTarget(
      "json", limit: 4096,
      ["{\"a\": [1.5e-3, -0, \"\\u00e9\\ud83d\\ude00\", null, true], \"\": {}}", "[\"\\ud800\", 1e999]"]
    ) {
      input in
      let file = SourceFile(path: "a.json", origin: .workTree, bytes: input)
      for dialect: JSONDialect in [.go, .python] {
        let offset = JSONText.firstInvalidOffset(in: input, dialect: dialect)
        let root: YAMLNode
        do throws(JSONSyntaxError) {
          root = try JSONText.parse(file, dialect: dialect)
        } catch {
          try require(error.span.range, isWithin: input.count, "a syntax error")
          try require(offset == Int(error.span.start), "two places of one error")
          continue
        }
        try require(offset == nil, "it is read, and not valid")
        try checkPlaces(of: root.tree)
      }
      // What Go reads in a text without tricks, another reader reads too.
      if JSONText.firstInvalidOffset(in: input, dialect: .go) == nil, input.allSatisfy({ $0 < 0x80 }),
        input.count <= 300
      {
        let other = try? JSONSerialization.jsonObject(with: Data(input), options: .fragmentsAllowed)
        let isOdd =
          input.contains(UInt8(ascii: "\\")) || input.contains { "eE.".utf8.contains($0) }
        try require(other != nil || isOdd, "another reader refuses it")
      }
    },
    FuzzTarget(
      "python", limit: 4096,
      [
        "def f(a: int, b='x') -> str:\n    '''doc'''\n    # c\n    def g(): pass\n    return f\"{a}\"\n",
        "class A:\n\tasync def f(self,\n  x):\n\t\treturn (\n1)\n@d\ndef g(): return r'''\n'''",
        "if a:\n  def f():\\\n  pass",
      ]
    ) { input in
      for function in PythonFunction.all(in: input) {
        try require(function.place, isWithin: input.count, "a function")
        try require(!function.name.bytes.isEmpty, "a function without a name")
      }
      let pins = SDKPin.all(in: SourceFile(path: "requirements.txt", origin: .workTree, bytes: input))
      for pin in pins { try check(pin.location, of: [:]) }
    },
  ]

  private static let yamlSeeds = [
    "a: &x [1, {b: c}, *x]\n? complex\n: - |2-\n    d\n  - >+\n    e\n\n--- !!map\n<<: {f: \"\\x41\\u00e9\\\n  g\"}\n... # h\n",
    "%YAML 1.1\n%TAG ! tag:x,2026:\n---\n'it''s': !t 'y'\n",
    "\u{FEFF}- a\u{85}- b\r\n- c\r- 0x1F\n- 1_000\n- ~\n- .inf\n",
    "a:\n- b:\n    c: d # e\n  f: \"g\n    h\"\n  i: 'j\n\n    k'\n", "[a, [b, {c: d, e}], \"f\": g]\n",
    "? |\n  a\n: b\n",
  ]

  private static let embeddedSeeds = [
    "l{\"name\": \"a\", \"inputs\": [{\"type\": \"Integer\", \"default\": \"{{x}}\"}], \"n\": 1e3}",
    "d{\"a\\n\": [\"\\u00e9\", \"\\ud83d\"], \"b\": null}", "s{'a': 'it''s'}", "f{\"a\": 1,\n \"b\": [2, 3]}",
    "la: b\nc: [d, *e]\n",
  ]

  /// A file that holds a text under the key `text`, written in one of four ways.
  private static func written(_ text: [UInt8], _ style: UInt8) -> [UInt8] {
    let key = Array("text: ".utf8)
    switch style % 4 {
    case 0:
      return key + Array("|2\n  ".utf8) + text.flatMap { $0 == 0x0A ? Array("\n  ".utf8) : [$0] } + [0x0A]
    case 1:
      let quoted = text.flatMap { byte -> [UInt8] in
        if byte >= 0x80 { return [byte] }
        return byte < 0x20 || "\"\\".utf8.contains(byte) ? Array("\\x".utf8) + hexadecimal(byte) : [byte]
      }
      return key + [0x22] + quoted + [0x22, 0x0A]
    case 2: return key + [0x27] + text.flatMap { $0 == 0x27 ? [0x27, 0x27] : [$0] } + [0x27, 0x0A]
    default: return key + Array(">2\n  ".utf8) + text.flatMap { $0 == 0x0A ? Array("\n\n  ".utf8) : [$0] } + [0x0A]
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> [UInt8] {
    Array((byte < 16 ? "0" : "").utf8) + Array(String(byte, radix: 16).utf8)
  }

  private static func checkEmbedded(in host: YAMLNode, of file: SourceFile) throws(BrokenInvariant) {
    let outer = host.span.range
    let bytes = Array(host.scalarBytes ?? [])
    var (isRead, outside): (Bool, SourceSpan?) = (false, nil)
    let isValid = JSONText.firstInvalidOffset(in: bytes, dialect: .go) == nil
    do throws(JSONSyntaxError) {
      let root = try host.embeddedJSON()
      outside = root.tree.nodes.map(\.span).first { !outer.contains($0.range) && !$0.range.isEmpty }
      isRead = true
    } catch {
      try require(error.span.range, isWithin: file.bytes.count, "a syntax error")
    }
    try require(outside == nil, "a value of embedded JSON is outside of its text")
    try require(isRead == isValid, isRead ? "embedded JSON is read, and not valid" : "valid JSON is not read")
    let variables = TemplateText(bytes).tags.map(\.range)
    if let root = try? host.embeddedYAML(variables: variables) {
      for node in root.tree.nodes {
        try require(node.span.range, isWithin: file.bytes.count, "a value of embedded YAML")
      }
    }
    let map = ScalarSourceMap(host)
    var end = outer.lowerBound
    for place in bytes.indices {
      let span = map.span(of: place..<place + 1).range
      try require(
        span.lowerBound >= end || span.lowerBound >= outer.lowerBound, "byte \(place) stands before the one before it")
      try require(span.upperBound <= outer.upperBound, "byte \(place) of a scalar stands after its end")
      end = max(end, span.lowerBound)
    }
  }

  /// Spans lie in their parents, in order, and pointers can be made.
  static func checkPlaces(of tree: YAMLTree) throws(BrokenInvariant) {
    let count = tree.file.bytes.count
    for node in tree.nodes {
      let span = node.span.range
      try require(span, isWithin: count, "a node")
      // An alias has its own place, and no parts.
      guard !node.isAlias else { continue }
      var end = span.lowerBound
      func checkPart(_ part: YAMLNode) throws(BrokenInvariant) {
        let place = part.span.range
        try require(place.lowerBound >= end, "a part at \(place) begins before \(end)")
        try require(place.upperBound <= span.upperBound, "a part at \(place) is not within \(span)")
        end = place.upperBound
      }
      switch node.kind {
      case .scalar: _ = (node.scalarBytes, node.resolution)
      case .sequence: for item in node.items { try checkPart(item) }
      case .mapping:
        for (key, value) in node.entries {
          try checkPart(key)
          try checkPart(value)
        }
      }
    }
    for node in tree.nodes.suffix(64) {
      try require(node.pointer.isEmpty || node.pointer.utf8.first == UInt8(ascii: "/"), "no pointer: \(node.pointer)")
    }
  }

  /// Line and column are those that whoever counts from the start finds.
  static func checkPositions(in file: SourceFile) throws(BrokenInvariant) {
    let table = LineTable(file)
    var (line, column) = (1, 1)
    for (offset, byte) in file.bytes.enumerated().prefix(2048) {
      if offset >= (file.hasByteOrderMark ? 3 : 0), byte & 0xC0 != 0x80 {
        let position = table.position(of: offset)
        try require(
          position == Position(line: line, column: column), "\(position) and not \(line):\(column) at \(offset)")
        column += 1
      }
      if byte == 0x0A { (line, column) = (line + 1, 1) }
    }
  }
}
