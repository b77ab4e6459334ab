import Configuration
import Diagnostics
import RuleEngine
import Rules
import Snapshots
import TestSupport
import Testing

/// Edits of a schedule, with what the reference reconciler says to each and what we say.
///
/// The verdicts of the reference were found out by running its schemas and its reader of YAML (ruamel.yaml 0.17.31,
/// jsonschema 4.17.3). Where the two differ, the last column says who is right.
@Suite("Schedules, beside the verdict of the reference reconciler")
struct ScheduleVerdictTests {
  enum Reference {
    case accepts
    case refuses
    /// It ends with a Python exception that is not its own.
    case crashes
  }

  struct Row: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let replacement: String
    let reference: Reference
    let ours: [String]
    let whoIsRight: String

    init(
      _ what: String, _ text: String, _ replacement: String, _ reference: Reference, _ ours: [String],
      _ whoIsRight: String
    ) {
      testDescription = what
      self.text = text
      self.replacement = replacement
      self.reference = reference
      self.ours = ours
      self.whoIsRight = whoIsRight
    }
  }

  @Test(arguments: rows) func isJudgedAsItShould(_ row: Row) async throws {
    var runs = Self.schedule
    if let range = runs.firstRange(of: row.text), !row.text.isEmpty {
      runs.replaceSubrange(range, with: row.replacement)
    }
    #expect(row.text.isEmpty || runs != Self.schedule)
    let findings = try await ScheduleFolder(runs: runs).findings
    #expect(findings.map(\.rule) == row.ours)
    for finding in findings {
      #expect(finding.help != nil && finding.location.place != nil, "\(finding.message)")
    }
    if row.whoIsRight == "both" { #expect((row.reference == .accepts) == row.ours.isEmpty) }
  }

  /// A schedule that both accept.
  private static let schedule = """
    recurring_runs:
      - pipeline_source:
          github_owner: acme
          github_repo: pipelines
          git_reference: 4f0c2b7d9e1a83655c0d7be21f94a6c83d20e5b1
          file_path: orders/RENDERED_PIPELINE/workflow.yaml
        pipeline_parameters:
          - name: table
            value: shop.orders
        keep_history: 5
        job:
          enabled: true
          name: nightly-orders
          experiment: orders
          max_concurrency: 1
          trigger:
            catchup: false
            cron: "0 0 0 * * *"

    """

  private static let rows = [
    Row("nothing is changed", "", "", .accepts, [], "both"),
    Row("a Boolean of YAML 1.1", "enabled: true", "enabled: yes", .refuses, ["schedule-structure"], "both"),
    Row("a capital Boolean", "enabled: true", "enabled: TRUE", .accepts, [], "both"),
    Row("a number as value", "value: shop.orders", "value: 5", .refuses, ["schedule-structure"], "both"),
    Row("a Boolean as value", "value: shop.orders", "value: true", .refuses, ["schedule-structure"], "both"),
    Row("a word of YAML 1.1 as value", "value: shop.orders", "value: off", .accepts, [], "both"),
    Row("an empty value", "value: shop.orders", "value: \"\"", .accepts, [], "both"),
    Row("a null value", "value: shop.orders", "value: ~", .refuses, ["schedule-structure"], "both"),
    Row(
      "a value and a file", "value: shop.orders", "value: shop.orders\n        valueFrom: {file_path: a}", .refuses,
      ["schedule-structure"], "both"),
    Row("neither a value nor a file", "        value: shop.orders\n", "", .refuses, ["schedule-structure"], "both"),
    Row(
      "a file without path", "value: shop.orders", "valueFrom: {github_repo: rates}", .refuses, ["schedule-structure"],
      "both"),
    Row(
      "no parameters at all", "    pipeline_parameters:\n      - name: table\n        value: shop.orders\n", "",
      .accepts, [], "both"),
    Row(
      "null for parameters", "pipeline_parameters:\n      - name: table\n        value: shop.orders\n",
      "pipeline_parameters: ~\n", .refuses, ["schedule-structure"], "both"),
    Row("an unknown key", "keep_history: 5", "keep_histroy: 5", .refuses, ["schedule-structure"], "both"),
    Row("a key that is a number", "keep_history: 5", "5: 5", .refuses, ["schedule-structure"], "both"),
    Row("a missing key", "      enabled: true\n", "", .refuses, ["schedule-structure"], "both"),
    Row("a null description of a job", "enabled: true", "enabled: true\n      description: ~", .accepts, [], "both"),
    Row(
      "an empty list where a mapping belongs", "trigger:\n        catchup: false\n        cron: \"0 0 0 * * *\"",
      "trigger: []", .refuses, ["schedule-structure"], "both"),
    Row(
      "a whole number as a fraction", "max_concurrency: 1", "max_concurrency: 1.0", .accepts, ["schedule-structure"],
      "ours: the client sends 1.0, and slices a list by 5.0"),
    Row("no concurrency", "max_concurrency: 1", "max_concurrency: 0", .refuses, ["schedule-concurrency"], "both"),
    Row(
      "too much concurrency", "max_concurrency: 1", "max_concurrency: 11", .accepts, ["schedule-concurrency"],
      "ours: the API takes 1 to 10"),
    Row(
      "a history of zero", "keep_history: 5", "keep_history: 0", .accepts, ["schedule-keep-history"],
      "ours: it deletes the job just created"),
    Row("a history below minus one", "keep_history: 5", "keep_history: -2", .refuses, ["schedule-structure"], "both"),
    Row("catching up", "catchup: false", "catchup: true", .accepts, ["schedule-catchup"], "ours: a warning"),
    Row(
      "both triggers", "cron: \"0 0 0 * * *\"", "cron: \"0 0 0 * * *\"\n        interval_seconds: 60", .refuses,
      ["schedule-structure"], "both"),
    Row(
      "a null beside an interval", "cron: \"0 0 0 * * *\"", "cron: ~\n        interval_seconds: 60", .accepts, [],
      "both"),
    Row("no trigger", "        cron: \"0 0 0 * * *\"\n", "", .refuses, ["schedule-structure"], "both"),
    Row(
      "an interval of zero", "cron: \"0 0 0 * * *\"", "interval_seconds: 0", .refuses, ["schedule-concurrency"], "both"),
    Row(
      "an expression with two digits", "\"0 0 0 * * *\"", "\"0 0 12 * * *\"", .refuses, [],
      "ours: KFP takes it; the reference's pattern is wrong"),
    Row(
      "an expression that means nothing", "\"0 0 0 * * *\"", "\"9 9 9 9 9 9\"", .accepts, ["schedule-cron"],
      "ours: KFP refuses it; the reference's pattern is wrong"),
    Row(
      "five fields", "\"0 0 0 * * *\"", "\"0 0 * * *\"", .refuses, ["schedule-cron"],
      "ours: KFP takes them, and hourly is not meant"),
    Row(
      "a descriptor", "\"0 0 0 * * *\"", "\"@daily\"", .refuses, [],
      "ours: KFP takes it; the reference's pattern is wrong"),
    Row(
      "a date that never comes", "\"0 0 0 * * *\"", "\"0 0 0 31 2 *\"", .refuses, ["schedule-cron"],
      "ours: KFP takes it, and it never runs"),
    Row(
      "a plain timestamp", "catchup: false", "catchup: false\n        start_date: 2030-01-01T00:00:00Z", .accepts, [],
      "both"),
    Row(
      "a timestamp with a space", "catchup: false", "catchup: false\n        start_date: 2030-01-01 00:00:00", .accepts,
      [], "both"),
    Row(
      "a timestamp of one digit each", "catchup: false", "catchup: false\n        start_date: 2030-1-1 0:00:00",
      .accepts, [], "both"),
    Row(
      "a bare date", "catchup: false", "catchup: false\n        start_date: 2030-01-01", .crashes, ["schedule-dates"],
      "both"),
    Row("a bare date as value", "value: shop.orders", "value: 2030-01-01", .crashes, ["schedule-dates"], "both"),
    Row("a bare date in quotes as value", "value: shop.orders", "value: '2030-01-01'", .accepts, [], "both"),
    Row(
      "a timestamp as value", "value: shop.orders", "value: 2030-01-01T00:00:00Z", .accepts, ["schedule-dates"],
      "ours: the value is not the text in the file"),
    Row(
      "a day that there is not", "catchup: false", "catchup: false\n        start_date: 2030-02-30T00:00:00Z", .crashes,
      ["schedule-dates"], "both"),
    Row(
      "a timestamp in quotes", "catchup: false", "catchup: false\n        start_date: '2030-01-01T00:00:00Z'", .accepts,
      ["schedule-dates"], "ours: a new job at each reconcile"),
    Row(
      "the API's own spelling in quotes", "catchup: false",
      "catchup: false\n        start_date: '2030-01-01T00:00:00+00:00'", .accepts, [], "both"),
    Row(
      "a date in quotes", "catchup: false", "catchup: false\n        start_date: '2030-01-01'", .refuses,
      ["schedule-dates"], "both"),
    Row(
      "an end before the start", "catchup: false",
      "catchup: false\n        start_date: 2030-01-02T00:00:00Z\n        end_date: 2030-01-01T00:00:00Z", .accepts,
      ["schedule-dates"], "ours: it never runs"),
    Row("an empty name", "name: nightly-orders", "name: \"\"", .refuses, ["schedule-name"], "both"),
    Row("a name that is a number", "name: nightly-orders", "name: 20300101", .refuses, ["schedule-structure"], "both"),
    Row(
      "a key twice", "keep_history: 5", "keep_history: 5\n    keep_history: 6", .refuses, ["yaml-duplicate-key"], "both"
    ),
    Row(
      "two documents", "* * *\"\n", "* * *\"\n---\nrecurring_runs: []\n", .refuses, ["yaml-multiple-documents"], "both"),
    Row(
      "an expression that is no YAML", "cron: \"0 0 0 * * *\"", "cron: * * * * * *", .refuses, ["yaml-syntax"], "both"),
    Row("a tab", "    keep_history: 5", "\tkeep_history: 5", .refuses, ["yaml-syntax"], "both"),
    Row(
      "a list instead of a mapping", "recurring_runs:\n", "- recurring_runs:\n", .refuses, ["schedule-structure"],
      "both"),
    Row(
      "a job that is text", "  - pipeline_source:", "  - nothing\n  - pipeline_source:", .refuses,
      ["schedule-structure"], "both"),
    Row("an empty owner", "github_owner: acme", "github_owner: \"\"", .refuses, ["schedule-structure"], "both"),
    Row(
      "an empty description of a job", "enabled: true", "enabled: true\n      description: \"\"", .refuses,
      ["schedule-structure"], "both"),
    Row("an empty experiment", "experiment: orders", "experiment: \"\"", .refuses, ["schedule-experiment"], "both"),
    Row("an empty expression", "cron: \"0 0 0 * * *\"", "cron: \"\"", .refuses, ["schedule-cron"], "both"),
    Row(
      "a value from an alias", "value: shop.orders",
      "value: &t shop.orders\n      - name: table_too\n        value: *t", .accepts, [], "both"),
    Row("an octal number", "keep_history: 5", "keep_history: 010", .accepts, [], "both"),
  ]
}

/// The schedules of a team in memory, checked with all rules.
struct ScheduleFolder {
  var runs: String?
  var experiments: String? = "experiments:\n  - name: orders\n"

  var findings: [Finding] {
    get async throws {
      let files: [Path: String] = ["team/recurring_runs.yaml": runs, "team/experiments.yaml": experiments]
        .compactMapValues { $0 }
      let check = Check(
        of: MemorySnapshot(texts: files), rules: Rulebook.rules, policy: Policy(settings: .standard))
      return try await check.run(.whole).findings
    }
  }
}
