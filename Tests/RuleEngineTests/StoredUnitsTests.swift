import Diagnostics
import Pipelines
import Testing

@testable import RuleEngine

@Suite("A cache file")
struct StoredUnitsTests {
  private let identity = Digest.sha256([1])

  private func record(_ number: UInt8, day: UInt32, text: Int = 10) -> StoredUnits.Record {
    StoredUnits.Record(
      key: StoredUnit.digest([number]), day: day,
      unit: StoredUnit(
        outcome: number % 2 == 0 ? .checked : .skipped, text: [UInt8](repeating: number % 3, count: text),
        findings: number % 5 == 0 ? [number] : nil, size: UInt32(number),
        questions: number % 4 == 0 ? .init(paths: [Path("a/\(number)"), Path("b")], folders: [.top, Path("x")]) : nil,
        answers: StoredUnit.digest([number, number])))
  }

  @Test("gives back what was put into it, in any order")
  func roundTrip() throws {
    let records = (0..<100).map { record($0, day: UInt32($0)) }
    let bytes = StoredUnits.bytes(of: records.reversed(), for: identity)
    #expect(bytes == StoredUnits.bytes(of: records, for: identity))
    let file = try #require(StoredUnits(bytes, for: identity))
    #expect(file.count == 100 && file.records.count == 100)
    for record in records {
      let position = try #require(file.position(of: record.key))
      #expect(file.unit(position) == record.unit)
      #expect(file.day(position) == record.day)
    }
    #expect(file.position(of: StoredUnit.digest([200])) == nil)
  }

  @Test("is refused for another purpose, and with any byte changed")
  func refused() {
    let bytes = StoredUnits.bytes(of: (0..<9).map { record($0, day: 1) }, for: identity)
    #expect(StoredUnits(bytes, for: Digest.sha256([2])) == nil)
    #expect(StoredUnits(bytes, for: nil)?.count == 9)
    for place in bytes.indices {
      var copy = bytes
      copy[place] ^= 0x10
      #expect(StoredUnits(copy, for: identity) == nil, "byte \(place)")
      #expect(StoredUnits(Array(bytes[..<place]), for: identity) == nil, "\(place) bytes")
    }
  }

  @Test("of a bounded size keeps what was used last")
  func bounded() throws {
    let records = (0..<100).map { record($0, day: UInt32($0), text: 100 + Int($0)) }
    for limit in stride(from: 200, through: 20_000, by: 990) {
      let bytes = StoredUnits.bytes(of: records, for: identity, limit: limit)
      #expect(bytes.count <= limit)
      let file = try #require(StoredUnits(bytes, for: identity))
      let days = file.records.map(\.day).sorted()
      #expect(days == Array(days.first.map { $0...99 } ?? 99...99).suffix(days.count))
    }
    #expect(StoredUnits(StoredUnits.bytes(of: records, for: identity), for: identity)?.count == 100)
  }
}

@Suite("Findings in a cache file")
struct StoredFindingsTests {
  private let unit = UnitID(path: "report", kind: .pipeline)
  private let file = SourceFile(path: "report/workflow.yaml", origin: .workTree, bytes: Array("kind: Workflow\n".utf8))

  private var finding: Finding {
    let place = Location(file, SourceSpan(0, 4), pointer: "/kind", logicalPlace: "/kind")
    return Finding(
      rule: "some-rule", severity: .warning, confidence: .medium, unit: unit, message: "a message", label: "here",
      location: place.asSecret, notes: ["a note", ""], help: nil,
      related: [Finding.Related("there", at: Location(path: "report/params").identified(by: "a"))],
      fix: Fix(
        .unsafe, "change it",
        [.replace(file, SourceSpan(6, 14), with: [1]), .rename("a", to: "b"), .delete("c")]),
      suppression: Finding.Suppression(by: .configuration, reason: "known", until: "2027-01-01"), fingerprint: "f")
  }

  @Test("are the same when they come out")
  func roundTrip() throws {
    var other = finding
    (other.fix, other.suppression, other.label, other.help) = (nil, nil, nil, "help")
    let bytes = try #require(StoredFindings.bytes(of: [finding, other], in: unit, origin: .workTree))
    let copy = SourceFile(path: file.path, origin: .commit("a"), bytes: file.bytes)
    let read = try #require(
      StoredFindings.findings(in: bytes[...], of: unit) { path, _ in path == copy.path ? copy : nil })
    func text(_ findings: [Finding]) -> String {
      // What is compared is all but the file, which is another object with the same bytes.
      findings.map { finding in
        var copy = finding
        copy.fix = nil
        copy.location = Location(path: finding.location.path)
        let place = finding.location.place.map { "\($0.span) \($0.pointer ?? "") \($0.isSecret)" } ?? ""
        let edits = finding.fix.map { fix in
          fix.edits.map { edit in
            guard case .replace(let file, let span, let bytes) = edit else { return "\(edit)" }
            return "\(file.path) \(span) \(bytes)"
          }.joined() + "\(fix.safety) \(fix.summary)"
        }
        return "\(copy) \(place) \(finding.location.logicalPlace) \(edits ?? "")"
      }.joined(separator: "\n")
    }
    #expect(text(read) == text([finding, other]))
    #expect(read[0].location.place?.file === copy)
  }

  @Test("do not come out in pieces, and not with another file")
  func refused() throws {
    let bytes = try #require(StoredFindings.bytes(of: [finding], in: unit, origin: .workTree))
    for count in bytes.indices {
      #expect(StoredFindings.findings(in: bytes[..<count], of: unit) { _, _ in file } == nil, "\(count) bytes")
    }
    let shorter = SourceFile(path: file.path, origin: .workTree, bytes: [])
    #expect(StoredFindings.findings(in: bytes[...], of: unit) { _, _ in shorter } == nil)
    #expect(StoredFindings.findings(in: bytes[...], of: unit) { _, _ in nil } == nil)
  }

  @Test("do not go in where they point into a file of another source")
  func elsewhere() {
    #expect(StoredFindings.bytes(of: [finding], in: unit, origin: .staged) == nil)
    #expect(StoredFindings.bytes(of: [finding], in: UnitID(path: "x", kind: .pipeline), origin: .workTree) == nil)
  }
}
