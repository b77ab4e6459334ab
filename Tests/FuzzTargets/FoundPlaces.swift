import Diagnostics

extension FuzzTarget {
  /// A place is one of a file that was given, and is told as whoever counts from the start finds it.
  static func check(_ location: Location, of files: [Path: [UInt8]]) throws(BrokenInvariant) {
    guard let place = location.place else { return }
    try require(place.span.range, isWithin: place.file.bytes.count, "a place in \(location.path)")
    if let bytes = files[location.path] { try require(place.file.bytes == bytes, "other bytes of \(location.path)") }
    let table = LineTable(place.file)
    let (start, end) = (table.position(of: Int(place.span.start)), table.position(of: Int(place.span.end)))
    try require(start <= end && start.line >= 1 && end.line <= table.count, "from \(start) to \(end)")
    let before = place.file.bytes[..<Int(place.span.start)]
    try require(start.line == before.count { $0 == 0x0A } + 1, "\(start) is not the line of byte \(place.span.start)")
  }

  /// A finding can be shown, and can be fixed where it says so.
  static func check(_ finding: Finding, of files: [Path: [UInt8]]) throws(BrokenInvariant) {
    try require(sentence: finding.message)
    try check(finding.location, of: files)
    for related in finding.related { try check(related.location, of: files) }
    try require(finding.fingerprint.utf8.count == 32, "the fingerprint \(finding.fingerprint)")
    for edit in finding.fix?.edits ?? [] {
      if case .replace(let file, let span, _) = edit {
        try require(span.range, isWithin: file.bytes.count, "an edit of \(finding.rule)")
      }
    }
  }
}
