import Diagnostics
import Foundation
import GitSource
import Snapshots
import TestSupport
import Testing

/// Random histories, with clocks that go wrong, in which the merge base is the one that `git merge-base` prints.
@Suite struct MergeBaseDifferentialTests {
  @Test(arguments: 1...(Nightly.isOn ? 12 : 4) as ClosedRange<UInt64>)
  func agreesWithGit(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let repository = try TestRepository()
    let count = 30
    try repository.git(["fast-import", "--quiet"], input: history(count, &random))
    let open = try repository.open()
    let ids = try (0..<count).map { try open.commit(named: "c\($0)") }
    for _ in 0..<25 {
      let one = Int.random(in: 0..<count, using: &random)
      let others = (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: 0..<count, using: &random) }
      let expected = (try? repository.git(["merge-base", "c\(one)"] + others.map { "c\($0)" })).map {
        String(decoding: $0.prefix(40), as: UTF8.self)
      }
      // The second time another way is taken, as for many new tags of one push.
      for time in ["first", "second"] {
        let found = try open.mergeBase(of: ids[one], andAnyOf: others.map { ids[$0] })
        #expect(found?.hexadecimal == expected, "seed \(seed), \(one) and \(others), the \(time) time")
      }
    }
  }

  /// Commits as `git fast-import` takes them, each with a branch: few seconds, so that many were made in the same one.
  private func history(_ count: Int, _ random: inout SeededGenerator) -> [UInt8] {
    let isOrderly = Bool.random(using: &random)
    var text = ""
    for commit in 0..<count {
      let time = isOrderly ? 1_700_000_000 + commit / 3 : Int.random(in: 1_700_000_000...1_700_000_009, using: &random)
      text += """
        commit refs/heads/c\(commit)
        mark :\(commit + 1)
        committer C <c> \(time) +0000
        data \("\(commit)".utf8.count)
        \(commit)

        """
      let parentCount = Int.random(in: 0...3, using: &random)
      let parents = Set((0..<parentCount).map { _ in Int.random(in: 0...commit, using: &random) })
      for (position, parent) in parents.filter({ $0 > 0 }).sorted(by: >).enumerated() {
        text += "\(position == 0 ? "from" : "merge") :\(parent)\n"
      }
      text += "\n"
    }
    return Array(text.utf8)
  }
}
