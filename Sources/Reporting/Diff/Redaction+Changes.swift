import Diagnostics

extension Redaction {
  /// The changes of files as they may be shown; lines stay where they are.
  static func of(_ changes: [FileChange], in findings: [Finding]) -> [FileChange] {
    let redaction = Redaction(findings)
    var marked: [Path: [[UInt8]]] = [:]
    for place in findings.flatMap({ [$0.location] + $0.related.map(\.location) }).compactMap(\.place) {
      let file = place.file
      if marked[file.path] != nil { continue }
      let ranges = redaction.places[ObjectIdentifier(file)] ?? []
      marked[file.path] = ranges.map { Array(file.bytes[$0.clamped(to: 0..<file.bytes.count)]) }
    }
    return changes.map { change in
      let secrets = (marked[change.path] ?? []).flatMap(\.lines)
      let units = redaction.indices.filter { change.path == $0.key.path || change.path.isInside($0.key.path) }.map(
        \.value)
      func shown(_ bytes: [UInt8]) -> [UInt8] {
        var ranges = SecretPlaces.all(in: SourceFile(path: change.path, origin: change.file.origin, bytes: bytes))
          .map(\.range)
        ranges += units.flatMap { $0.places(in: bytes) } + secrets.flatMap { bytes.ranges(of: $0) }
        var copy = bytes
        // Of ranges that overlap the second would take masks for characters of other lengths.
        var end = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound > end {
          hide(max(end, range.lowerBound)..<range.upperBound, of: &copy)
          end = range.upperBound
        }
        return copy
      }
      let file = SourceFile(path: change.path, origin: change.file.origin, bytes: shown(change.file.bytes))
      return FileChange(of: file, movingTo: change.newPath, writing: shown(change.bytes))
    }
  }
}

extension [UInt8] {
  fileprivate var lines: [[UInt8]] {
    split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.map { [UInt8]($0) }
  }
}
