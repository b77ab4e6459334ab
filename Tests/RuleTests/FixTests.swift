import Diagnostics
import Fixing
import RuleEngine
import Snapshots
import TestSupport
import Testing

/// The fixes of all rules, made on their examples.
@Suite("The fixes of the rules")
struct FixTests {
  /// The rules that have fixes, and of which kinds.
  private static let known: [String: Set<Fix.Safety>] = [
    "caching-label-only": [.safe], "dag-unknown-dependency": [.unsafe], "entrypoint-unknown": [.unsafe],
    "field-unknown": [.unsafe], "params-missing": [.safe, .unsafe], "params-trailing-newline": [.safe],
    "params-undeclared": [.safe, .unsafe], "schedule-cron": [.safe, .unsafe], "template-unknown": [.unsafe],
    "variable-misspelt": [.unsafe], "variable-unresolved": [.unsafe],
  ]

  private func fixes(
    of example: Example, in snapshot: any Snapshot, _ result: Check.Result, allowsUnsafe: Bool = true
  ) async throws -> FixRounds.Result {
    try await FixRounds.run(result, in: snapshot, allowsUnsafe: allowsUnsafe) {
      (overlaid, _) async throws(SnapshotError) in
      do {
        return try await example.check(of: overlaid).check.run(.changed)
      } catch {
        throw error as? SnapshotError ?? SnapshotError("\(error)")
      }
    }
  }

  @Test("silence what they are for, bring nothing new, and leave nothing to fix", arguments: Example.all("bad"))
  func silences(_ example: Example) async throws {
    let snapshot = try example.snapshot()
    let before = try await example.check(of: snapshot).check.run(.changed)
    let fixable = before.findings.filter { $0.fix != nil && $0.suppression == nil }
    guard !fixable.isEmpty else { return }
    for finding in fixable {
      let safety = try #require(finding.fix?.safety)
      #expect(Self.known[finding.rule]?.contains(safety) == true, "\(finding.rule) has an \(safety) fix")
    }
    let fixes = try await fixes(of: example, in: snapshot, before)
    #expect(fixes.dropped.map { "\($0.finding.rule): \($0.reason)" } == [])

    let fixed = fixes.files.overlaid(snapshot)
    let after = try await example.check(of: fixed).check.run(snapshot.changedPaths == nil ? .whole : .changed)
    #expect(!after.findings.contains { $0.fix != nil && $0.suppression == nil })
    #expect(after.findings.count == before.findings.count - fixable.count)
    let again = try await self.fixes(of: example, in: fixed, after)
    #expect(again.files.changes.isEmpty, "a fix of a fix changes nothing")
  }

  @Test("are nothing on good examples", arguments: Example.all("good"))
  func leavesAlone(_ example: Example) async throws {
    let snapshot = try example.snapshot()
    let result = try await example.check(of: snapshot).check.run(.changed)
    let fixes = try await fixes(of: example, in: snapshot, result)
    #expect(fixes.files.changes.isEmpty)
  }

  /// Line by line the fixed file is the old one but for the places that were meant, also where lines end as on Windows.
  @Test("keep every other byte, and the ends of the lines", arguments: Example.all("bad"))
  func keepsLineEnds(_ example: Example) async throws {
    let snapshot = try example.snapshot()
    let before = try await example.check(of: snapshot).check.run(.changed)
    guard snapshot.base == nil,
      before.findings.contains(where: { $0.fix != nil && $0.location.path.hasSuffix(".yaml") })
    else { return }
    let windows = try windows(snapshot)
    let found = try await example.check(of: windows).check.run(.whole)
    let unix = try await fixes(of: example, in: snapshot, before).files.changes.filter { $0.path.hasSuffix(".yaml") }
    let other = try await fixes(of: example, in: windows, found).files.changes.filter { $0.path.hasSuffix(".yaml") }
    #expect(unix.map { $0.bytes.withWindowsLines } == other.map(\.bytes))
  }

  /// The files with Windows line ends in those of YAML.
  private func windows(_ snapshot: any Snapshot) throws -> MemorySnapshot {
    var bytes: [Path: [UInt8]] = [:]
    for entry in try snapshot.entries(below: .top) {
      guard case .bytes(let content) = try snapshot.content(of: entry, limit: .max) else { continue }
      bytes[entry.path] = entry.path.hasSuffix(".yaml") ? content.withWindowsLines : content
    }
    return MemorySnapshot(bytes: bytes)
  }

  @Test("that are a guess are left out without --unsafe", arguments: Example.all("bad"))
  func makesNoGuess(_ example: Example) async throws {
    let snapshot = try example.snapshot()
    let before = try await example.check(of: snapshot).check.run(.changed)
    guard before.findings.contains(where: { $0.fix?.safety == .unsafe }) else { return }
    let safe = try await fixes(of: example, in: snapshot, before, allowsUnsafe: false)
    #expect(safe.fixed.allSatisfy { $0.fix?.safety == .safe })
    #expect(safe.fixed.count == before.findings.count { $0.fix?.safety == .safe })
  }
}

extension [UInt8] {
  fileprivate var withWindowsLines: [UInt8] {
    flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
  }
}
