public import Diagnostics

/// The forms in which a picture of a workflow can be drawn.
public enum DiagramFormat: String, CaseIterable, Sendable {
  /// A tree of text.
  case outline
  /// For Markdown on GitHub and GitLab.
  case mermaid
  /// For Graphviz.
  case dot
  /// For browsers, drawn already.
  case svg

  /// The most nodes that a picture is drawn of.
  public static let mostNodes = 5_000

  /// Draws a workflow with the findings that nobody suppressed, which are those of its unit.
  ///
  /// `isASCII` is for a terminal that shows nothing else, and about the outline. Secrets are hidden from the outcome already.
  public func drawing(of diagram: TaskDiagram, _ findings: [Finding], isASCII: Bool = false) -> String {
    let marks = DiagramMarks(diagram, findings)
    return switch self {
    case .outline: OutlineDrawing(diagram, marks, isASCII: isASCII).text
    case .mermaid: MermaidDrawing(diagram, marks).text
    case .dot: DOTDrawing(diagram, marks).text
    case .svg: SVGDrawing(diagram, marks).document
    }
  }
}
