import Configuration
import Diagnostics
import Pipelines
import Testing

@testable import RuleEngine

@Suite struct PolicyTests {
  private let loud = RuleInfo(id: "loud", severity: .error, category: .files, summary: "", since: "", page: "")
  private let quiet = RuleInfo(id: "quiet", severity: nil, category: .files, summary: "", since: "", page: "")

  @Test func ruleDecidesWhereTheConfigurationIsSilent() {
    let policy = policy("")
    #expect(policy.severity(of: loud, draft: nil, at: "a/b", in: "a") == .error)
    #expect(policy.severity(of: loud, draft: .info, at: "a/b", in: "a") == .info)
    #expect(policy.severity(of: quiet, draft: .error, at: "a/b", in: "a") == nil)
  }

  @Test func configuredLevelReplacesAllLevelsOfTheRule() {
    let policy = policy("rules: {loud: info, quiet: warning}")
    #expect(policy.severity(of: loud, draft: .warning, at: "a/b", in: "a") == .info)
    #expect(policy.severity(of: quiet, draft: nil, at: "a/b", in: "a") == .warning)
  }

  @Test(
    arguments: [
      ("minimal", [.error, nil, nil, nil]), ("recommended", [.error, .warning, .info, nil]),
      ("strict", [.error, .warning, .info, .warning]),
    ] as [(String, [Severity?])])
  func profileHoldsBelowTheRules(_ name: String, _ wanted: [Severity?]) {
    let opted = RuleInfo(
      id: "quiet", severity: nil, strict: .warning, category: .files, summary: "", since: "0.1.0", page: "")
    let policy = policy("extends: \(name)")
    let drafts = [.error, .warning, .info].map { policy.severity(of: loud, draft: $0, at: "a/b", in: "a") }
    #expect(drafts + [policy.severity(of: opted, draft: nil, at: "a/b", in: "a")] == wanted)
    let explicit = self.policy("extends: \(name)\nrules: {loud: info, quiet: error}")
    #expect(explicit.severity(of: loud, draft: .error, at: "a/b", in: "a") == .info)
    #expect(explicit.severity(of: opted, draft: nil, at: "a/b", in: "a") == .error)
    #expect(policy.mayBeEnabled(loud, in: "a"))
    #expect(!self.policy("extends: \(name)\nrules: {quiet: off}").mayBeEnabled(opted, in: "a"))
  }

  @Test func optionsSwitchARuleOnWhereTheyAreSet() {
    let rule = RuleInfo(
      id: "choosy", severity: nil, strict: .error, category: .files, summary: "", since: "0.1.0",
      options: [RuleOption("allow", "names", .texts, standard: [])], page: "")
    let policy = policy(
      """
      extends: minimal
      overrides:
        - {paths: [a], rules: {choosy: {allow: [x]}}}
        - {paths: [a/off], rules: {choosy: off}}
      """)
    #expect(policy.severity(of: rule, draft: nil, at: "a/b", in: "a") == .error)
    #expect(policy.severity(of: rule, draft: .info, at: "a/b", in: "a") == .info)
    #expect(policy.severity(of: rule, draft: nil, at: "a/off", in: "a") == nil)
    #expect(policy.severity(of: rule, draft: nil, at: "b/b", in: "b") == nil)
    #expect(policy.options(of: rule, at: "a/b", in: "a") == ["allow": ["x"]])
    #expect(policy.mayBeEnabled(rule, in: "b"))
  }

  @Test(arguments: [("0.1.0", true), ("0.1.9", true), ("0.2.0", false), ("1.0.0", false)])
  func whatANewRuleFindsInforms(_ known: String, _ isNew: Bool) throws {
    let rule = RuleInfo(id: "loud", severity: .error, category: .files, summary: "", since: "0.2.0", page: "")
    let version = try #require(ReleaseNumber(known))
    func severity(_ text: String, _ draft: Severity?) -> Severity? {
      Policy(settings: settings(text), knownVersion: version).severity(of: rule, draft: draft, at: "a/b", in: "a")
    }
    #expect(severity("", nil) == (isNew ? .info : .error))
    #expect(severity("", .warning) == (isNew ? .info : .warning))
    #expect(severity("rules: {loud: warning}", nil) == .warning)
    #expect(severity("rules: {loud: off}", nil) == nil)
  }

  @Test func overrideCoversFilesAndUnits() {
    let policy = policy(
      """
      overrides:
        - {paths: [a, b/params/x], rules: {loud: off}}
        - {paths: [a/params/y], rules: {loud: warning, quiet: info}}
      """)
    #expect(policy.severity(of: loud, draft: nil, at: "a/params/x", in: "a") == nil)
    #expect(policy.severity(of: loud, draft: nil, at: "a/params/y", in: "a") == .warning)
    #expect(policy.severity(of: loud, draft: nil, at: "shared/component.yaml", in: "a") == nil)
    #expect(policy.severity(of: loud, draft: nil, at: "b/params/x", in: "b") == nil)
    #expect(policy.severity(of: loud, draft: nil, at: "b/params/y", in: "b") == .error)
    #expect(policy.mayBeEnabled(quiet, in: "a"))
  }

  @Test(arguments: [
    ("2027-01-30", true), ("2027-01-31", true), ("2027-02-01", false), ("2028-01-01", false),
  ])
  func ignoreHoldsUpToItsLastDay(_ today: String, _ holds: Bool) throws {
    let policy = policy("ignores: [{path: a, rule: loud, reason: r, until: 2027-01-31}]", today: CalendarDate(today))
    let suppression = policy.suppression(of: "loud", at: Location(path: "a/b"), in: "a")
    #expect((suppression != nil) == holds)
    #expect(suppression?.until == (holds ? "2027-01-31" : nil))
  }

  @Test func expiredIgnoreGivesWayToTheNext() {
    let policy = policy(
      """
      ignores:
        - {path: a, rule: loud, reason: for now, until: 2020-01-01}
        - {path: "**", rule: loud, reason: for ever}
      """, today: CalendarDate("2027-01-01"))
    #expect(policy.suppression(of: "loud", at: Location(path: "a/b"), in: "a")?.reason == "for ever")
    #expect(policy.suppression(of: "quiet", at: Location(path: "a/b"), in: "a") == nil)
  }

  @Test func expiredIgnoreIsRememberedWithItsDay() {
    let policy = policy(
      "ignores: [{path: a, rule: loud, reason: r, until: 2027-01-31}]", today: CalendarDate("2027-02-01"))
    #expect(policy.expiry(of: "loud", at: Location(path: "a/b"), in: "a") == CalendarDate("2027-01-31"))
    #expect(policy.expiry(of: "quiet", at: Location(path: "a/b"), in: "a") == nil)
  }

  @Test(arguments: [
    ("/spec/templates/[train]", true), ("/spec/templates/[train]/container/image", true),
    ("/spec/templates/[train]/container", true), ("/spec/templates/[train]/container/im", false),
    ("/spec/templates/[tr]", false),
  ])
  func ignoreCoversAPlaceAndWhatIsBelow(_ place: String, _ isCovered: Bool) {
    let policy = policy("ignores: [{path: a, place: \"\(place)\", rule: [quiet, loud], reason: r}]")
    let file = SourceFile(path: "a/workflow.yaml", origin: .workTree, bytes: Array("image: x\n".utf8))
    let location = Location(file, SourceSpan(0, 5), logicalPlace: "/spec/templates/[train]/container/image")
    #expect((policy.suppression(of: "loud", at: location, in: "a") != nil) == isCovered)
    #expect((policy.suppression(of: "quiet", at: location, in: "a") != nil) == isCovered)
  }

  @Test func ignoreCoversTheFileOrTheUnit() {
    let policy = policy("ignores: [{path: a/params/x, rule: loud, reason: r}, {path: b, rule: loud, reason: r}]")
    #expect(policy.suppression(of: "loud", at: Location(path: "a/params/x"), in: "a") != nil)
    #expect(policy.suppression(of: "loud", at: Location(path: "a/params/y"), in: "a") == nil)
    #expect(policy.suppression(of: "loud", at: Location(path: "b/params/x"), in: "b") != nil)
    #expect(policy.suppression(of: "loud", at: Location(path: "shared/x"), in: "b") != nil)
    #expect(policy.suppression(of: "loud", at: Location(path: "bb"), in: "bb") == nil)
  }

  @Test func patternsAreAnchoredAtTheRoot() {
    let settings = settings(
      "pipelines: [team/a, team/c]\nexclude: [team/b]\nignores: [{path: team/a, rule: loud, reason: r}]")
    let policy = Policy(settings: settings) { $0.isTop ? "team" : Path("team/\($0)") }
    #expect(policy.layout.isPipelineFolder("a"))
    #expect(!policy.layout.isPipelineFolder("team/a"))
    #expect(policy.layout.isExcluded("b/x"))
    #expect(policy.suppression(of: "loud", at: Location(path: "a/x"), in: "a") != nil)
    #expect(policy.idlePatterns(among: ["a", "b", .top]).map(\.value.text) == ["team/c"])
  }

  private func policy(_ text: String, today: CalendarDate? = nil) -> Policy {
    Policy(settings: settings(text), today: today)
  }

  private func settings(_ text: String) -> Settings {
    let choosy = KnownRule(id: "choosy", options: [RuleOption("allow", "names", .texts, standard: [])])
    let file = ConfigurationFile(
      parsing: SourceFile(path: ".kfplint.yaml", origin: .workTree, bytes: Array(text.utf8)),
      rules: ["loud", "quiet", choosy])
    #expect(file.problems.map(\.message) == [])
    return file.settings
  }
}
