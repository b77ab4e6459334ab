import Diagnostics

/// The line tables of the files that a report mentions, each made once.
struct LineTables {
  // The outcome keeps the files alive as long as the report is made, so that an identifier stays unique.
  private var tables: [ObjectIdentifier: LineTable] = [:]

  /// The lines of a file.
  subscript(file: SourceFile) -> LineTable {
    mutating get {
      if let table = tables[ObjectIdentifier(file)] { return table }
      let table = LineTable(file)
      tables[ObjectIdentifier(file)] = table
      return table
    }
  }

  /// The location as `path:line:column`, or the path alone where there is no place.
  mutating func text(of location: Location) -> String {
    guard let place = location.place else { return "\(location.path)" }
    let start = self[place.file].position(of: place.span.range.lowerBound)
    return "\(location.path):\(start.line):\(start.column)"
  }
}
