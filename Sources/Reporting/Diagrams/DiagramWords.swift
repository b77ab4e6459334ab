import Diagnostics

/// What is said of a node in each form of a diagram.
struct DiagramWords {
  /// The name, and the template if it has another one.
  let title: String
  /// The kind, the condition, the loop and what else there is.
  let details: [String]

  /// The words of a node.
  init(_ node: TaskDiagram.Node) {
    title = node.name
    var details: [String] = []
    if let event = node.event { details.append("\(event)") }
    // A container or a script is what a task runs, and a graph is drawn.
    if let kind = node.kind, !["container", "script"].contains(kind), node.body == nil { details.append(kind) }
    if let template = node.template { details.append("runs \(template)") }
    if let condition = node.condition { details.append("when \(condition)") }
    if let loop = node.loop { details.append(loop) }
    if let depends = node.depends { details.append("depends on \(depends)") }
    if node.isDrawnElsewhere { details.append("drawn elsewhere") }
    self.details = details
  }

  /// What stands above a part.
  static func heading(_ role: TaskDiagram.Role) -> String { role.rawValue }

  /// What stands above the templates that no run comes to.
  static let unreached = "not reached by any run"

  /// The text, or as many columns of it as there are with `…` at the end.
  static func cut(_ text: String, to columns: Int) -> String {
    if width(text) <= columns { return text }
    var (width, cut) = (1, String.UnicodeScalarView())
    for scalar in text.unicodeScalars {
      width += scalar.displayWidth
      if width > columns { break }
      cut.append(scalar)
    }
    return String(cut) + "…"
  }

  /// How many columns a text takes.
  static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + $1.displayWidth } }
}
