/// A part of a unified diff: lines that change, with three lines around them.
public struct DiffHunk: Sendable {
  /// Which file has a line.
  public enum Kind: String, Sendable {
    case kept
    case removed
    case added
  }

  /// A line with its end, if it has one.
  public struct Line: Sendable {
    /// Which file has it.
    public let kind: Kind
    /// The line.
    public let bytes: ArraySlice<UInt8>
  }

  private var oldStart: Int
  private var newStart: Int
  /// The lines.
  public private(set) var lines: [Line] = []

  private static let context = 3
  /// How many lines may be compared with each other; the time and the space for it grow with the square.
  private static let mostComparedLines = 4_000

  /// The line that says where the hunk is, as `diff` counts: an empty side begins at the line before.
  public var header: String {
    let old = lines.count { $0.kind != .added }
    let new = lines.count { $0.kind != .removed }
    return "@@ -\(Self.range(oldStart, old)) +\(Self.range(newStart, new)) @@"
  }

  private static func range(_ start: Int, _ count: Int) -> String {
    let start = count == 0 ? start : start + 1
    return count == 1 ? "\(start)" : "\(start),\(count)"
  }

  /// What is different between two texts.
  public static func all(from old: [UInt8], to new: [UInt8]) -> [DiffHunk] {
    let (oldLines, newLines) = (split(old), split(new))
    let (removed, added) = changedPlaces(oldLines, newLines)
    var hunks: [DiffHunk] = []
    var (oldPlace, newPlace) = (0, 0)
    var before: [Line] = []
    var keptSince = Int.max
    while oldPlace < oldLines.count || newPlace < newLines.count {
      let line: Line
      if removed.contains(oldPlace) {
        line = Line(kind: .removed, bytes: oldLines[oldPlace])
      } else if added.contains(newPlace) {
        line = Line(kind: .added, bytes: newLines[newPlace])
      } else {
        line = Line(kind: .kept, bytes: oldLines[oldPlace])
      }
      if line.kind == .kept {
        keptSince = keptSince == Int.max ? keptSince : keptSince + 1
        // Of the lines between two changes a hunk keeps what it needs, and gives back what was too much.
        before.append(line)
        if before.count > 2 * context { before.removeFirst() }
        if keptSince == context, !hunks.isEmpty { hunks[hunks.count - 1].lines += before.suffix(context) }
      } else {
        if hunks.isEmpty || keptSince > 2 * context {
          let lead = before.suffix(context)
          hunks.append(
            DiffHunk(oldStart: oldPlace - lead.count, newStart: newPlace - lead.count, lines: Array(lead)))
        } else {
          let written = keptSince >= context ? context : 0
          hunks[hunks.count - 1].lines += before.suffix(keptSince - written)
        }
        hunks[hunks.count - 1].lines.append(line)
        keptSince = 0
      }
      if line.kind != .added { oldPlace += 1 }
      if line.kind != .removed { newPlace += 1 }
    }
    if !hunks.isEmpty, keptSince < context { hunks[hunks.count - 1].lines += before.suffix(keptSince) }
    return hunks
  }

  /// The places of the lines that only one of the texts has.
  ///
  /// Between the first and the last difference, too many lines count as different altogether.
  private static func changedPlaces(
    _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> (removed: Set<Int>, added: Set<Int>) {
    let common = min(old.count, new.count)
    var (start, end) = (0, 0)
    while start < common, old[start] == new[start] { start += 1 }
    while end < common - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    let (before, after) = (start..<old.count - end, start..<new.count - end)
    guard before.count + after.count <= mostComparedLines else { return (Set(before), Set(after)) }
    let difference = Array(new[after]).difference(from: Array(old[before]))
    return (
      Set(difference.removals.map { $0.place + start }), Set(difference.insertions.map { $0.place + start })
    )
  }

  /// The lines of a text, each with its end.
  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (place, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(bytes[start...place])
      start = place + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }
}

extension CollectionDifference.Change {
  fileprivate var place: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
