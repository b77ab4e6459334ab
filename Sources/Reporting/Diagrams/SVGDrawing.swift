import Diagnostics
import GraphLayout

/// A diagram as SVG, for a file of its own or in the middle of HTML.
struct SVGDrawing {
  private let marks: DiagramMarks
  private let layout: DiagramLayout
  private let name: String

  /// The distance of the drawing from the border.
  private static let margin = 8

  /// Draws a diagram.
  init(_ diagram: TaskDiagram, _ marks: DiagramMarks) {
    self.marks = marks
    layout = DiagramLayout(diagram, marks)
    let tasks = diagram.nodes.count { !$0.isJoin }
    name = "\(counted(tasks, "task")) and templates of \(diagram.path)"
  }

  /// The drawing as a file.
  var document: String {
    var xml = XMLWriter()
    write(to: &xml, withStyle: true)
    return xml.text
  }

  /// Writes the drawing as an element; in HTML the page has the style.
  func write(to xml: inout XMLWriter, withStyle: Bool = false) {
    let size = Point(layout.size.x + 2 * Self.margin, layout.size.y + 2 * Self.margin)
    xml.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("class", "dag"), ("role", "img"), ("aria-label", name),
        ("width", "\(size.x)"), ("height", "\(size.y)"), ("viewBox", "0 0 \(size.x) \(size.y)"),
      ]
    ) { xml in
      if withStyle { xml.element("style", text: EmbeddedFile.diagramCSS) }
      for part in layout.parts {
        write(part.box, at: Point(part.corner.x + Self.margin, part.corner.y + Self.margin), to: &xml)
      }
    }
  }

  private func write(_ box: DiagramLayout.Box, at corner: Point, to xml: inout XMLWriter) {
    let node = box.node
    if node.isJoin {
      let radius = box.size.x / 2
      xml.element(
        "circle",
        [("class", "join"), ("cx", "\(corner.x + radius)"), ("cy", "\(corner.y + radius)"), ("r", "\(radius)")])
      return
    }
    let severity = marks.worst(at: node)?.rawValue
    let classes = [box.content == nil ? "task" : "group", node.event == nil ? nil : "event", severity]
    xml.element("g", [("class", classes.compactMap(\.self).joined(separator: " "))]) { xml in
      // What a pointer that rests shows: everything that was cut off, and what was found.
      let words = DiagramWords(node)
      xml.element("title", text: ([words.title] + words.details + marks.messages(at: node)).joined(separator: "\n"))
      xml.element(
        "rect",
        [
          ("x", "\(corner.x)"), ("y", "\(corner.y)"), ("width", "\(box.size.x)"), ("height", "\(box.size.y)"),
          ("rx", "6"),
        ])
      var baseline = corner.y + DiagramLayout.lineHeight
      func line(_ text: String, _ name: String) {
        xml.element(
          "text", [("class", name), ("x", "\(corner.x + DiagramLayout.padding)"), ("y", "\(baseline)")], text: text)
        baseline += DiagramLayout.lineHeight
      }
      for (index, text) in box.lines.enumerated() { line(text, index == 0 ? "name" : "detail") }
      if let counts = box.counts { line(counts, "counts") }
      guard let content = box.content else { return }
      let inner = DiagramLayout.contentCorner(of: box)
      write(content, at: Point(corner.x + inner.x, corner.y + inner.y), to: &xml)
    }
  }

  private func write(_ content: DiagramLayout.Content, at corner: Point, to xml: inout XMLWriter) {
    for (points, isEvent) in content.routes where points.count > 1 {
      let path = Self.path(points.map { Point($0.x + corner.x, $0.y + corner.y) })
      xml.element("path", [("class", isEvent ? "line event" : "line"), ("d", path)])
    }
    for index in content.loops {
      let (box, place) = content.boxes[index]
      let x = corner.x + place.x + box.size.x
      let y = corner.y + place.y + box.size.y / 2
      xml.element("path", [("class", "line"), ("d", "M\(x) \(y - 6)c18 -8 18 20 0 12m5 -4l-5 4 6 4")])
    }
    for (box, place) in content.boxes { write(box, at: Point(corner.x + place.x, corner.y + place.y), to: &xml) }
  }

  /// A line through some corners, bent where it moves sideways, with the head of an arrow at its end.
  private static func path(_ points: [Point]) -> String {
    guard var last = points.first else { return "" }
    var path = "M\(last.x) \(last.y)"
    for point in points.dropFirst() where point != last {
      let middle = (last.y + point.y) / 2
      path += point.x == last.x ? "V\(point.y)" : "C\(last.x) \(middle) \(point.x) \(middle) \(point.x) \(point.y)"
      last = point
    }
    let isDownwards = (points.first?.y ?? 0) <= last.y
    let back = isDownwards ? -7 : 7
    return path + "m-4 \(back)l4 \(-back) 4 \(back)"
  }
}
