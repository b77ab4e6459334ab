import Testing

@testable import GitSource

/// Which paths of an index are refused, where several bytes are looked at in one step.
@Suite struct IndexPathsTests {
  @Test(arguments: [0, 1, 40])
  func aPathAfterAnotherOneIsRefusedExactlyIfOneOfItsNamesIsNotAllowedOrItIsNotBehind(behind: Int) {
    var random = SystemRandomNumberGenerator()
    var refused = 0
    for _ in 0..<20_000 {
      let before = Self.path(of: Self.allowed, &random)
      // Mostly both start alike, as the paths of an index do.
      let kept = before.prefix(Int.random(in: 0...before.count, using: &random))
      let path = Array(kept) + Self.path(of: Self.allowed + Self.others, &random)
      let isRefused = Self.isRefused(before, path, behind: behind)
      let isWrong = Self.isUnsafe(path) || !before.lexicographicallyPrecedes(path)
      #expect(isRefused == isWrong, "\(before) and then \(path)")
      if isRefused { refused += 1 }
    }
    #expect((1000..<19_000).contains(refused))
  }

  @Test func partsAreRefusedExactlyIfTheWholeIs() {
    var random = SystemRandomNumberGenerator()
    var refused = 0
    for _ in 0..<2000 {
      var paths = (0..<40).map { _ in Self.path(of: Self.allowed, &random) }.filter { !$0.isEmpty }
      paths = Set(paths).sorted { $0.lexicographicallyPrecedes($1) }
      let place = Int.random(in: paths.indices, using: &random)
      switch Int.random(in: 0...3, using: &random) {
      case 0: paths[place] = Self.path(of: Self.allowed + Self.others, &random)
      case 1: paths.insert(paths[place], at: place)
      case 2: paths.swapAt(place, Int.random(in: paths.indices, using: &random))
      default: break
      }
      var bytes: [UInt8] = []
      let lines = paths.map { path in
        bytes += path
        return Self.line(bytes.count - path.count..<bytes.count)
      }
      let size = Int.random(in: 1...20, using: &random)
      let (whole, parts) = bytes.withUnsafeBufferPointer { bytes in
        let looking = IndexPaths(bytes)
        return (
          (try? looking.checked(lines)) == nil,
          stride(from: 0, to: lines.count, by: size).contains {
            (try? looking.check(lines, in: $0..<min($0 + size, lines.count))) == nil
          }
        )
      }
      #expect(whole == parts, "\(paths)")
      if whole { refused += 1 }
    }
    #expect((500..<1900).contains(refused))
  }

  private static let allowed = ["a", "b.", ".gi", ".gitx", ".github", "...", "pipeline-1", "RENDERED_PIPELINE"]
  private static let others = ["", ".", "..", ".git", "x\u{0}y", "\u{0}"]

  private static func path(of names: [String], _ random: inout SystemRandomNumberGenerator) -> [UInt8] {
    let count = Int.random(in: 1...5, using: &random)
    return Array((0..<count).compactMap { _ in names.randomElement(using: &random) }.joined(separator: "/").utf8)
  }

  private static func isUnsafe(_ path: [UInt8]) -> Bool {
    let names = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return path.contains(0) || names.contains { ["", ".", "..", ".git"].contains(String(decoding: $0, as: UTF8.self)) }
  }

  /// Whether two paths are refused that stand after each other, with some more bytes behind them.
  private static func isRefused(_ before: [UInt8], _ path: [UInt8], behind: Int) -> Bool {
    let bytes = before + path + [UInt8](repeating: 0, count: behind)
    let lines = [0..<before.count, before.count..<before.count + path.count].map(line)
    return bytes.withUnsafeBufferPointer { (try? IndexPaths($0).checked(lines)) == nil }
  }

  private static func line(_ path: Range<Int>) -> IndexFile.Line {
    IndexFile.Line(path: path, id: 0, mode: 0o100_644, stage: 0, isIntentToAdd: false)
  }
}
