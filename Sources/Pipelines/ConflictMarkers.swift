import Diagnostics

/// The lines that `git merge` writes around what it could not merge.
enum ConflictMarkers {
  /// The spans of the markers, if the file has a whole conflict: an opening, a middle and a closing line, in this order.
  ///
  /// A single line of the kind proves nothing: `=======` underlines titles, and shell text may hold the others.
  static func find(in bytes: [UInt8]) -> [SourceSpan] {
    // Nearly every file is done here: the first line of a conflict starts with seven of these.
    guard bytes.contains(UInt8(ascii: "<")) else { return [] }

    var markers: [SourceSpan] = []
    var open: [SourceSpan] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[start..<end]
      let span = SourceSpan(start, line.last == UInt8(ascii: "\r") ? end - 1 : end)
      if isMarker(line, of: UInt8(ascii: "<")) {
        open = [span]
      } else if !open.isEmpty, isMarker(line, of: UInt8(ascii: "=")) {
        open.append(span)
      } else if open.count > 1, isMarker(line, of: UInt8(ascii: ">")) {
        markers += open + [span]
        open = []
      }
      start = end + 1
    }
    return markers
  }

  /// Whether a line is seven times `letter`, followed by a space and a label or by nothing.
  private static func isMarker(_ line: ArraySlice<UInt8>, of letter: UInt8) -> Bool {
    guard line.count >= 7, line.prefix(7).allSatisfy({ $0 == letter }) else { return false }
    let rest = line.dropFirst(7).first
    return rest == nil || rest == UInt8(ascii: " ") || rest == UInt8(ascii: "\r")
  }
}
