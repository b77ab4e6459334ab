public import Diagnostics

/// Writes what fixes change as a unified diff, in the form that `git apply` reads.
///
/// Secrets are hidden as in every report, and what a removed file held is not shown; then the diff is for people only.
public enum DiffReport {
  /// The diff of some changes; `outcome` is what was found in the files before.
  public static func text(of changes: [FileChange], in outcome: Outcome, options: ReportOptions) -> String {
    Redaction.of(changes, in: outcome.findings).map { text(of: $0, options) }.joined()
  }

  private static func text(of change: FileChange, _ options: ReportOptions) -> String {
    let old = name(of: options.pathFromTop(change.path), side: "a")
    let new = name(of: options.pathFromTop(change.newPath ?? change.path), side: "b")
    var text = "diff --git \(old) \(new)\n"
    guard let newPath = change.newPath else { return text + "deleted file mode 100644\n" }
    if change.isMove {
      let from = plainName(of: options.pathFromTop(change.path))
      let to = plainName(of: options.pathFromTop(newPath))
      text += "rename from \(from)\nrename to \(to)\n"
    }
    guard change.isEdit else { return text }
    text += "--- \(old)\n+++ \(new)\n"
    for hunk in DiffHunk.all(from: change.file.bytes, to: change.bytes) {
      text += hunk.header + "\n"
      for line in hunk.lines { text += shown(line) }
    }
    return text
  }

  private static func shown(_ line: DiffHunk.Line) -> String {
    let sign =
      switch line.kind {
      case .kept: " "
      case .removed: "-"
      case .added: "+"
      }
    var content = line.bytes
    let isEnded = content.last == UInt8(ascii: "\n")
    if isEnded { content = content.dropLast() }
    // The carriage return of a Windows line belongs to the diff, and steers no terminal at the end of a line.
    let isWindows = isEnded && content.last == UInt8(ascii: "\r")
    if isWindows { content = content.dropLast() }
    let words = content.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { VisibleText.of($0) }.joined(separator: "\t")
    return sign + words + (isWindows ? "\r\n" : "\n") + (isEnded ? "" : "\\ No newline at end of file\n")
  }

  private static func name(of path: Path, side: String) -> String {
    plainName(of: Path(Array("\(side)/".utf8) + path.bytes))
  }

  /// A path as git quotes it (`quote_c_style` of its `quote.c`, 2.39): what is not printable ASCII is an octal escape.
  private static func plainName(of path: Path) -> String {
    let bytes = SecretSearch.hidden(in: path.bytes)
    let isPlain = bytes.allSatisfy {
      (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain { return String(decoding: bytes, as: UTF8.self) }
    var text = "\""
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): text += "\\\""
      case UInt8(ascii: "\\"): text += "\\\\"
      case 0x20...0x7E: text += String(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 8)
        text += "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
      }
    }
    return text + "\""
  }
}
