import Diagnostics
import Foundation
import Reporting
import Testing

@Suite("Text reports")
struct TextTests {
  @Test(
    "The closing line counts what was found, and where nothing was",
    arguments: [
      (Sample.nothingThere, "nothing to check: no pipelines or schedules found"),
      (.nothingTouched, "nothing to check: the change touches no pipeline or schedule"),
      (.nothingWrong, "no problems in 2 pipelines"),
      (.suppressed, "no problems in 1 pipeline; 2 suppressed, 2 in the baseline"),
      (.belowThreshold, "warning: 1 warning, 1 info in 1 pipeline"),
      (.placesInSeveralFiles, "error: 1 error; 1 pipeline and 1 schedule folder checked"),
      (.unreadable, "error: 1 error in 1 pipeline; 1 could not be read"),
      (.unusualText, "error: 4 errors, 3 warnings; 2 pipelines checked"),
      (.configuration, "error: 1 error"),
    ])
  func closingLine(_ sample: Sample, _ expected: String) {
    let lines = ReportFormat.text.report(sample.outcome).text.split(separator: "\n")
    #expect(lines.last.map(String.init) == expected)
  }

  @Test("A finding and the closing line look as users were promised")
  func promise() {
    let file = SourceFile(
      "team-1/train/RENDERED_PIPELINE/workflow.yaml", .staged,
      String(repeating: "#\n", count: 234) + "    - {name: custom_message}\n")
    let missing = Finding(
      rule: "params-missing", severity: .error,
      unit: .init(path: "team-1/train/RENDERED_PIPELINE", kind: .pipeline),
      message: #"parameter "custom_message" has no file in params/"#, label: "declared here, without a default",
      location: file.location(of: "custom_message"), notes: ["params/ holds custom_mesage"],
      help: "rename params/custom_mesage to params/custom_message", fingerprint: "0123456789abcdef0123456789abcdef")
    let closed = ([.comment] + Array(repeating: .baseline, count: 4)).map { author in
      finding(
        "image-unpinned", .warning, at: Location(path: "b"), "the tag may move", unit: "b",
        suppression: .init(by: author, reason: nil))
    }
    let outcome = Outcome.of([.checked("a"), .checked("b"), .checked(missing.unit.path)], [missing] + closed)
    #expect(
      ReportFormat.text.report(outcome).text == """
        error[params-missing]: parameter "custom_message" has no file in params/
          --> team-1/train/RENDERED_PIPELINE/workflow.yaml:235:14 (staged)
            |
        235 |     - {name: custom_message}
            |              ^^^^^^^^^^^^^^ declared here, without a default
            |
            = note: params/ holds custom_mesage
            = help: rename params/custom_mesage to params/custom_message
            = rule: kfplint explain params-missing

        error: 1 error; 3 pipelines checked; 1 suppressed, 4 in the baseline

        """)
  }

  @Test("A repository with a configuration alone has nothing to check")
  func repositoryAlone() {
    let unit = Outcome.Unit(.init(path: .top, kind: .repository), status: .checked, rules: [.init("config-invalid")])
    let report = ReportFormat.text.report(.of([unit], kind: .commit))
    #expect(report.text == "nothing to check: no pipelines or schedules found\n")
  }

  @Test("A unit that could not be read is an error even when nothing was found")
  func unreadableAlone() {
    let unit = Outcome.Unit(.init(path: "a", kind: .pipeline), status: .unreadable("permission denied"), rules: [])
    #expect(
      ReportFormat.text.report(.of([unit])).text == """
        error: could not read a
          = note: permission denied

        error: nothing was checked; 1 could not be read

        """)
  }

  @Test("A terminal breaks sentences between words, and what is copied from it is one line", arguments: [60, 80, 100])
  func brokenSentences(_ width: Int) {
    let words =
      "the value of the parameter is written twice and only the second one is ever used by a step that reads it"
    let outcome = Outcome.of(
      [.checked("a")], [finding("params-type", at: Location(path: "a/x"), words, unit: "a", help: words)])
    var options = ReportOptions()
    options.width = width
    let lines = ReportFormat.text.report(outcome, options: options).text.split(separator: "\n")
    let sentences = lines.filter { $0.contains("value") }
    #expect(sentences.count == 2)
    for line in sentences {
      #expect(line.count > width)
      let rows = stride(from: 0, to: line.count, by: width).map { line.dropFirst($0).prefix(width) }
      let found = rows.flatMap { $0.split(separator: " ") }.suffix(words.split(separator: " ").count)
      #expect(found.joined(separator: " ") == words)
    }
  }

  @Test("Only findings that differ in nothing but where they are are folded")
  func folding() {
    let units: [Path] = ["a", "b", "c", "schedules"]
    let findings = [
      finding("image-unpinned", at: Location(path: "a/x"), "the tag may move", unit: "a"),
      finding("image-unpinned", at: Location(path: "a/y"), "the tag may move", unit: "a"),
      finding("image-unpinned", at: Location(path: "b/x"), "the tag may move", unit: "b"),
      finding("image-unpinned", at: Location(path: "b/y"), "the tag may move", unit: "b"),
      finding("image-unpinned", .warning, at: Location(path: "c/x"), "the tag may move", unit: "c"),
      finding("image-unpinned", at: Location(path: "c/y"), "the tag may move", unit: "c", help: "pin it"),
      finding("image-unpinned", at: Location(path: "c/z"), "the tag may not move", unit: "c"),
      finding(
        "image-unpinned", at: Location(path: "schedules/x"), "the tag may move", unit: "schedules", kind: .schedule),
    ]
    let outcome = Outcome.of(units.map { .checked($0, $0 == "schedules" ? .schedule : .pipeline) }, findings)
    let text = ReportFormat.text.report(outcome).text
    #expect(
      text.split(separator: "\n").filter { $0.contains("-->") }
        == ["a/x", "c/x", "c/y", "c/z"].map { "  --> \($0) (staged)" })
    #expect(text.contains("  --> a/x (staged)\n  ::: a/y\n  |\n"))
    #expect(text.contains("= also: in 2 other places: b, schedules\n"))
    #expect(text.contains("error: 7 errors, 1 warning; 3 pipelines and 1 schedule folder checked"))
  }

  @Test(
    "The caret stands below the place, whatever precedes it",
    arguments: [
      "", "abc ", "\t", "ab\t", "訓練", "e\u{301}", "🚂 ", "ｆｕｌｌ", "한국", "\u{1100}\u{1161}", "\u{1B}", "Σ\u{AD}",
    ])
  func caret(_ prefix: String) throws {
    let columns = [
      "": 0, "abc ": 4, "\t": 8, "ab\t": 8, "訓練": 4, "e\u{301}": 1, "🚂 ": 3, "ｆｕｌｌ": 8, "한국": 4,
      "\u{1100}\u{1161}": 2, "\u{1B}": 6, "Σ\u{AD}": 2,
    ]
    let column = try #require(columns[prefix])
    let file = SourceFile("a/params/x", .workTree, prefix + "HERE")
    let text = ReportFormat.text.report(
      .of([.checked("a")], [finding("params-type", at: file.location(of: "HERE"), "wrong", unit: "a")])
    ).text
    let caret = "\n  | " + String(repeating: " ", count: column) + "^^^^\n"
    #expect(text.contains(caret))
  }

  @Test("A place in a long line is always in view", arguments: Array(stride(from: 0, through: 30_000, by: 997)))
  func window(_ offset: Int) throws {
    var bytes = Array(String(repeating: "訓", count: 10_002).utf8)
    bytes.replaceSubrange(offset / 3 * 3..<offset / 3 * 3 + 3, with: Array("!!!".utf8))
    let file = SourceFile(path: "a/params/x", origin: .workTree, bytes: bytes)
    let location = file.location(of: "!!!")
    let text = ReportFormat.text.report(
      .of([.checked("a")], [finding("params-type", at: location, "wrong", unit: "a")])
    ).text
    let lines = text.split(separator: "\n").map(String.init)
    let source = try #require(lines.first { $0.hasPrefix("1 | ") })
    let carets = try #require(lines.first { $0.hasSuffix("^^^") })
    #expect(width(of: source) <= 4 + 122)
    let before = try #require(source.components(separatedBy: "!!!").first)
    #expect(width(of: before) == carets.count - 3)
  }

  /// The text of the window tests has wide scalars of one script only.
  private func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1 == "訓" ? 2 : 1) }
  }
}

@Suite("The page of a rule")
struct PageTextTests {
  private static let page = """
    # params-type

    A value is not of the type that the pipeline
    or a step declares. [params-empty](../params-empty/README.md) reports an empty file.

    ```console
    $ kfplint lint .

    error[params-type]: x
    ```

    ## Instead

    - write `10`,
      or `11`
    - écrire

    """

  @Test("On a terminal it has no marks of Markdown, and no links that lead nowhere")
  func terminal() {
    var options = ReportOptions(color: true)
    options.isASCII = true
    #expect(
      PageText(Self.page, options: options).text == """
        \u{1B}[1mparams-type\u{1B}[0m

        A value is not of the type that the pipeline or a step declares. params-empty reports an empty file.

            $ kfplint lint .

            error[params-type]: x

        \u{1B}[1mInstead\u{1B}[0m

        - write `10`, or `11`
        - \\u{E9}crire

        """)
  }

  @Test("It is as wide as the terminal")
  func width() {
    var options = ReportOptions()
    options.width = 40
    let rows = PageText(Self.page, options: options).text.split(separator: "\n")
    // A row is filled up to the edge, where the terminal begins the next one.
    #expect(rows.contains { $0.hasPrefix("A value is not of the type that the     pipeline or a step declares.") })
  }
}
