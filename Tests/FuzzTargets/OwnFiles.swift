import Configuration
import Diagnostics
import Reporting
import RuleEngine
import Rules

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
    FuzzTarget("shard-report", limit: 8192, from: .texts([shardReport])) { input in
      do throws(ReportProblem) {
        _ = try ShardReport(parsing: SourceFile(path: "report.json", origin: .workTree, bytes: input))
      } catch {
        try require(!error.description.isEmpty, "no reason")
      }
    },
  ]

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
