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
    // A path that would be a command where it begins a line is the same path from the current folder.
    let path = BuildCommands.begins("\(location.path)") ? "./\(location.path)" : "\(location.path)"
    guard let place = location.place else { return path }
    let start = self[place.file].position(of: place.span.range.lowerBound)
    return "\(path):\(start.line):\(start.column)"
  }
}
