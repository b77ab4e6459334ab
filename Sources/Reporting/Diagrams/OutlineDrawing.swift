import Diagnostics

/// A diagram as a tree of text, for a terminal and for those who listen.
struct OutlineDrawing {
  /// The tree, a line for each node.
  private(set) var text = ""
  private let marks: DiagramMarks
  private let isASCII: Bool

  /// As many names of tasks as are told that a task waits for.
  private static let mostNames = 4

  /// Draws a diagram.
  init(_ diagram: TaskDiagram, _ marks: DiagramMarks, isASCII: Bool) {
    self.marks = marks
    self.isASCII = isASCII
    for part in diagram.parts {
      add("\(DiagramWords.heading(part.role)) ", part.node, after: [])
      if let body = part.node.body { add(body, "") }
    }
    if !diagram.unreached.isEmpty {
      text += "\(DiagramWords.unreached)\n"
      add(TaskDiagram.Body(nodes: diagram.unreached), "")
    }
    if let counts = DiagramMarks.counts(of: marks.others) {
      text += "outside of the tasks: \(counts) (\(DiagramMarks.rules(of: marks.others).joined(separator: ", ")))\n"
    }
  }

  private mutating func add(_ body: TaskDiagram.Body, _ indentation: String) {
    var waits: [Int: [String]] = [:]
    // A join is nothing to look at: who waits for it waits for all before it.
    var before: [Int: [Int]] = [:]
    for edge in body.edges { before[edge.to, default: []].append(edge.from) }
    for (position, node) in body.nodes.enumerated() where !node.isJoin && node.event == nil {
      let tasks = (before[position] ?? []).flatMap { body.nodes[$0].isJoin ? before[$0] ?? [] : [$0] }
      waits[position] = tasks.sorted().map { body.nodes[$0].name }
    }
    let shown = body.nodes.indices.filter { !body.nodes[$0].isJoin }
    for position in shown {
      let node = body.nodes[position]
      let isLast = position == shown.last
      let (branch, line) =
        isASCII ? (isLast ? "`- " : "|- ", isLast ? "   " : "|  ") : (isLast ? "└─ " : "├─ ", isLast ? "   " : "│  ")
      add(indentation + branch, node, after: waits[position] ?? [])
      if let inner = node.body { add(inner, indentation + line) }
    }
  }

  private mutating func add(_ start: String, _ node: TaskDiagram.Node, after tasks: [String]) {
    let words = DiagramWords(node)
    var details = words.details
    if !tasks.isEmpty, node.depends == nil {
      let more = tasks.count > Self.mostNames ? " and \(tasks.count - Self.mostNames) more" : ""
      details.append("after \(tasks.prefix(Self.mostNames).joined(separator: ", "))\(more)")
    }
    var line = words.title + (details.isEmpty ? "" : "  (\(details.joined(separator: "; ")))")
    if let counts = marks.counts(at: node) {
      line += "  <- \(counts): \(marks.rules(at: node).joined(separator: ", "))"
    }
    text += start + (isASCII ? ASCIIText.of(line) : line) + "\n"
  }
}
