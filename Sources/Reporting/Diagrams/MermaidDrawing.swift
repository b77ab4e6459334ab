import Diagnostics

/// A diagram in the language of Mermaid, a flowchart.
struct MermaidDrawing {
  /// The flowchart, without a fence around it.
  private(set) var text = "flowchart TD\n"
  /// How many lines there are from a node to another.
  private(set) var edgeCount = 0
  private let marks: DiagramMarks
  private var classes: [Severity: [String]] = [:]

  /// The most lines that Mermaid draws by default: `maxEdges` of its configuration (since 10.9).
  static let mostEdges = 500
  /// The most characters that Mermaid reads by default: `maxTextSize` of its configuration.
  static let mostCharacters = 50_000
  private static let longestLine = 60

  /// Draws a diagram.
  init(_ diagram: TaskDiagram, _ marks: DiagramMarks) {
    self.marks = marks
    for part in diagram.parts { add(part.node, "  ", heading: DiagramWords.heading(part.role)) }
    if !diagram.unreached.isEmpty {
      text += "  subgraph unreached[\"\(Self.escaped(DiagramWords.unreached))\"]\n"
      for node in diagram.unreached { add(node, "    ") }
      text += "  end\n"
    }
    text += """
        classDef error stroke:#cf222e,stroke-width:3px
        classDef warning stroke:#bf8700,stroke-width:3px
        classDef info stroke:#0969da,stroke-width:2px

      """
    for severity in Severity.allCases.reversed() {
      if let nodes = classes[severity] { text += "  class \(nodes.joined(separator: ",")) \(severity.rawValue)\n" }
    }
  }

  /// Whether Mermaid draws it without a change of its configuration.
  var isWithinLimits: Bool { edgeCount <= Self.mostEdges && text.utf16.count <= Self.mostCharacters }

  private mutating func add(_ node: TaskDiagram.Node, _ indentation: String, heading: String? = nil) {
    let id = "n\(node.id)"
    if node.isJoin {
      text += "\(indentation)\(id)(( ))\n"
      return
    }
    if let severity = marks.worst(at: node) { classes[severity, default: []].append(id) }
    let words = DiagramWords(node)
    let lines = [[heading, words.title].compactMap(\.self).joined(separator: " ")] + words.details
    let label = (lines + [marks.counts(at: node)].compactMap(\.self))
      .map { Self.escaped(DiagramWords.cut($0, to: Self.longestLine)) }
      .joined(separator: "<br/>")
    guard let body = node.body, !body.nodes.isEmpty else {
      text += node.isDrawnElsewhere ? "\(indentation)\(id)[[\"\(label)\"]]\n" : "\(indentation)\(id)[\"\(label)\"]\n"
      return
    }
    text += "\(indentation)subgraph \(id)[\"\(label)\"]\n"
    for inner in body.nodes { add(inner, indentation + "  ") }
    for edge in body.edges {
      let target = body.nodes[edge.to]
      let arrow = target.event == nil ? "-->" : "-.->"
      text += "\(indentation)  n\(body.nodes[edge.from].id) \(arrow) n\(target.id)\n"
      edgeCount += 1
    }
    text += "\(indentation)end\n"
  }

  /// A text as part of a label in quotes: what is neither a letter nor a digit is a character reference, `#34;`.
  ///
  /// So Mermaid's documentation has it ("Special characters that break syntax"); a label in quotes may hold Markdown and HTML,
  /// which no such text is taken for. Three things mean something even so, as Mermaid 11 shows: `\n` is a line break, `$$` a
  /// formula, and `fa:fa-` an icon. A space without width keeps their signs apart.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ",", "-", ".": escaped.unicodeScalars.append(scalar)
      default: escaped += "#\(scalar.value);"
      }
      let isSign =
        scalar == "\\" || scalar == "$" && rest.first == "$" || scalar == ":" && rest.starts(with: "fa-".unicodeScalars)
      if isSign { escaped += "#8203;" }
    }
    return escaped
  }
}
