import Diagnostics
import Reporting
import Testing

@Suite("JUnit reports")
struct JUnitTests {
  private let file = SourceFile("a/workflow.yaml", .staged, "image: train:latest\n")

  @Test(
    "Every sample is valid against the schemas of three readers",
    // Without Debian's libxml2-utils there is no validator to ask.
    .enabled(if: XMLLint.path != nil, "xmllint is not installed"),
    arguments: ["windyroad-JUnit.xsd", "junit-10.xsd", "jenkins-junit.xsd"])
  func schemas(_ schema: String) throws {
    let reports = Sample.allCases.map { ReportFormat.junit.report($0.outcome).text }
    let complaints = try XMLLint.complaints(about: reports, schema: schema)
    #expect(complaints == [])
  }

  @Test("A test fails if and only if one of its findings decides the exit status", arguments: Severity.allCases)
  func failure(_ threshold: Severity) throws {
    let findings = Severity.allCases.map {
      finding("rule-\($0)", $0, at: file.location(of: "latest"), "a finding of severity \($0)", unit: "a")
    }
    let outcome = Outcome.of([.checked("a")], findings, threshold: threshold)
    let document = try document(outcome)
    for finding in findings {
      let test = try #require(document["rule-\(finding.severity)"])
      let below = finding.severity == .warning ? "skipped" : nil
      #expect(test.result == (finding.severity >= threshold ? "failure" : below))
      let isInfo = finding.severity < threshold && finding.severity == .info
      #expect((document.outputs["a"] ?? "").contains(finding.message) == isInfo)
      #expect(test.text.contains(finding.message) == !isInfo)
    }
  }

  @Test("All findings of a test are in one failure whose text needs no attributes")
  func oneFailure() throws {
    let first = finding("params-missing", at: file.location(of: "latest"), "one is missing", unit: "a", help: "add it")
    let second = finding("params-missing", at: Location(path: "a/params/two"), "two is missing", unit: "a")
    let test = try #require(try document(.of([.checked("a")], [first, second]))["params-missing"])
    #expect(test.message == "one is missing (+1 more)")
    #expect(test.type == "params-missing")
    #expect(
      test.text == """
        a/workflow.yaml:1:14: error[params-missing]: one is missing
          1 | image: train:latest
            |              ^^^^^^
          help: add it
          rule: kfplint explain params-missing
        a/params/two: error[params-missing]: two is missing
          rule: kfplint explain params-missing
        """)
  }

  @Test("A rule that met an obstacle is skipped with the obstacle")
  func obstacle() throws {
    let run = Outcome.Unit.RuleRun("dag-cycle", obstacle: "workflow.yaml does not parse")
    let outcome = Outcome.of([.init(.init(path: "a", kind: .pipeline), status: .checked, rules: [run])])
    let test = try #require(try document(outcome)["dag-cycle"])
    #expect(test.result == "skipped")
    #expect(test.text == "not run: workflow.yaml does not parse")
  }

  @Test("An open finding outweighs a suppressed one of the same rule")
  func openAndSuppressed() throws {
    let closed = finding(
      "params-missing", at: file.location(0, 5), "one is missing", unit: "a",
      suppression: .init(by: .comment, reason: "later"))
    let open = finding("params-missing", at: file.location(7, 12), "two is missing", unit: "a")
    let test = try #require(try document(.of([.checked("a")], [closed, open]))["params-missing"])
    #expect(test.result == "failure")
    #expect(test.message == "two is missing")
  }

  @Test("A finding whose unit or rule nobody listed has its test all the same")
  func unlisted() throws {
    let listed = finding("dag-cycle", at: file.location(0, 5), "a cycle", unit: "a")
    let elsewhere = finding("config-invalid", at: Location(path: ".kfplint.yaml"), "no such key", unit: ".kfplint.yaml")
    let document = try document(.of([.checked("a")], [elsewhere, listed]))
    #expect(document["dag-cycle"]?.suite == "a")
    #expect(document["config-invalid"]?.suite == ".kfplint.yaml")
    #expect(document["config-invalid"]?.result == "failure")
  }

  @Test("A rule about files that finds something in a schedule fails there, and not in the pipeline beside it")
  func pipelineAndScheduleOfOneFolder() throws {
    let units = [UnitID.Kind.pipeline, .schedule].map { kind in
      Outcome.Unit(
        .init(path: "a", kind: kind), status: .checked,
        rules: [.init("yaml-syntax"), .init(kind == .schedule ? "schedule-cron" : "params-missing")])
    }
    let schedule = SourceFile("a/recurring_runs.yaml", .staged, "recurring_runs: [\n")
    let broken = finding("yaml-syntax", at: schedule.location(16, 17), "not closed", unit: "a", kind: .schedule)
    let cases = try document(.of(units, [broken])).cases
    let results = cases.filter { $0.name == "yaml-syntax" }.map(\.result)
    #expect(results == [nil, "failure"])
    let failed = cases.filter { $0.result == "failure" }.map(\.classname)
    #expect(failed == cases.filter { $0.name == "schedule-cron" }.map(\.classname))
  }

  @Test("Class names have one dot, and units that become equal stay apart")
  func classnames() throws {
    let paths: [Path] = ["v1.0/train", "v1/train", "v1_0/train", Path(Array("caf".utf8) + [0xE9]), #"caf\xE9"#]
    let same: [Outcome.Unit] = [.checked("both"), .checked("both", .schedule)]
    let repository = Outcome.Unit(
      .init(path: .top, kind: .repository), status: .checked, rules: [.init("config-invalid")])
    let document = try document(.of([repository, .checked("repository")] + same + paths.map { .checked($0) }))
    #expect(document.cases.allSatisfy { $0.classname.split(separator: ".").count == 2 })
    let identities = document.cases.map { "\($0.classname) \($0.name)" }
    #expect(Set(identities).count == identities.count)
    #expect(identities.contains("kfplint.v1_0/train readable"))
    #expect(identities.contains("kfplint.v1_0/train_2 readable"))
  }

  @Test("A name has no spaces that a reader would trim", arguments: [" ", " a", "a ", "a  b"])
  func spaces(_ path: String) throws {
    let names = try document(.of([.checked(Path(path))])).cases.map(\.suite)
    let escaped = path.split(separator: " ", omittingEmptySubsequences: false).joined(separator: #"\u{20}"#)
    #expect(names.allSatisfy { $0 == escaped })
  }

  /// The keys of `ActiveSupport::XMLConverter` and `XmlMini::PARSING`, the reader that GitLab hands a report to.
  private static let activeSupportTypes: Set<String> = [
    "symbol", "date", "datetime", "duration", "integer", "float", "decimal", "boolean", "string", "yaml",
    "base64Binary", "base64binary", "hexBinary", "file", "array", "hash",
  ]

  @Test("No type is a word that Rails' XML reader obeys", arguments: activeSupportTypes.sorted())
  func types(_ word: String) throws {
    let outcome = Outcome.of([.checked("a")], [finding(word, at: file.location(0, 5), "a finding", unit: "a")])
    #expect(try #require(try document(outcome)[word]).type == "kfplint.\(word)")
  }

  @Test("The types of all samples are harmless too", arguments: Sample.allCases)
  func sampleTypes(_ sample: Sample) throws {
    let types = try document(sample.outcome).cases.compactMap(\.type)
    #expect(Self.activeSupportTypes.isDisjoint(with: types))
  }

  @Test("Long messages and long lists are cut, and the cut is told")
  func caps() throws {
    let long = String(repeating: "a long sentence ", count: 100)
    let findings = (0..<300).map { finding("params-type", at: file.location($0, $0), "\($0) \(long)", unit: "a") }
    let test = try #require(try document(.of([.checked("a")], findings))["params-type"])
    #expect(test.message?.unicodeScalars.count == 1_000)
    #expect(test.message?.hasSuffix("… (+299 more)") == true)
    #expect(test.text.unicodeScalars.count <= 10_100)
    #expect(test.text.hasSuffix("… and 295 more"))
  }

  @Test("Names never follow from how many units there are, and a number that readers give up at is told")
  func manyCases() throws {
    let rules = (1...49).map { Outcome.Unit.RuleRun("rule-\($0)", severity: .error) }
    func outcome(units: Int) -> Outcome {
      let units = (0..<units).map {
        Outcome.Unit(.init(path: Path("team/\($0)"), kind: .pipeline), status: .checked, rules: rules)
      }
      return .of(units, [finding("rule-1", at: Location(path: "team/7/params"), "wrong", unit: "team/7")])
    }
    func names(_ report: FormattedReport) throws -> Set<String> {
      Set(try #require(JUnitDocument(report.text)).cases.map(\.name))
    }
    let few = ReportFormat.junit.report(outcome(units: 1000))
    let many = ReportFormat.junit.report(outcome(units: 1001))
    #expect(few.notes.isEmpty)
    #expect(many.notes.count == 1)
    #expect(try names(few) == names(many))

    var options = ReportOptions()
    options.junitGranularity = .unit
    let folded = ReportFormat.junit.report(outcome(units: 1001), options: options)
    #expect(folded.notes.isEmpty)
    let document = try #require(JUnitDocument(folded.text))
    #expect(document.cases.count == 1001)
    #expect(document.cases.allSatisfy { $0.name == "all-rules" })
    #expect(document.cases.filter { $0.result == "failure" }.map(\.suite) == ["team/7"])
  }

  @Test("A rule that cannot fail has a test only where it has something to say")
  func cannotFail() throws {
    let rules = [
      Outcome.Unit.RuleRun("rule-error", severity: .error), .init("rule-info", severity: .info),
      .init("rule-warning", severity: .warning), .init("rule-quiet", severity: .warning, obstacle: "not read"),
    ]
    let unit = Outcome.Unit(.init(path: "a", kind: .pipeline), status: .checked, rules: rules)
    let findings = [
      finding("rule-warning", .warning, at: file.location(0, 5), "a warning", unit: "a"),
      finding("rule-info", .info, at: file.location(0, 5), "worth knowing", unit: "a"),
    ]
    let document = try document(.of([unit], findings))
    #expect(document.cases.map(\.name) == ["readable", "rule-error", "rule-warning"])
    #expect(document["rule-warning"]?.result == "skipped")
    #expect(document.outputs["a"]?.contains("worth knowing") == true)
    let strict = try self.document(.of([unit], findings, threshold: .info))
    #expect(strict.cases.map(\.name) == ["readable", "rule-error", "rule-info", "rule-quiet", "rule-warning"])
  }

  @Test("The time is the commit's, else the chosen one, else the epoch")
  func timestamps() {
    let chosen = ReportOptions(sourceDateEpochTimestamp: "2001-09-09T01:46:40")
    let commit = ReportFormat.junit.report(.of([], kind: .commit), options: chosen)
    #expect(commit.text.contains(#"timestamp="2026-11-22T15:00:00""#))
    let index = ReportFormat.junit.report(.of([], kind: .index), options: chosen)
    #expect(index.text.contains(#"timestamp="2001-09-09T01:46:40""#))
    #expect(ReportFormat.junit.report(.of([], kind: .index)).text.contains(#"timestamp="1970-01-01T00:00:00""#))
  }

  private func document(_ outcome: Outcome) throws -> JUnitDocument {
    try #require(JUnitDocument(ReportFormat.junit.report(outcome).text))
  }
}
