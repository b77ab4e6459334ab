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
    let lines = [0..<before.count, before.count..<before.count + path.count].map {
      IndexFile.Line(path: $0, id: 0, mode: 0o100_644, stage: 0, isIntentToAdd: false)
    }
    return bytes.withUnsafeBufferPointer { (try? IndexPaths($0).checked(lines)) == nil }
  }
}
