/// A part of a unified diff: lines that change, with three lines around them.
struct DiffHunk {
  /// Which file has a line.
  enum Kind {
    case kept
    case removed
    case added
  }

  /// A line with its end, if it has one.
  struct Line {
    let kind: Kind
    let bytes: ArraySlice<UInt8>
  }

  private var oldStart: Int
  private var newStart: Int
  private(set) var lines: [Line] = []

  private static let context = 3

  /// The line that says where the hunk is, as `diff` counts: an empty side begins at the line before.
  var header: String {
    let old = lines.count { $0.kind != .added }
    let new = lines.count { $0.kind != .removed }
    return "@@ -\(Self.range(oldStart, old)) +\(Self.range(newStart, new)) @@"
  }

  private static func range(_ start: Int, _ count: Int) -> String {
    let start = count == 0 ? start : start + 1
    return count == 1 ? "\(start)" : "\(start),\(count)"
  }

  /// What is different between two texts.
  static func all(from old: [UInt8], to new: [UInt8]) -> [DiffHunk] {
    let (oldLines, newLines) = (split(old), split(new))
    let difference = newLines.difference(from: oldLines)
    let removed = Set(difference.removals.map(\.place))
    let added = Set(difference.insertions.map(\.place))
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
