/// A conflict that `git merge` left in a text, by the lines it wrote around the two sides.
public struct MergeConflict: Hashable, Sendable {
  /// The line `<<<<<<<`, before what this side has.
  public let ours: SourceSpan
  /// The line `=======` between the sides.
  public let separator: SourceSpan
  /// The line `>>>>>>>`, after what the other side has.
  public let theirs: SourceSpan

  /// The conflicts of a text: an opening, a middle and a closing line, in this order.
  ///
  /// A single line of the kind proves nothing: `=======` underlines titles, and shell text may hold the others.
  public static func all(in bytes: [UInt8]) -> [MergeConflict] {
    // Nearly every file is done here.
    guard var start = bytes.firstOccurrence(of: "<<<<<<<") else { return [] }
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }

    var conflicts: [MergeConflict] = []
    var (ours, separator): (SourceSpan?, SourceSpan?)
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[start..<end]
      let span = SourceSpan(start, line.last == UInt8(ascii: "\r") ? end - 1 : end)
      if isMarker(line, of: UInt8(ascii: "<")) {
        (ours, separator) = (span, nil)
      } else if separator == nil, isMarker(line, of: UInt8(ascii: "=")) {
        separator = span
      } else if let opening = ours, let middle = separator, isMarker(line, of: UInt8(ascii: ">")) {
        conflicts.append(MergeConflict(ours: opening, separator: middle, theirs: span))
        (ours, separator) = (nil, nil)
      }
      start = end + 1
    }
    return conflicts
  }

  /// A line of a conflict that was left in a text: one with a label, at the very beginning of a line.
  ///
  /// A block of YAML is indented, and ends at such a line; only a text in quotes may go on there, and nobody writes that.
  public static func leftLine(in bytes: [UInt8]) -> SourceSpan? {
    for marker in ["<<<<<<< ", ">>>>>>> ", "||||||| "] as [StaticString] {
      var start = 0
      // These signs are rarer than line breaks.
      while let found = bytes.firstOccurrence(of: marker, from: start) {
        if found > 0, bytes[found - 1] == UInt8(ascii: "\n") {
          let end = bytes[found...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
          return SourceSpan(found, end ?? bytes.count)
        }
        start = found + 1
      }
    }
    return nil
  }

  /// Whether a line is seven times `letter`, followed by a space and a label or by nothing.
  private static func isMarker(_ line: ArraySlice<UInt8>, of letter: UInt8) -> Bool {
    guard line.count >= 7, line.prefix(7).allSatisfy({ $0 == letter }) else { return false }
    let rest = line.dropFirst(7).first
    return rest == nil || rest == UInt8(ascii: " ") || rest == UInt8(ascii: "\r")
  }
}
