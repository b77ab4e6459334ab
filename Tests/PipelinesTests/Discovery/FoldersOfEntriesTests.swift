import Diagnostics
import Snapshots
import TestSupport
import Testing

@testable import Pipelines

/// Folders of entries in order, beside sets and filters that find them without it.
@Suite("The folders of entries in byte order")
struct FoldersOfEntriesTests {
  private static let states = (0..<(Nightly.isOn ? 2000 : 300)).map { seed in
    var random = SeededGenerator(seed: UInt64(seed))
    let names = ["a", "b", "a-b", "a.b", "ab", "params", "x"]
    let paths = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      (0..<Int.random(in: 1...4, using: &random)).compactMap { _ in names.randomElement(using: &random) }
        .joined(separator: "/")
    }
    // Where there is a file, there is no folder.
    let files = Set(paths).filter { path in !paths.contains { $0.hasPrefix("\(path)/") } }
    return files.map { Entry(path: Path($0), kind: .file) }.sorted { $0.path < $1.path }
  }

  @Test("are each there once, an outer one before an inner one")
  func folders() {
    for entries in Self.states {
      let folders = Array(FoldersOfEntries(entries))
      var wanted = Set<Path>()
      for entry in entries { wanted.insertWithAncestors(entry.path.parent) }
      #expect(folders.count == wanted.count && Set(folders) == wanted, "\(entries.map(\.path))")
      var seen: Set<Path> = [.top]
      for folder in folders { #expect(seen.contains(folder.parent) && seen.insert(folder).inserted) }
    }
  }

  @Test("have below them, and directly in them, what a look at each entry finds")
  func entries() {
    for entries in Self.states {
      let sorted = SortedEntries(entries)
      for folder in [.top, "a", "a/b", "nowhere", "x"] + Array(FoldersOfEntries(entries)) {
        let below = entries.filter { $0.path.isInside(folder) }.map(\.path)
        #expect(sorted.entries(below: folder).map(\.path) == below, "\(folder)")
        let files = below.filter { $0.parent == folder }
        #expect(sorted.files(in: folder).map(\.path) == files, "\(folder)")
        #expect(sorted.entry(at: folder)?.path == entries.first { $0.path == folder }?.path)
      }
    }
  }
}
