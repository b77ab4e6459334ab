import Diagnostics

/// A place in a file as programs name it: lines and columns from one, the end after the last character.
struct Region {
  /// Where it begins, columns in Unicode scalars.
  let start: Position
  /// Where it ends, columns in Unicode scalars.
  let end: Position
  /// The column at which it begins, in bytes.
  let startByte: Int
  /// The column at which it ends, in bytes.
  let endByte: Int

  /// The region of a span.
  init(_ range: Range<Int>, in lines: LineTable) {
    start = lines.position(of: range.lowerBound)
    end = lines.position(of: range.upperBound)
    startByte = max(0, range.lowerBound - lines.line(start.line).startIndex) + 1
    endByte = max(0, range.upperBound - lines.line(end.line).startIndex) + 1
  }
}

extension LineTables {
  /// The region of a location; `nil` where there is no place.
  mutating func region(of location: Location) -> Region? {
    location.place.map { Region($0.span.range, in: self[$0.file]) }
  }

  /// The location as `path:line:column` for readers who have another path to the file.
  mutating func text(of location: Location, from path: (Path) -> Path) -> String {
    let start = region(of: location).map { ":\($0.start.line):\($0.start.column)" } ?? ""
    return "\(path(location.path))\(start)"
  }
}
