import Diagnostics
import Foundation
import Snapshots

@testable import GitSource

extension FuzzTarget {
  /// What git writes, and what may stand there instead.
  static let gitFormats = [
    FuzzTarget("index", limit: 2048, from: .bytes(indexSeed(version: 2), indexSeed(version: 3))) { input in
      // A checksum of zeros is one that git left out (index.skipHash), so that any bytes before it count.
      let bytes = input + [UInt8](repeating: 0, count: 20)
      func paths(lookingOnlyAtWhatIsAskedOf file: Path?) throws -> [Path] {
        let staged = try StagedIndex(FileContent(nil, and: bytes), lookingOnlyAtWhatIsAskedOf: file) {
          (_) throws(IndexRefusal) in FileContent(nil, and: bytes)
        }
        if let tree = staged.cacheTree() { _ = tree.children(of: tree.rootPosition) }
        return try (0..<staged.count).map { try staged.path($0) }
      }
      let asked = try? paths(lookingOnlyAtWhatIsAskedOf: "index")
      guard let paths = try? paths(lookingOnlyAtWhatIsAskedOf: nil) else {
        try require(asked == nil, "a path is let through that is asked for")
        return
      }
      try require(asked == paths, "other paths are found that are asked for")
      for (path, next) in zip(paths, paths.dropFirst()) { try require(path < next, "paths are not in order") }
    },
    FuzzTarget(
      "loose-object", limit: 1024,
      from: .bytes(
        Array(base64: "eJxLyk9SMDBgSMzLL0pVKEgsKkktLlFIzs8tKEotLk5NAQCu5AvS"), Array(base64: "eAFLyk9SMGRISk3nAgAQRAKX")
      )
    ) { input in
      let file = FileContent(nil, and: input)
      let (header, object): (LooseObject.Header, LooseObject)
      do throws(LooseObject.Damage) {
        header = try LooseObject.Header(file)
        object = try LooseObject(file, size: header.size)
      } catch {
        try require(!error.reason.isEmpty, "no reason")
        return
      }
      try require(object.content.count == header.size, "a content of another size than it says")
    },
    FuzzTarget(
      "commit",
      [
        "tree \(id)\nparent \(id)\nauthor A <a@b> 1 +0000\ncommitter C <c@d> 1793000000 -0730\ngpgsig -----\n x\n\nmessage",
        "tree \(id)\ncommitter  <> -1 +9999\n", "tree x",
      ]
    ) { input in
      _ = CommitText(input)
      if let text = String(validating: input, as: UTF8.self), let expression = RevisionExpression(text) {
        try require(expression.name.count <= input.count, "a name that is longer than the revision")
      }
    },
    FuzzTarget("tree", limit: 1024, from: .bytes(treeSeed)) { input in
      guard let tree = try? Tree(input) else { return }
      for item in tree.items {
        let name = item.name.bytes
        let isUnsafe =
          name.isEmpty || name.contains(0x2F) || [".", "..", ".git"].map { Array($0.utf8) }.contains(Array(name))
        try require(!isUnsafe, "the name \(item.name) is let through")
      }
    },
    FuzzTarget(
      "git-output", limit: 1024,
      [
        ":000000 100644 \(id) \(id) A\0a/b\0", "\"/a\\\"b\":/c:\"\\303\\251\"",
        "100644 \(id) 0\ta\0120000 \(id) 2\tb\0",
      ]
    ) { input in
      let paths = QuotedPathList(input).paths
      try require(
        QuotedPathList(QuotedPathList.list(of: paths)).paths == paths, "\(paths) are other paths when they are quoted")
      _ = IndexListing(input)
    },
    FuzzTarget(
      "merge", limit: 1024, ["a\nb\nc\n\0a\nB\nc\n\0a\nb\nC\n", "a\0a\nb\0", "<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n"]
    ) {
      input in
      let (base, rest) = halves(input)
      // Bytes after one more NUL would be those of a file that is no text.
      let (ours, last) = halves(rest)
      let theirs = halves(last).first
      let merge = try TextMerge(base: base, ours: ours, theirs: theirs)
      if base == ours { try require(merge.isClean && merge.bytes == theirs, "their change alone is not taken") }
      if ours == theirs { try require(merge.isClean && merge.bytes == ours, "one change on both sides is not taken") }
      for conflict in MergeConflict.all(in: input) {
        try require(conflict.ours.range, isWithin: input.count, "a conflict")
      }
    },
  ]

  private static let id = String(repeating: "1a", count: 20)

  /// An index with three files, without its checksum.
  private static func indexSeed(version: UInt8) -> [UInt8] {
    var index = Array("DIRC".utf8) + [0, 0, 0, version, 0, 0, 0, 3]
    for path in ["a/one", "a/two", "b"] {
      index += [UInt8](repeating: 7, count: 24) + [0, 0, 0x81, 0xA4] + [UInt8](repeating: 0, count: 12)
      index += [UInt8](repeating: 0x1A, count: 20) + [0, UInt8(path.utf8.count)] + Array(path.utf8)
      index += [UInt8](repeating: 0, count: 8 - (62 + path.utf8.count) % 8)
    }
    let tree =
      Array("\0".utf8) + Array("3 1\n".utf8) + [UInt8](repeating: 1, count: 20) + Array("a\0".utf8)
      + Array("2 0\n".utf8) + [UInt8](repeating: 2, count: 20)
    return index + Array("TREE".utf8) + [0, 0, 0, UInt8(tree.count)] + tree
  }

  private static var treeSeed: [UInt8] {
    let id = [UInt8](repeating: 0x1A, count: 20)
    return Array("100644 a\0".utf8) + id + Array("40000 b\0".utf8) + id + Array("160000 c\0".utf8) + id
  }
}

extension [UInt8] {
  fileprivate init(base64 text: String) { self = Array(Data(base64Encoded: text) ?? Data()) }
}
