import Diagnostics
import RuleEngine
import Snapshots

extension LintSource {
  /// Says of a path from the root whether something is there; `nil` where a check of the whole source sees everything.
  func isThere(from found: ConfigurationLookup.Found) -> ((Path) -> Bool)? {
    switch root {
    case .snapshotTop:
      if case .whole = scope { return nil }
      return { [snapshot] path in
        // What cannot be read is there.
        do { return try snapshot.entry(at: path) != nil || !snapshot.entries(below: path).isEmpty } catch {
          return true
        }
      }
    case .disk(_, let fallback, let folder):
      let top = found.root ?? fallback
      if searched.contains(where: { folder.absolute($0) == top }) { return nil }
      return { FileOnDisk.exists(top.appending(ByteString($0.bytes))) }
    }
  }
}
