import Diagnostics

/// A diagram in the language of Graphviz.
struct DOTDrawing {
  /// The graph.
  private(set) var text: String
  private let marks: DiagramMarks

  /// Draws a diagram.
  init(_ diagram: TaskDiagram, _ marks: DiagramMarks) {
    self.marks = marks
    text = """
      digraph "\(Self.escaped("\(diagram.path)"))" {
        compound=true
        graph [fontname="monospace", style=rounded, color=gray]
        node [fontname="monospace", shape=box, style=rounded]

      """
    for part in diagram.parts { add(part.node, "  ", heading: DiagramWords.heading(part.role)) }
    if !diagram.unreached.isEmpty {
      text += "  subgraph cluster_unreached {\n    label=\"\(DiagramWords.unreached)\"\n"
      for node in diagram.unreached { add(node, "    ") }
      text += "  }\n"
    }
    text += "}\n"
  }

  private mutating func add(_ node: TaskDiagram.Node, _ indentation: String, heading: String? = nil) {
    let words = DiagramWords(node)
    let lines =
      [[heading, words.title].compactMap(\.self).joined(separator: " ")] + words.details
      + [marks.counts(at: node)].compactMap(\.self)
    let label = lines.map { Self.escaped($0) }.joined(separator: #"\n"#)
    let color = marks.worst(at: node).map { ", color=\"\(Self.color($0))\", penwidth=2" } ?? ""
    guard let body = node.body, !body.nodes.isEmpty else {
      text +=
        node.isJoin
        ? "\(indentation)n\(node.id) [shape=point]\n" : "\(indentation)n\(node.id) [label=\"\(label)\"\(color)]\n"
      return
    }
    text += "\(indentation)subgraph cluster_n\(node.id) {\n"
    text += "\(indentation)  graph [label=\"\(label)\"\(color.isEmpty ? ", color=gray, penwidth=1" : color)]\n"
    for inner in body.nodes { add(inner, indentation + "  ") }
    for edge in body.edges { add(from: body.nodes[edge.from], to: body.nodes[edge.to], indentation + "  ") }
    text += "\(indentation)}\n"
  }

  /// A line from or to a graph goes by one of its tasks, and is cut where it meets the border.
  private mutating func add(from: TaskDiagram.Node, to: TaskDiagram.Node, _ indentation: String) {
    let (start, end) = (Self.last(of: from), Self.first(of: to))
    var attributes: [String] = []
    if start.id != from.id { attributes.append("ltail=cluster_n\(from.id)") }
    if end.id != to.id { attributes.append("lhead=cluster_n\(to.id)") }
    if to.event != nil { attributes.append("style=dashed") }
    let list = attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"
    text += "\(indentation)n\(start.id) -> n\(end.id)\(list)\n"
  }

  private static func first(of node: TaskDiagram.Node) -> TaskDiagram.Node {
    node.body?.nodes.first.map { first(of: $0) } ?? node
  }

  private static func last(of node: TaskDiagram.Node) -> TaskDiagram.Node {
    node.body?.nodes.last.map { last(of: $0) } ?? node
  }

  private static func color(_ severity: Severity) -> String {
    switch severity {
    case .error: "#cf222e"
    case .warning: "#bf8700"
    case .info: "#0969da"
    }
  }

  /// A text as part of a label in quotes.
  ///
  /// A backslash begins an escape, and `&` a reference as in HTML (Graphviz, "The DOT Language" and "escString").
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": escaped += #"\""#
      case "\\": escaped += #"\\"#
      case "&": escaped += "&amp;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
