import Diagnostics
import GraphLayout

/// Where each node of a diagram stands, and how large it is: a graph in a task is laid out first, and is then a large node.
struct DiagramLayout {
  /// A node, with what stands on it.
  struct Box {
    let node: TaskDiagram.Node
    /// The name, then what else is said.
    let lines: [String]
    /// How many findings it has.
    let counts: String?
    let size: Point
    /// What is in it, as seen from its upper left corner.
    let content: Content?
  }

  /// The boxes of a body, and the lines between them.
  struct Content {
    let boxes: [(box: Box, corner: Point)]
    /// The corners of each line, and whether it leads to what runs at an event.
    let routes: [(points: [Point], isEvent: Bool)]
    /// The boxes that wait for themselves.
    let loops: [Int]
    let width: Int
  }

  /// The height of a line of text.
  static let lineHeight = 16
  /// The width of a column of text, at 12 pixels: 0.6 em is that of the widest of the usual fonts of one width.
  private static let columnWidth = 7.3
  /// The distance of text from the border of a box.
  static let padding = 10
  private static let mostColumns = (task: 36, group: 60)
  /// The size of a join.
  private static let joinSize = Point(10, 10)

  /// The parts below each other, each with its heading, and last the templates that no run comes to.
  private(set) var parts: [(box: Box, corner: Point)] = []
  private(set) var size = Point(0, 0)
  private let marks: DiagramMarks

  /// Lays out a diagram.
  init(_ diagram: TaskDiagram, _ marks: DiagramMarks) {
    self.marks = marks
    for part in diagram.parts { add(box(part.node, heading: DiagramWords.heading(part.role))) }
    if !diagram.unreached.isEmpty {
      var node = TaskDiagram.Node(id: -1, name: DiagramWords.unreached)
      node.body = TaskDiagram.Body(nodes: diagram.unreached)
      add(box(node))
    }
  }

  private mutating func add(_ box: Box) {
    let top = parts.isEmpty ? 0 : size.y + 2 * Self.padding
    parts.append((box, Point(0, top)))
    size = Point(max(size.x, box.size.x), top + box.size.y)
  }

  private func box(_ node: TaskDiagram.Node, heading: String? = nil) -> Box {
    if node.isJoin { return Box(node: node, lines: [], counts: nil, size: Self.joinSize, content: nil) }
    let words = DiagramWords(node)
    let title = [heading, words.title].compactMap(\.self).joined(separator: " ")
    var content: Content?
    var inner = Point(0, 0)
    if let body = node.body, !body.nodes.isEmpty {
      let boxes = body.nodes.map { box($0) }
      let edges = body.edges.map { GraphEdge(from: $0.from, to: $0.to) }
      let drawing = GraphDrawing(sizes: boxes.map(\.size), edges: edges)
      inner = drawing.size
      content = Content(
        boxes: zip(boxes, drawing.corners).map { ($0, $1) },
        routes: zip(drawing.routes, body.edges).map { ($0, body.nodes[$1.to].event != nil) },
        loops: body.edges.filter { $0.from == $0.to }.map(\.from), width: inner.x)
    }
    let lines = ([title] + words.details).map {
      DiagramWords.cut($0, to: content == nil ? Self.mostColumns.task : Self.mostColumns.group)
    }
    let counts = marks.counts(at: node)
    let columns = (lines + [counts].compactMap(\.self)).map { DiagramWords.width($0) }.max() ?? 0
    // With an even width the middle is a whole number, and a line between two of them is straight.
    let text = Point(
      Int(Double(columns) * Self.columnWidth / 2 + 1) * 2, (lines.count + (counts == nil ? 0 : 1)) * Self.lineHeight)
    let size =
      content == nil
      ? Point(text.x + 2 * Self.padding, text.y + Self.padding)
      : Point((max(text.x, inner.x) + 1) / 2 * 2 + 2 * Self.padding, text.y + inner.y + 3 * Self.padding)
    return Box(node: node, lines: lines, counts: counts, size: size, content: content)
  }

  /// Where the content of a box begins.
  static func contentCorner(of box: Box) -> Point {
    Point(
      (box.size.x - (box.content?.width ?? 0)) / 2,
      (box.lines.count + (box.counts == nil ? 0 : 1)) * lineHeight + 2 * padding)
  }
}
