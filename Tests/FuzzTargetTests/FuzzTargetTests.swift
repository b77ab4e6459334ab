import Foundation
import FuzzTargets
import TestSupport
import Testing

/// What a fuzzer looks for by the hour, for a moment: the seeds, the inputs that once broke something, and damaged copies.
@Suite("Random and damaged inputs")
struct FuzzTargetTests {
  /// How many damaged copies each target is given.
  private static let rounds = Nightly.isOn ? 4000 : 160
  /// Inputs that broke a target once, in a folder of its name.
  private static let kept = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Kept")

  @Test("Seeds and their damaged copies break nothing", arguments: FuzzTarget.all.map(\.name))
  func damaged(name: String) async throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let seeds = target.seeds.filter { $0.count <= target.limit }
    try #require(!seeds.isEmpty)
    for seed in seeds.prefix(40) { try await give(seed, to: target) }
    var generator = SeededGenerator(seed: 20_261_127)
    for _ in 0..<(target.limit > 8192 ? Self.rounds / 8 : Self.rounds) {
      var input = seeds.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &generator) { damage(&input, among: seeds, &generator) }
      try await give(input, to: target)
    }
  }

  @Test("What broke something once breaks nothing any more", arguments: FuzzTarget.all.map(\.name))
  func repaired(name: String) async throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let folder = Self.kept.appending(path: name)
    for file in (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? [] {
      try await give([UInt8](Data(contentsOf: file)), to: target)
    }
  }

  @Test("Every folder of kept inputs belongs to a target")
  func folders() throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Self.kept.path)) ?? []
    #expect(Set(names).isSubset(of: FuzzTarget.all.map(\.name)))
    #expect(Set(FuzzTarget.all.map(\.name)).count == FuzzTarget.all.count)
  }

  private func give(_ input: [UInt8], to target: FuzzTarget) async throws {
    do {
      try await target.check(input)
    } catch {
      Issue.record("\(error)\n\(Data(input.prefix(3000)).base64EncodedString())")
    }
  }

  private func damage(_ input: inout [UInt8], among seeds: [[UInt8]], _ generator: inout SeededGenerator) {
    let place = Int.random(in: 0...input.count, using: &generator)
    let end = min(input.count, place + Int.random(in: 1...16, using: &generator))
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: input.insert(UInt8.random(in: 0...255, using: &generator), at: place)
    case 1 where place < input.count: input[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 2: input.removeSubrange(place..<end)
    case 3: input.insert(contentsOf: input[place..<end], at: Int.random(in: 0...input.count, using: &generator))
    case 4: input.insert(contentsOf: (seeds.randomElement(using: &generator) ?? []).suffix(20), at: place)
    default: input.insert(contentsOf: Array("\n  ':{[|&*\"".utf8).shuffled(using: &generator).prefix(2), at: place)
    }
  }
}
