import Configuration
import Diagnostics
import Pipelines
import Reporting
import Rules

@testable import RuleEngine

extension FuzzTarget {
  /// The files that are kfplint's own.
  static let ownFiles = [
    FuzzTarget(
      "configuration", limit: 4096,
      from: .examples(named: ".kfplint.yaml", and: configurations)
    ) {
      input in
      let file = SourceFile(path: ".kfplint.yaml", origin: .workTree, bytes: input)
      let configuration = ConfigurationFile(parsing: file, rules: Rulebook.known)
      for problem in configuration.problems {
        try check(problem.location, of: [file.path: input])
        try require(sentence: problem.message)
      }
      // What is refused is refused again, in the same words.
      let again = ConfigurationFile(parsing: file, rules: Rulebook.known)
      try require(again.problems.map(\.message) == configuration.problems.map(\.message), "another refusal each time")
    },
    FuzzTarget(
      "baseline", limit: 4096,
      [
        "version: 1\nfindings:\n- {unit: \"a/b\", file: \"workflow.yaml\", place: \"/spec\", rule: params-missing, count: 2}\n",
        "version: 2\n", "version: 1\nfindings: [{unit: a}]\n", "<<<<<<< a\n=======\n>>>>>>> b\n",
      ]
    ) { input in
      let file = SourceFile(path: "kfplint-baseline.yaml", origin: .workTree, bytes: input)
      let baseline = Baseline(parsing: file)
      for problem in baseline.problems {
        try check(problem.location, of: [file.path: input])
        try require(sentence: problem.message)
      }
      guard baseline.problems.isEmpty else { return }
      // What was read can be written, and is then read as the same.
      let counts = Dictionary(baseline.entries.map { ($0.key, $0.count) }, uniquingKeysWith: +)
      let text = Array(Baseline.text(of: counts).utf8)
      let again = Baseline(parsing: SourceFile(path: file.path, origin: .workTree, bytes: text))
      let others = Dictionary(again.entries.map { ($0.key, $0.count) }, uniquingKeysWith: +)
      try require(again.problems.isEmpty && others == counts, "a baseline is another one once it was written")
    },
    FuzzTarget(
      "cache", limit: 2048,
      from: .bytes([], Array(StoredUnits.bytes(of: [cacheRecord], for: [1, 2]).dropLast(Checksum.length)))
    ) { input in
      // What is damaged is refused by its digest, so that the digest here is always right.
      guard let units = StoredUnits(input + input.withUnsafeBytes { Checksum.of($0) }, for: nil) else { return }
      for position in 0..<units.count {
        let key = Array(units.key(position))
        if let found = units.position(of: key) { try require(Array(units.key(found)) == key, "another key is found") }
      }
      // What can be read can be written, and is then the same.
      let records = units.records
      let again = StoredUnits(StoredUnits.bytes(of: records, for: [3]), for: [3])
      let unique = Dictionary(records.map { ($0.key, $0.unit) }, uniquingKeysWith: { first, _ in first })
      if unique.count == records.count {
        let others = Dictionary(
          (again?.records ?? []).map { ($0.key, $0.unit) }, uniquingKeysWith: { first, _ in first })
        try require(others == unique, "records are others once they were written")
      }
      for record in records {
        _ = StoredUnit.runs(in: record.unit.text[...])
        let file = SourceFile(path: "a", origin: .workTree, bytes: Array("a: b\n".utf8))
        let unit = UnitID(path: "a", kind: .pipeline)
        let findings = record.unit.findings.flatMap { StoredFindings.findings(in: $0[...], of: unit) { _, _ in file } }
        for finding in findings ?? [] { try check(finding.location, of: [:]) }
      }
    },
    FuzzTarget("shard-report", limit: 8192, from: .texts([shardReport])) { input in
      do throws(ReportProblem) {
        _ = try ShardReport(parsing: SourceFile(path: "report.json", origin: .workTree, bytes: input))
      } catch {
        try require(!error.description.isEmpty, "no reason")
      }
    },
  ]

  /// A pipeline in which something was found.
  private static var cacheRecord: StoredUnits.Record {
    let file = SourceFile(path: "a", origin: .workTree, bytes: Array("a: b\n".utf8))
    let unit = UnitID(path: "a", kind: .pipeline)
    let location = Location(file, SourceSpan(3, 4), pointer: "/a")
    let finding = Finding(
      rule: "params-missing", severity: .error, unit: unit, message: "wrong", location: location, notes: ["note"],
      related: [.init("there", at: location)],
      fix: Fix(.safe, "replace it", [.replace(file, SourceSpan(3, 4), with: [0x63]), .rename("a", to: "b")]),
      fingerprint: String(repeating: "0", count: 32))
    return StoredUnits.Record(
      key: [UInt8](repeating: 7, count: StoredUnit.digestLength), day: 20_000,
      unit: StoredUnit(
        outcome: .checked, text: StoredUnit.bytes(of: [.init("params-missing", severity: .error)]),
        findings: StoredFindings.bytes(of: [finding], in: unit, origin: .workTree), size: 5,
        questions: LookupQuestions(paths: ["a/b"], folders: ["a"]),
        answers: [UInt8](repeating: 1, count: StoredUnit.digestLength)))
  }

  private static let configurations = [
    """
    version: 1
    extends: strict
    rules: {image-unpinned: off, params-missing: warning, image-registry: {level: error, allow: [gcr.io]}}
    ignore:
    - {rule: cron-invalid, path: 'team/**', reason: "until we move", until: 2027-01-01}
    exclude: ['**/vendor/**']
    pipelines: ['*/RENDERED_PIPELINE']
    target: {argo: 3.4.17}
    fail-on: warning
    baseline: kfplint-baseline.yaml

    """, "rules: [a\n", "extends: [recommended, ready-policies]\npolicies: [policies/*.yaml]\n",
  ]

  private static let shardReport = """
    {"schema": 1, "tool": {"name": "kfplint", "version": "1.0.0"}, "source": {"kind": "worktree"}, "units": [],
     "findings": [], "shard": {"index": 1, "count": 2, "digest": null, "threshold": "error", "isConfigurationInvalid": false,
     "undecided": {"findings": [], "rules": []}, "paths": [], "files": [], "places": []}}
    """
}
