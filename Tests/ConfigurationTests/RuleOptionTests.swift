import Diagnostics
import Testing

@testable import Configuration

/// What `rules:` and `extends:` say: levels, options, and the profile below them.
@Suite struct RuleOptionTests {
  private let account = KnownRule(
    id: "service-account", options: [RuleOption("allow", "accounts", .patterns, standard: ["pipeline-runner"])])
  private let resources = KnownRule(
    id: "resources-unset",
    options: [RuleOption("require", "amounts", .words(["limits.cpu", "limits.memory"]), standard: [])])
  private let metadata = KnownRule(
    id: "metadata-missing",
    options: [
      RuleOption("labels", "labels", .texts, standard: nil), RuleOption("pod-labels", "labels", .texts, standard: nil),
    ])

  private func read(_ text: String) -> ConfigurationFile {
    ConfigurationFile(
      parsing: SourceFile(path: ".kfplint.yaml", origin: .workTree, bytes: Array(text.utf8)),
      rules: ["params-missing", "config-invalid", account, resources, metadata])
  }

  @Test func aLevelAloneAndAMappingSayTheSame() {
    let file = read("rules: {params-missing: {level: off}, service-account: {level: error}, resources-unset: info}")
    #expect(file.shownProblems == [])
    #expect(
      file.settings.rules
        == ["params-missing": .off, "service-account": .severity(.error), "resources-unset": .severity(.info)])
    #expect(file.settings.options(of: "service-account", at: "a/b", in: "a") == nil)
  }

  @Test func optionsComeWithAndWithoutALevel() {
    let file = read(
      """
      rules:
        service-account: {allow: [pipeline-runner, "team-*"]}
        metadata-missing: {level: warning, labels: [team, 5]}
      """)
    #expect(file.shownProblems == [])
    #expect(file.settings.rules == ["metadata-missing": .severity(.warning)])
    #expect(
      file.settings.options(of: "service-account", at: "a/b", in: "a") == ["allow": ["pipeline-runner", "team-*"]])
    #expect(file.settings.options(of: "metadata-missing", at: "a/b", in: "a") == ["labels": ["team", "5"]])
  }

  @Test func laterOverridesReplaceSingleOptions() {
    let file = read(
      """
      rules: {metadata-missing: {level: error, labels: [team], pod-labels: [team]}}
      overrides:
        - {paths: ["a/**"], rules: {metadata-missing: {labels: [owner]}}}
        - {paths: [a/b], rules: {metadata-missing: {labels: []}}}
      """)
    #expect(file.shownProblems == [])
    func options(_ unit: Path) -> [String: [String]]? {
      file.settings.options(of: "metadata-missing", at: unit.appending("workflow.yaml"), in: unit)
    }
    #expect(options("c") == ["labels": ["team"], "pod-labels": ["team"]])
    #expect(options("a/c") == ["labels": ["owner"], "pod-labels": ["team"]])
    #expect(options("a/b") == ["labels": [], "pod-labels": ["team"]])
    #expect(file.settings.level(of: "metadata-missing", at: "a/b/x", in: "a/b") == .severity(.error))
  }

  @Test func whatIsNotSetHasItsStandard() {
    #expect(OptionValues(of: account.options).list("allow") == ["pipeline-runner"])
    #expect(OptionValues(of: account.options, set: ["allow": []]).list("allow") == [])
    #expect(OptionValues(of: metadata.options, set: ["labels": ["a"]]).list("pod-labels") == [])
  }

  @Test(arguments: Profile.allCases) func aProfileIsNamed(_ profile: Profile) {
    let file = read("extends: \(profile.rawValue)")
    #expect(file.shownProblems == [])
    #expect(file.settings.profile == profile)
  }

  @Test(arguments: [
    ("extends: strickt", "1:10 strickt: unknown profile \"strickt\" (did you mean strict?)"),
    ("extends: [strict, minimal]", "1:19 minimal: extends names one profile, and strict is one already"),
    ("rules: {params-missing: {}}", "1:25 {}: params-missing has neither a level nor an option (one of level)"),
    (
      "rules: {params-missing: {allow: [a]}}",
      "1:26 allow: params-missing has no options, so it takes level only, not \"allow\""
    ),
    (
      "rules: {service-account: {allowed: [a]}}",
      "1:27 allowed: unknown option of service-account \"allowed\" (did you mean allow?)"
    ),
    (
      "rules: {service-account: {level: warn}}",
      "1:34 warn: unknown level \"warn\" (did you mean warning?)"
    ),
    (
      "rules: {service-account: {allow: ledger}}",
      "1:34 ledger: allow has to be a list, not \"ledger\" (write [\"ledger\"])"
    ),
    (
      "rules: {service-account: {allow: ['a[']}}",
      "1:35 'a[': \"a[\" is not a pattern (a pattern has no `..`, and a `]` for each `[`)"
    ),
    ("rules: {service-account: {allow: [{}]}}", "1:35 {}: allow is a list of texts, and a mapping is not one"),
    (
      "rules: {resources-unset: {require: [limits.memry]}}",
      "1:37 limits.memry: unknown word for require \"limits.memry\" (did you mean limits.memory?)"
    ),
    (
      "rules: {metadata-missing: error}",
      "1:27 error: metadata-missing finds nothing without labels or pod-labels "
        + "(write metadata-missing: {level: warning, labels: […]}; `kfplint explain metadata-missing` has an example)"
    ),
    (
      "overrides: [{paths: [a], rules: {metadata-missing: {level: error}}}]",
      "1:52 {level: error}: metadata-missing finds nothing without labels or pod-labels "
        + "(write metadata-missing: {level: warning, labels: […]}; `kfplint explain metadata-missing` has an example)"
    ),
    ("rules: {config-invalid: {level: off}}", "1:9 config-invalid: config-invalid is always an error (remove it)"),
  ])
  func whatItCannotMeanIsToldAtItsPlace(_ text: String, _ problem: String) {
    #expect(read(text).shownProblems.first == problem)
  }

  /// The options may stand after the override that switches the rule on.
  @Test func anOverrideTakesTheOptionsOfTheWholeFile() {
    let file = read(
      """
      overrides: [{paths: [a], rules: {metadata-missing: error}}]
      rules: {metadata-missing: {level: off, labels: [team]}}
      """)
    #expect(file.shownProblems == [])
    #expect(read("rules: {metadata-missing: off}").shownProblems == [])
  }
}
