import Diagnostics
import Reporting

/// The lines of two texts that are not the same, as a unified diff.
struct LineDifference {
  let old: ByteString
  let new: ByteString

  init(from old: [UInt8], to new: [UInt8]) {
    (self.old, self.new) = (ByteString(old), ByteString(new))
  }

  /// A line of the diff: what it is, and its text without secrets or anything that steers a terminal.
  struct Line {
    enum Kind {
      case header, kept, removed, added, note
    }

    let kind: Kind
    let text: String
  }

  /// The lines, with secrets hidden; where nothing else is different, a sentence says so.
  func lines(_ mask: SecretMask) -> [Line] {
    let hunks = DiffHunk.all(from: mask.hidden(in: old.bytes), to: mask.hidden(in: new.bytes))
    if hunks.isEmpty { return [Line(kind: .note, text: "a secret in it, which is not shown, is not the same")] }
    return hunks.flatMap { hunk in [Line(kind: .header, text: hunk.header)] + hunk.lines.flatMap(Self.lines) }
  }

  private static func lines(_ line: DiffHunk.Line) -> [Line] {
    let isEnded = line.bytes.last == UInt8(ascii: "\n")
    let content = isEnded ? line.bytes.dropLast() : line.bytes
    let text = content.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { VisibleText.of($0) }.joined(separator: "\t")
    let kind: Line.Kind =
      switch line.kind {
      case .kept: .kept
      case .removed: .removed
      case .added: .added
      }
    let sign = kind == .kept ? " " : kind == .added ? "+" : "-"
    let shown = Line(kind: kind, text: sign + text)
    return isEnded ? [shown] : [shown, Line(kind: .note, text: "\\ No newline at end of text")]
  }
}
