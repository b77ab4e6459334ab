import Diagnostics
import Foundation
import Reporting
import Testing

@Suite("The page for a browser")
struct HTMLTests {
  @Test(
    "The page without style, script and data is as recorded",
    arguments: [Sample.placesInSeveralFiles, .suppressed, .unreadable])
  func snapshot(_ sample: Sample) throws {
    let page = ReportFormat.html.report(sample.outcome).text
    let body = page.replacing(/<(style|script)>\n[\s\S]*?<\/(style|script)>\n/, with: "")
    try expectSnapshot(body, "\(sample.rawValue).html")
  }

  @Test("Nothing in the page is loaded from elsewhere")
  func noNetwork() {
    for outcome in HostileInput.outcomes.prefix(20) + [HTMLSample.outcome] {
      let page = ReportFormat.html.report(outcome).text
      #expect(!page.contains(#/<[^>]* (src|srcset|action|formaction)=/#))
      for match in page.matches(of: /<[a-z]+ [^>]*href="([^"]*)"/) { #expect(match.1.hasPrefix("#"), "\(match.1)") }
      #expect(!page.contains("@import") && !page.contains("url("))
      #expect(!page.contains(#/<[^>]* on[a-z]+="/#))
      #expect(page.contains("default-src &apos;none&apos;"))
    }
  }

  @Test(
    "A browser reads hostile text back as it is, and takes none for markup",
    .enabled(if: Browser.path != nil, "there is no chromium"), arguments: [0, 17])
  func hostile(_ number: Int) throws {
    let outcome = HostileInput.outcomes[number]
    let page = ReportFormat.html.report(outcome).text
    let messages = try Browser.texts(
      "[...document.querySelectorAll('.message')].map(e => e.textContent)", in: page, at: "#all=1&closed=1")
    let expected = outcome.findings.map { "\($0.severity.rawValue) \($0.rule) \(VisibleText.of($0.message.utf8))" }
    #expect(messages.sorted() == expected.sorted())
    let names = try Browser.texts(
      "[...new Set([...document.querySelectorAll('#list *')].map(e => e.localName))]", in: page, at: "#all=1&closed=1")
    let known = ["article", "h3", "span", "p", "ol", "li", "strong", "code", "pre", "ul"]
    #expect(Set(names).isSubset(of: known), "\(names)")
  }

  @Test(
    "The address says what is shown", .enabled(if: Browser.path != nil, "there is no chromium"),
    arguments: [
      ("", "90 findings in 60 pipelines, page 1 of 3", 25, 38),
      ("#page=3", "90 findings in 60 pipelines, page 3 of 3", 10, 15),
      ("#rule=image-unpinned", "30 findings in 30 pipelines, page 1 of 2", 25, 25),
      ("#severity=error", "60 findings in 60 pipelines, page 1 of 3", 25, 25),
      ("#team=team-2", "30 findings in 20 pipelines", 20, 30),
      ("#q=p7%2F", "1 finding in 1 pipeline", 1, 1), ("#q=TEAM-1%20latest", "10 findings in 10 pipelines", 10, 10),
      ("#all=1&kind=schedule", "0 findings in 1 schedule", 1, 0),
      ("#q=nowhere", "0 findings in 0 pipelines and schedules", 0, 0),
    ])
  func filters(_ hash: String, _ status: String, _ units: Int, _ findings: Int) throws {
    let shown = try Browser.texts(
      """
      [document.getElementById('status').textContent, String(document.querySelectorAll('article').length),
        String(document.querySelectorAll('.finding:not([hidden])').length)]
      """, in: ReportFormat.html.report(HTMLSample.outcome).text, at: hash)
    #expect(shown == [status, "\(units)", "\(findings)"])
  }

  @Test("What is typed and chosen goes into the address", .enabled(if: Browser.path != nil, "there is no chromium"))
  func typing() throws {
    let shown = try Browser.texts(
      "[location.hash, document.getElementById('status').textContent]",
      in: ReportFormat.html.report(HTMLSample.outcome).text,
      after: """
        const form = document.getElementById("filters");
        form.elements.q.value = "p7/"; form.elements.severity.value = "error";
        form.elements.q.dispatchEvent(new Event("input", {bubbles: true}))
        """)
    #expect(shown == ["#q=p7%2F&severity=error", "1 finding in 1 pipeline"])
  }

  @Test(
    "Tasks with their findings, and coming runs, are in the page",
    .enabled(if: Browser.path != nil, "there is no chromium"))
  func pictures() throws {
    let page = ReportFormat.html.report(HTMLSample.outcome).text
    let marked = try Browser.texts(
      "[...document.querySelectorAll('svg .error > .name')].map(e => e.textContent)", in: page, at: "#q=p7%2F")
    #expect(marked == ["load <b>"])
    let runs = try Browser.texts(
      "[...document.querySelectorAll('td')].map(e => e.textContent)", in: page, at: "#all=1&kind=schedule")
    #expect(runs.suffix(3) == ["daily", "every day at 10:10", "2026-11-23 10:10:00"])
  }
}

@Suite("The plan and the trend in the page for a browser")
struct HTMLPartTests {
  private static let hostile = "<script>alert(1)</script>"

  private static let options: ReportOptions = {
    var options = ReportOptions()
    let job = ReportedPlan.Job(
      mark: "~", name: hostile, action: "replaced", weight: .info,
      changes: [("parameter \"\(hostile)\": \"a\" → \"b\"", ["template \"\(hostile)\" added"])],
      notes: ["the old version is paused"])
    options.plans = [
      ReportedPlan(
        source: "staged", summary: "1 replaced in 2 teams",
        teams: [
          .init(path: "team-1", status: nil, jobs: [job], unchanged: 2, notes: []),
          .init(path: "team-2", status: "the schedules are removed", jobs: [], unchanged: 0, notes: [hostile]),
        ], unread: [])
    ]
    let points = (0..<150).map { number in
      Trend.Point(Self.outcome(number, findings: number == 149 ? 0 : number % 3 + 1))
    }
    options.trend = Trend(points, version: "0.1.0")
    return options
  }()

  private static func outcome(_ number: Int, findings: Int) -> Outcome {
    let path = Path("team-1/<b>/p/RENDERED_PIPELINE")
    let file = SourceFile(path.appending("workflow.yaml"), .workTree, "a: 1\n")
    return Outcome(
      version: "0.1.0",
      source: .init(kind: .commit, head: "\(1000 + number)abcdef", timestamp: "2026-11-22T15:00:00"),
      units: [.checked(path)], knownUnits: nil,
      findings: (0..<findings).map {
        finding("params-missing", $0 == 0 ? .error : .warning, at: file.location(of: "a"), "\($0)", unit: path)
      }, threshold: .error)
  }

  private var page: String { ReportFormat.html.report(HTMLSample.outcome, options: Self.options).text }

  @Test(
    "A browser shows what the reconciler will do, as text", .enabled(if: Browser.path != nil, "there is no chromium"))
  func plan() throws {
    let texts = try Browser.texts(
      "[...document.querySelectorAll('.plan h2, .plan .facts, .plan summary, .plan li')].map(e => e.textContent)",
      in: page)
    let change = "parameter \"\(Self.hostile)\": \"a\" → \"b\""
    let detail = "template \"\(Self.hostile)\" added"
    #expect(
      texts == [
        "What the reconciler will do", "staged: 1 replaced in 2 teams", "team-1",
        "\(Self.hostile) replaced\(change)\(detail)the old version is paused", change + detail, detail,
        "the old version is paused", "2 jobs unchanged", "team-2", Self.hostile,
      ])
  }

  @Test(
    "The bars of the trend end at the last commit, and a table has their numbers",
    .enabled(if: Browser.path != nil, "there is no chromium"))
  func trend() throws {
    let texts = try Browser.texts(
      """
      [document.querySelector('#trend .facts').textContent,
        ...[...document.querySelectorAll('#trend .trend tr')].map(e => e.querySelector('th').textContent + ': '
          + e.querySelectorAll('rect').length + ', ' + [...e.querySelectorAll('rect title')].at(-1).textContent),
        ...[...document.querySelectorAll('#trend tr:nth-child(3) th, #trend tr:nth-child(3) td')]
          .filter(e => !e.closest('.trend')).map(e => e.textContent)]
      """, in: page)
    let last = "1149abc (2026-11-22)"
    #expect(
      texts == [
        "150 commits from 1000abc (2026-11-22) to \(last); each column stands for 2 commits, and shows the last of them",
        "errors: 75, \(last): 0 errors", "warnings: 75, \(last): 0 warnings",
        "params-missing: 75, \(last): 0 params-missing", "team-1/<b>: 75, \(last): 0 team-1/<b>",
        "1147abc (2026-11-22)", "1", "0", "0", "0", "0",
      ])
  }

  @Test("The keyboard and a reader of the screen get to every part: headings, names, no ids twice")
  func accessible() {
    let page = page
    let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for label in page.matches(of: /\saria-labelledby="([^"]*)"/) { #expect(ids.contains(String(label.1))) }
    // A picture is hidden from a reader of the screen only where the same stands in words.
    for svg in page.matches(of: /<svg [^>]*>/) {
      #expect(svg.0.contains("aria-hidden=\"true\"") || svg.0.contains("role=\"img\""), "\(svg.0)")
    }
    #expect(
      page.matches(of: /<(div|pre) [^>]*class="(table|picture)"[^>]*>/).allSatisfy { $0.0.contains("tabindex=\"0\"") })
  }
}

@Suite("Pictures in reports")
struct ReportPictureTests {
  @Test("Markdown has the tasks of pipelines with findings, as far as findings leave room")
  func markdown() {
    let report = ReportFormat.markdown.report(HTMLSample.outcome, options: ReportOptions(folding: false)).text
    #expect(report.utf16.count <= 61_000)
    #expect(report.matches(of: /```mermaid\nflowchart TD\n/).count == 20)
    #expect(report.contains("load #60;b#62;<br/>1 error, 1 warning"))
    #expect(!report.contains("more** would make"))
  }

  @Test("A secret in a condition is in no report", arguments: [ReportFormat.html, .markdown])
  func secrets(_ format: ReportFormat) {
    var outcome = HTMLSample.outcome
    let secret = ["ghp", "Zk3nQ8vR2tY6wB1mX9cL4sD7fH0jP5gA2eUq"].joined(separator: "_")
    for index in outcome.units.indices {
      outcome.units[index].details?.diagram?.parts[0].node.condition = "'{{inputs.parameters.token}}' == '\(secret)'"
    }
    let report = format.report(outcome).text
    #expect(report.contains("inputs.parameters.token"))
    #expect(!report.contains(secret.suffix(20)))
  }
}

/// A repository of three teams.
enum HTMLSample {
  static let outcome: Outcome = {
    var units: [Outcome.Unit] = []
    var findings: [Finding] = []
    for number in 0..<60 {
      let path = Path("team-\(number % 3 + 1)/p\(number)/RENDERED_PIPELINE")
      let file = SourceFile(path.appending("workflow.yaml"), .workTree, "a: 1\nload: {image: x:latest}\n")
      var node = TaskDiagram.Node(id: 0, name: "main")
      var task = TaskDiagram.Node(id: 1, name: "load <b>")
      task.places = [5..<27]
      node.body = TaskDiagram.Body(nodes: [task])
      let diagram = TaskDiagram(path: file.path, parts: [.init(.entrypoint, node)], unreached: [])
      var unit = Outcome.Unit.checked(path)
      unit.details = UnitDetails(diagram: diagram)
      units.append(unit)
      findings.append(
        finding(
          "params-missing", .error, at: file.location(of: "load"), "parameter \"a<\(number)>\" has no file", unit: path)
      )
      if number.isMultiple(of: 2) {
        findings.append(
          finding("image-unpinned", .warning, at: file.location(of: "x:latest"), "the tag \"latest\" moves", unit: path)
        )
      }
    }
    var schedule = Outcome.Unit.checked("schedules/team-1", .schedule)
    schedule.details = UnitDetails(jobs: [
      .init(
        name: "daily", isEnabled: true, timing: "every day at 10:10", start: "2026-11-22T15:00:00Z",
        runs: ["2026-11-23T10:10:00Z"])
    ])
    return Outcome.of([schedule] + units, findings, kind: .commit)
  }()
}
