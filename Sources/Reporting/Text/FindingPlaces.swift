import Diagnostics

/// The places of a finding, those of one file together.
struct FindingPlaces {
  /// The places in one file, or a path without a place.
  struct Part {
    /// The first of the places.
    let location: Location
    /// What is to be underlined.
    fileprivate(set) var marks: [Snippet.Mark]

    /// The first place, if there is one.
    var place: Location.Place? { location.place }
  }

  /// The finding's own file first, then the others in the order in which they are named.
  let parts: [Part]

  /// The places of a finding.
  init(_ finding: Finding) {
    var parts = [Part(location: finding.location, marks: [])]
    if let place = finding.location.place {
      parts[0].marks.append(.init(span: place.span.range, label: finding.label, isPrimary: true))
    }
    for related in finding.related {
      guard let place = related.location.place else { continue }
      let mark = Snippet.Mark(span: place.span.range, label: related.message, isPrimary: false)
      if let index = parts.firstIndex(where: { $0.place?.file === place.file }) {
        parts[index].marks.append(mark)
      } else {
        parts.append(Part(location: related.location, marks: [mark]))
      }
    }
    self.parts = parts
  }
}
