import Diagnostics

/// The pictures of the pipelines of a page, as many as it can hold: those with findings come first.
struct HTMLPictures {
  private var pictures: [String: String] = [:]
  /// How many pipelines have a graph and no picture.
  private(set) var left = 0

  /// The most bytes of all pictures together.
  static let mostBytes = 12 << 20

  /// Draws the pipelines of an outcome.
  init(_ outcome: Outcome, _ index: HTMLIndex) {
    var room = Self.mostBytes
    for unit in index.units.filter(\.isShownAtFirst) + index.units.filter({ !$0.isShownAtFirst }) {
      guard let diagram = unit.unit.details?.diagram else { continue }
      guard room > 0, diagram.nodes.count <= DiagramFormat.mostNodes else {
        left += 1
        continue
      }
      let drawing = SVGDrawing(diagram, DiagramMarks(diagram, unit.findings))
      let picture = XMLWriter.partOfHTML { drawing.write(to: &$0) }
      if picture.utf8.count > room {
        left += 1
      } else {
        pictures[unit.id] = picture
        room -= picture.utf8.count
      }
    }
  }

  /// The picture of a unit, if there is one.
  func picture(of unit: HTMLIndex.Unit) -> String? { pictures[unit.id] }
}
