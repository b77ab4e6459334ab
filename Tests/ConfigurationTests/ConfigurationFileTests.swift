import ArgoTypes
import Configuration
import Diagnostics
import Testing

@Suite struct ConfigurationFileTests {
  @Test func readsEveryKey() throws {
    let file = configuration(realistic)
    #expect(file.shownProblems == [])
    let settings = file.settings
    #expect(settings.pipelines.map(\.value.text) == ["**/RENDERED_PIPELINE*"])
    #expect(settings.schedules.map(\.value.text) == ["schedules/*"])
    #expect(settings.exclude.map(\.text) == ["examples/**", "legacy"])
    #expect(settings.failOn == .warning)
    #expect(settings.repositories.map(\.owner) == ["deployKF"])
    #expect(settings.repositories.map(\.repository) == ["kubeflow-pipelines-gitops"])
    #expect(settings.repositories.map(\.folder) == ["../kubeflow-pipelines-gitops"])
    #expect(settings.maxFileSize == 1_048_576)
    #expect(settings.rules == ["image-unpinned": .severity(.error), "params-missing": .off])
    #expect(settings.overrides.map(\.rules) == [["image-unpinned": .off]])
    #expect(settings.ignores.map(\.reason) == ["public démo key", "set by the platform"])
    #expect(settings.baseline?.value == ".kfplint-baseline.yaml")
    #expect(settings.ignores.map(\.rules) == [["image-unpinned"], ["params-missing", "image-unpinned"]])
    #expect(settings.ignores.map(\.place) == [nil, "/spec/templates/[train]"])
    #expect(settings.ignores.map(\.until) == [CalendarDate("2027-01-31"), nil])
  }

  @Test(arguments: ["", "# nothing yet\n", "---\n", "{}\n", "~\n", "\u{FEFF}fail-on: error\n", "fail-on: error\r\n"])
  func everythingIsOptional(_ text: String) {
    let file = configuration(text)
    #expect(file.shownProblems == [])
    #expect(file.settings.failOn == .error)
    #expect(file.settings.maxFileSize == 16 << 20)
    #expect(file.settings.exclude.map(\.text) == ["**/.ipynb_checkpoints/**"])
  }

  @Test func listOfTheUserReplacesTheDefault() {
    let settings = configuration("exclude: [examples]\n").settings
    #expect(settings.excludes("examples/x/workflow.yaml"))
    #expect(!settings.excludes("x/.ipynb_checkpoints/workflow.yaml"))
    #expect(Settings.standard.excludes("x/.ipynb_checkpoints/workflow.yaml"))
  }

  @Test func lastOverrideThatNamesTheRuleWins() {
    let settings = configuration(
      """
      rules: {image-unpinned: error}
      overrides:
        - {paths: ["team/**"], rules: {image-unpinned: info}}
        - {paths: [team/train], rules: {image-unpinned: off}}
        - {paths: ["**"], rules: {params-missing: warning}}
      """
    ).settings
    #expect(settings.level(of: "image-unpinned", at: "team/train/workflow.yaml", in: "team/train") == .off)
    #expect(settings.level(of: "image-unpinned", at: "team/score/workflow.yaml", in: "team/score") == .severity(.info))
    #expect(settings.level(of: "image-unpinned", at: "x/workflow.yaml", in: "x") == .severity(.error))
    #expect(settings.level(of: "image-unpinned", at: "components/step.yaml", in: "team/train") == .off)
    #expect(settings.level(of: "params-missing", at: "x", in: "x") == .severity(.warning))
  }

  @Test func patternsThatMatchNothingAreProblems() {
    let file = configuration("pipelines: [team-a, 'team-b/*']\n")
    #expect(
      file.reporting(idle: Array(file.settings.pipelines.dropFirst())).shownProblems == [
        "1:21 'team-b/*': \"team-b/*\" matches no folder (correct it, or remove it)"
      ])
  }

  @Test(arguments: [
    ("target: {kfp: '2.3'}", ArgoVersion(3, 4, 17)), ("target: {kfp: 2.10}", ArgoVersion(3, 5, 14)),
    ("target: {argo: 3.4.9}", ArgoVersion(3, 4, 9)), ("target: {}", nil), ("fail-on: info", nil),
  ])
  func targetIsAVersionOfArgo(_ text: String, _ version: ArgoVersion?) {
    #expect(configuration(text).shownProblems == [])
    #expect(configuration(text).settings.target == version)
  }

  @Test(arguments: [
    ("rule: {}", "1:1 rule: unknown key \"rule\" (did you mean rules?)"),
    (
      "colour: red",
      """
      1:1 colour: unknown key "colour" (one of required-version, target, pipelines, schedules, render, exclude, \
      fail-on, junit-granularity, docs-url, extends, rules, overrides, ignores, baseline, policies, repositories, \
      max-file-size, max-total-size)
      """
    ),
    (
      "? [a]\n: b",
      """
      1:3 [a]: unknown key a list (one of required-version, target, pipelines, schedules, render, exclude, \
      fail-on, junit-granularity, docs-url, extends, rules, overrides, ignores, baseline, policies, repositories, \
      max-file-size, max-total-size)
      """
    ),
    ("- rules", "1:1 - rules: a configuration has to be a mapping of keys to values, not a list"),
    ("rules", "1:1 rules: a configuration has to be a mapping of keys to values, not \"rules\""),
    ("{}\n---\n{}", "3:1 {}: a configuration has to be one document (remove the line `---` and what follows)"),
    ("target: {argo: '4.9'}", "1:16 '4.9': kfplint knows Argo up to 4.1, not 4.9 (write \"4.1\")"),
    ("fail-on: error\nfail-on: info", "2:1 fail-on: \"fail-on\" is given twice"),
    (
      "target: 2.3",
      "1:9 2.3: target has to say of what \"2.3\" is the version (write target: {kfp: \"2.3\"} or target: {argo: \"2.3\"})"
    ),
    ("target: {kpf: '2.3'}", "1:10 kpf: unknown key of target \"kpf\" (did you mean kfp?)"),
    ("target: {argo: v3.4}", "1:16 v3.4: argo has to be a version such as \"3.4.17\", not \"v3.4\""),
    ("target: {argo: 3.}", "1:16 3.: argo has to be a version such as \"3.4.17\", not \"3.\""),
    ("target: {kfp: [2, 3]}", "1:15 [2, 3]: kfp has to be a version such as \"2.3\", not a list"),
    ("target: {kfp: '2'}", "1:15 '2': kfp has to be a version such as \"2.3\", not \"2\""),
    ("target: {kfp: '1.4'}", "1:15 '1.4': kfplint does not know KFP 1.4 (write 1.5 or a later release)"),
    ("target: {kfp: '2.3', argo: '3.4'}", "1:22 argo: target takes kfp or argo, not both (keep kfp, or keep argo)"),
    ("target: {kfp: }", "1:13 : kfp has to be a version such as \"2.3\", not nothing"),
    ("pipelines: team-a", "1:12 team-a: pipelines has to be a list, not \"team-a\" (write [\"team-a\"])"),
    ("schedules: {a: b}", "1:12 {a: b}: schedules has to be a list, not a mapping"),
    ("exclude:", "1:9 : exclude has to be a list, not nothing"),
    ("exclude: [a, [b]]", "1:14 [b]: a pattern is text such as \"team-a/**\", not a list"),
    ("exclude: [a, ~]", "1:14 ~: a pattern is text such as \"team-a/**\", not nothing"),
    ("exclude: ['']", "1:11 '': an empty pattern matches nothing"),
    ("exclude: ['../x']", "1:11 '../x': \"../x\" leads out of the folder that is checked"),
    ("exclude: ['x[a']", "1:11 'x[a': \"x[a\" has a [ without ]"),
    ("fail-on: off", "1:10 off: unknown severity \"off\" (one of info, warning, error)"),
    ("fail-on: warn", "1:10 warn: unknown severity \"warn\" (did you mean warning?)"),
    ("fail-on: [error]", "1:10 [error]: unknown severity a list (one of info, warning, error)"),
    ("rules: [image-unpinned]", "1:8 [image-unpinned]: rules has to be a mapping of keys to values, not a list"),
    ("rules: {image-unpined: off}", "1:9 image-unpined: unknown rule \"image-unpined\" (did you mean image-unpinned?)"),
    ("rules: {image-unpinned: warn}", "1:25 warn: unknown level \"warn\" (did you mean warning?)"),
    (
      "ignores: [{path: a, rules: params-missing, reason: b}]",
      "1:21 rules: unknown key of an ignore \"rules\" (did you mean rule?)"
    ),
    ("rules: {image-unpinned: eror}", "1:25 eror: unknown level \"eror\" (did you mean error?)"),
    (
      "rules: {image-unpinned: false}",
      "1:25 false: unknown level \"false\" (one of off, info, warning, error)"
    ),
    ("rules: {image-unpinned: []}", "1:25 []: unknown level a list (one of off, info, warning, error)"),
    ("rules: {config-invalid: off}", "1:9 config-invalid: config-invalid is always an error (remove it)"),
    ("overrides: {paths: [a]}", "1:12 {paths: [a]}: overrides has to be a list, not a mapping"),
    ("overrides: [a]", "1:13 a: an override is a mapping with paths, rules, not \"a\""),
    ("overrides: [{paths: [a]}]", "1:13 {paths: [a]}: an override lacks rules"),
    (
      "overrides: [{path: [a], rules: {}, paths: []}]",
      "1:14 path: unknown key of an override \"path\" (did you mean paths?)"
    ),
    ("overrides: [{paths: a, rules: {}}]", "1:21 a: paths has to be a list, not \"a\" (write [\"a\"])"),
    (
      "ignores: [params-missing]",
      "1:11 params-missing: an ignore is a mapping with path, rule, reason, not \"params-missing\""
    ),
    ("ignores: [{path: a, rule: params-missing}]", "1:11 {path: a, rule: params-missing}: an ignore lacks reason"),
    (
      "ignores: [{path: a, rule: params-missing, reason: }]",
      "1:49 : reason needs a sentence for the person who reads it next year, not nothing"
    ),
    (
      "ignores: [{path: a, rule: params-missing, reason: r, until: soon}]",
      "1:61 soon: until has to be a day such as 2027-01-31, not \"soon\""
    ),
    (
      "ignores: [{path: a, rule: params, reason: r}]",
      "1:27 params: unknown rule \"params\" (one of config-invalid, image-unpinned, params-missing)"
    ),
    ("repositories: [a]", "1:15 [a]: repositories has to be a mapping of keys to values, not a list"),
    ("repositories: {a/b: }", "1:19 : \"a/b\" has to be the path of a clone, not nothing"),
    ("repositories: {a: ../a}", "1:16 a: a repository is named as OWNER/NAME, not \"a\""),
    ("repositories: {a/b/c: ../a}", "1:16 a/b/c: a repository is named as OWNER/NAME, not \"a/b/c\""),
    ("repositories: {a/b: {}}", "1:21 {}: \"a/b\" has to be the path of a clone, not a mapping"),
    (
      "docs-url: 'javascript:alert(1)'",
      "1:11 'javascript:alert(1)': docs-url has to be an address such as https://docs.example.com/kfplint, not \"javascript:alert(1)\""
    ),
    (
      "docs-url: [a]", "1:11 [a]: docs-url has to be an address such as https://docs.example.com/kfplint, not a list"
    ),
    ("max-file-size: 16M", "1:16 16M: max-file-size has to be a number of bytes up to 1073741824, not \"16M\""),
    ("max-total-size: all", "1:17 all: max-total-size has to be a number of bytes, not \"all\""),
    ("max-file-size: 0", "1:16 0: max-file-size has to be a number of bytes up to 1073741824, not \"0\""),
    ("max-file-size: -1", "1:16 -1: max-file-size has to be a number of bytes up to 1073741824, not \"-1\""),
    ("max-file-size: '5'", "1:16 '5': max-file-size has to be a number of bytes up to 1073741824, not \"5\""),
    (
      "max-file-size: 99999999999999999999",
      "1:16 99999999999999999999: max-file-size has to be a number of bytes up to 1073741824, not \"99999999999999999999\""
    ),
  ])
  func saysWhatIsWrongAtItsPlace(_ text: String, _ problem: String) {
    #expect(configuration(text).shownProblems == [problem])
  }

  @Test func saysAllThatIsWrongAtOnce() {
    let file = configuration("ignores: [{path: ../a, rule: x, reason: '', until: y, why: z}]\n")
    #expect(file.problems.count == 5)
  }

  @Test func refusesAliasesThatExplode() {
    let bomb =
      "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
      + (0..<9).map { level in
        let name = String(UnicodeScalar(UInt8(ascii: "b") + UInt8(level)))
        let below = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(level)))
        return "\(name): &\(name) [" + Array(repeating: "*\(below)", count: 10).joined(separator: ", ") + "]\n"
      }.joined()
    #expect(configuration(bomb).problems.map(\.message) == ["aliases expand beyond the limit"])
  }

  @Test func saysWhereItIsNoYAML() {
    let file = configuration("rules: {image-unpinned: off\nexclude: []\n")
    #expect(file.problems.count == 1)
    #expect(file.shownProblems.first?.hasPrefix("2:8 :: not YAML: ") == true)
    #expect(file.settings.rules.isEmpty)
  }

  @Test(arguments: [[0xFF, 0xFE, 0x61, 0], [0x61, 0], [0x61, 0xE9], [0x61, 0x3A, 0x20, 0x1B]] as [[UInt8]])
  func refusesBytesThatAreNoText(_ bytes: [UInt8]) {
    #expect(configuration(bytes).problems.count == 1)
  }

  @Test func survivesBeingCutOffAnywhere() {
    let bytes = Array(realistic.utf8)
    for end in bytes.indices {
      let file = configuration(Array(bytes[..<end]))
      for problem in file.problems { #expect(problem.location.place.map { $0.span.range.upperBound <= end } == true) }
    }
  }

  /// One wrong byte at each place: most break the YAML, the others a key, a value or nothing.
  @Test(arguments: Array("\0\n\"&*:[{|".utf8) + [0xE9])
  func survivesAnyWrongByte(_ byte: UInt8) {
    let original = Array(realistic.utf8)
    for offset in original.indices {
      var bytes = original
      bytes[offset] = byte
      for problem in configuration(bytes).problems {
        #expect(problem.location.place.map { $0.span.range.upperBound <= bytes.count } == true)
        #expect(!problem.message.isEmpty)
      }
    }
  }
}
