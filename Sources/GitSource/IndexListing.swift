import Diagnostics
import Snapshots

/// What `git diff-index --raw -z` prints when an index is compared with nothing: every path that a commit would record.
///
/// Unlike `git ls-files --stage` it leaves out what is only intended to be added. Unmerged versions of a path are one.
struct IndexListing {
  /// The paths, in byte order.
  let paths: [StagedPath]

  /// Takes the output apart: `:OLDMODE MODE OLDID ID STATE NUL path NUL`, and so on; `nil` if it has another form.
  init?(_ output: [UInt8]) {
    var paths: [StagedPath] = []
    var rest = output[...]
    while !rest.isEmpty {
      guard let end = rest.firstIndex(of: 0), let pathEnd = rest[(end + 1)...].firstIndex(of: 0) else { return nil }
      let path = Path(rest[(end + 1)..<pathEnd])
      guard !path.isTop, let state = Self.state(rest[..<end]) else { return nil }
      if let last = paths.last, last.path >= path { return nil }
      paths.append(StagedPath(path: path, state: state))
      rest = rest[(pathEnd + 1)...]
    }
    self.paths = paths
  }

  private static func state(_ fields: ArraySlice<UInt8>) -> StagedPath.State? {
    let fields = fields.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard fields.count == 5, fields[0].first == UInt8(ascii: ":"), let letter = fields[4].first else { return nil }
    if letter == UInt8(ascii: "U") { return .unmerged }
    guard letter == UInt8(ascii: "A"), let mode = UInt32(String(decoding: fields[1], as: UTF8.self), radix: 8),
      FileMode(mode) != .folder, let id = ObjectID(hexadecimal: fields[3])
    else { return nil }
    return .merged(FileMode(mode), id)
  }
}
