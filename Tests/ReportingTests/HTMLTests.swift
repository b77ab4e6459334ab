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
    .enabled(if: Browser.path != nil, "there is no chromium"), arguments: [0, 17, 42])
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
