import Diagnostics
import Snapshots

/// What `git diff-index --raw -z` prints when an index is compared with nothing: every path that a commit would record.
///
/// Unlike `git ls-files --stage` it leaves out what is only intended to be added. A path that is not merged is one line.
struct IndexListing {
  /// The lines, in byte order of the paths.
  let lines: [IndexFile.Line]

  /// Takes the output apart: `:OLDMODE MODE OLDID ID STATE NUL path NUL`, and so on; `nil` if it has another form.
  init?(_ output: [UInt8]) {
    var lines: [IndexFile.Line] = []
    var rest = output[...]
    while !rest.isEmpty {
      guard let end = rest.firstIndex(of: 0), let pathEnd = rest[(end + 1)...].firstIndex(of: 0) else { return nil }
      let path = Path(rest[(end + 1)..<pathEnd])
      guard let line = Self.line(rest[..<end], at: path) else { return nil }
      if let last = lines.last, last.path >= path { return nil }
      lines.append(line)
      rest = rest[(pathEnd + 1)...]
    }
    self.lines = lines
  }

  private static func line(_ fields: ArraySlice<UInt8>, at path: Path) -> IndexFile.Line? {
    let fields = fields.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard fields.count == 5, fields[0].first == UInt8(ascii: ":"), let state = fields[4].first,
      let mode = UInt32(String(decoding: fields[1], as: UTF8.self), radix: 8),
      let id = ObjectID(hexadecimal: fields[3]), !path.isTop
    else { return nil }
    switch state {
    case UInt8(ascii: "A"):
      let mode = FileMode(mode)
      return mode == .folder ? nil : IndexFile.Line(path: path, mode: mode, id: id, stage: 0, isIntentToAdd: false)
    case UInt8(ascii: "U"):
      return IndexFile.Line(path: path, mode: .file, id: id, stage: 1, isIntentToAdd: false)
    default:
      return nil
    }
  }
}
