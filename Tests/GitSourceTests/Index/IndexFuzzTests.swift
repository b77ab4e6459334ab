import Diagnostics
import Foundation
import Snapshots
import TestSupport
import Testing

@testable import GitSource

/// Damaged indexes: none of them crashes the reader, and none is taken for a whole one.
@Suite struct IndexFuzzTests {
  @Test(arguments: [2, 3, 4])
  func everyTruncationIsRefused(version: Int) throws {
    let index = try Self.index(version: version)
    for count in index.indices {
      #expect(Self.read(Array(index.prefix(count))) == nil, "\(count) bytes")
      let unchecked = Array(index.prefix(count)) + [UInt8](repeating: 0, count: 20)
      // Without a checksum, an index may end where the entries or an extension do.
      if let paths = Self.read(unchecked) { #expect(paths == Self.read(index), "\(count) bytes and no checksum") }
    }
  }

  @Test(arguments: [2, 3, 4])
  func everyFlippedBitIsRefusedByTheChecksum(version: Int) throws {
    let index = try Self.index(version: version)
    for bit in 0..<(index.count * 8) {
      var damaged = index
      damaged[bit / 8] ^= 1 << (bit % 8)
      #expect(Self.read(damaged) == nil, "bit \(bit)")
    }
  }

  @Test(arguments: [2, 3, 4])
  func noDamageCrashesAReaderWithoutChecksum(version: Int) throws {
    var random = SeededGenerator(seed: 20_261_122)
    let index = Array(try Self.index(version: version).dropLast(20)) + [UInt8](repeating: 0, count: 20)
    var accepted = 0
    for _ in 0..<Self.rounds {
      var damaged = index
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<(damaged.count - 20), using: &random)
        damaged[place] =
          [0, 0xFF, 0x80, 0x7F, UInt8.random(in: 0...255, using: &random)].randomElement(using: &random) ?? 0
      }
      if Int.random(in: 0..<8, using: &random) == 0 {
        damaged.removeSubrange(12..<Int.random(in: 12..<damaged.count, using: &random))
      }
      if let paths = Self.read(damaged) {
        accepted += 1
        #expect(zip(paths, paths.dropFirst()).allSatisfy { $0 < $1 })
      }
    }
    // Most bytes of an index are times and ids, which may be anything.
    #expect((1..<Self.rounds).contains(accepted))
  }

  @Test func lengthsThatAreTooLargeAreRefused() throws {
    let index = try Self.index(version: 4)
    for place in stride(from: 0, to: index.count - 24, by: 1) {
      var damaged = Array(index.dropLast(20)) + [UInt8](repeating: 0, count: 20)
      damaged.replaceSubrange(place..<(place + 4), with: [0xFF, 0xFF, 0xFF, 0xFF])
      _ = Self.read(damaged)
    }
    let count = index[0..<8] + [0x7F, 0xFF, 0xFF, 0xFF] + index[12...]
    #expect(Self.read(Array(count)) == nil)
  }

  @Test func noDamageOfASplitIndexCrashesTheReader() throws {
    let repository = try TestRepository()
    for number in 0..<20 { try repository.stage(Array("f/\(number)".utf8), mode: "100644", id: Self.id) }
    try repository.git(["-c", "splitIndex.maxPercentChange=100", "update-index", "--split-index"])
    try repository.git(["update-index", "--force-remove", "f/3"])
    try repository.stage(Array("f/4".utf8), mode: "100755", id: Self.id)
    let folder = repository.folder.appending(path: ".git")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let shared = Array(try Data(contentsOf: folder.appending(path: files.first { $0.hasPrefix("sharedindex.") } ?? "")))
    let index = Array(try Data(contentsOf: folder.appending(path: "index")))
    let whole = try #require(Self.read(index, shared: shared))
    #expect(whole.count == 19)

    var random = SeededGenerator(seed: 7)
    let link = try #require(Data(index).range(of: Data("link".utf8))).lowerBound
    for _ in 0..<Self.rounds {
      var damaged = Array(index.dropLast(20)) + [UInt8](repeating: 0, count: 20)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        damaged[Int.random(in: link..<(index.count - 20), using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if let paths = Self.read(damaged, shared: shared) {
        #expect(zip(paths, paths.dropFirst()).allSatisfy { $0 < $1 })
      }
    }
  }

  /// The fuzzer's target of the same name is given damaged indexes, too.
  private static let rounds = Nightly.isOn ? 6000 : 1500
  private static let id = String(repeating: "ab", count: 20)

  /// An index as git writes it, with a conflict, a path that is only intended to be added, and trees.
  private static func index(version: Int) throws -> [UInt8] {
    let repository = try TestRepository()
    try repository.commit(["a/one": "1", "a/two": "2", "b/c/three": "3", "z": "4"])
    let lines = (1...3).map { "100644 \(id) \($0)\tconflict\u{0}" }.joined()
    try repository.git(["update-index", "-z", "--index-info"], input: Array(lines.utf8))
    if version > 2 {
      try repository.write("x", to: "new")
      try repository.git(["add", "--intent-to-add", "new"])
    }
    if version == 4 { try repository.git(["update-index", "--index-version", "4"]) }
    let index = Array(try Data(contentsOf: repository.folder.appending(path: ".git/index")))
    try #require(index[7] == UInt8(version))
    return index
  }

  /// The paths of an index; `nil` if it is refused.
  private static func read(_ index: [UInt8], shared: [UInt8] = []) -> [Path]? {
    let staged = try? StagedIndex(FileContent(nil, and: index)) { _ in FileContent(nil, and: shared) }
    guard let staged else { return nil }
    _ = staged.cacheTree()
    return try? (0..<staged.count).map { try staged.path($0) }
  }
}
