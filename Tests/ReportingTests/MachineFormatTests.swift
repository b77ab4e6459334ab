import Diagnostics
import Foundation
import FoundationXML
import Reporting
import TestSupport
import Testing

/// The formats that a program of somebody else's reads: each is read back as that program does, and says what was meant.
@Suite("Reports for other programs")
struct MachineFormatTests {
  private static let outcomes = HostileInput.outcomes + Sample.allCases.map(\.outcome)

  @Test("SARIF is valid against its schema, whatever is in it")
  func sarifSchema() throws {
    let schemas = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Schemas")
    let schema = try PublishedSchema(contentsOf: schemas.appending(path: "sarif-schema-2.1.0.json"))
    var options = ReportOptions()
    options.sarifSuppressed = true
    let rule = ReportedRule(
      id: "image-unpinned", severity: nil, confidence: .low, category: "practice", summary: "x", page: "# x\n\nText.\n")
    options.rules = ReportedRules(others: [rule])
    for outcome in Self.outcomes {
      let complaints = schema.complaints(about: try read(.sarif, outcome, options))
      #expect(complaints.isEmpty, "\(complaints.prefix(3))")
    }
  }

  @Test("SARIF says of each finding what it is and where")
  func sarif() throws {
    for outcome in Self.outcomes {
      let log = try #require(try read(.sarif, outcome) as? [String: Any])
      let run = try #require((log["runs"] as? [[String: Any]])?.first)
      let results = try #require(run["results"] as? [[String: Any]])
      #expect(results.map { first(($0["message"] as? [String: Any])?["text"]) } == open(outcome).map(sarifText))
      let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
      let rules = (driver?["rules"] as? [[String: Any]] ?? []).map { $0["id"] as? String }
      for (result, finding) in zip(results, outcome.openFindings) {
        let index = try #require(result["ruleIndex"] as? Int)
        #expect(rules[index] == finding.rule)
        let place = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
        let uri = (place?["artifactLocation"] as? [String: Any])?["uri"] as? String
        #expect(uri.map(bytes) == (finding.location.path.isTop ? Array("./".utf8) : finding.location.path.bytes))
      }
      let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
      #expect(invocation["executionSuccessful"] as? Bool == outcome.unreadableUnits.isEmpty)
    }
  }

  @Test("SARIF stays within what GitHub takes, leaves the least severe out, and says so")
  func sarifLimit() throws {
    let infos = (0..<25_001).map { finding("rule-x", .info, at: Location(path: "a"), "\($0)", unit: "a") }
    let worst = finding("rule-y", .error, at: Location(path: "z"), "worst", unit: "a")
    let report = ReportFormat.sarif.report(.of([.checked("a")], infos + [worst]))
    #expect(report.notes.count == 1)
    let log = try JSONSerialization.jsonObject(with: Data(report.text.utf8)) as? [String: Any]
    let results = (log?["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]]
    #expect(results?.count == 25_000)
    #expect(results?.last?["ruleId"] as? String == "rule-y")
  }

  @Test("A text of SARIF has no link and no placeholder of a repository's making")
  func sarifText() throws {
    let hostile = finding(
      "rule-x", at: Location(path: "a"), "see [this](https://evil.example) {0} {a} {{x}}", unit: "a")
    let log = try #require(try read(.sarif, .of([.checked("a")], [hostile])) as? [String: Any])
    let results = (log["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]]
    let text = (results?.first?["message"] as? [String: Any])?["text"] as? String
    #expect(text == #"see [this\](https://evil.example) {{0}} {a} {{x}}"#)
  }

  @Test(
    "GitLab and reviewdog get the members that they know, and no others",
    arguments: [(ReportFormat.gitlab, "gitlab-code-quality.json"), (.rdjson, "rdjson.json")])
  func closedSchema(_ format: ReportFormat, _ name: String) throws {
    let schemas = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Schemas")
    let schema = try PublishedSchema(contentsOf: schemas.appending(path: name))
    for outcome in Self.outcomes {
      let complaints = schema.complaints(about: try read(format, outcome))
      #expect(complaints.isEmpty, "\(complaints.prefix(3))")
    }
    let wrong: [Any] = [[["description": 1]], ["diagnostics": [["message": "a"]]], "text"]
    for document in wrong { #expect(!schema.complaints(about: document).isEmpty) }
  }

  @Test("GitLab reads a list of issues, each with a fingerprint of its own")
  func gitlab() throws {
    for outcome in Self.outcomes {
      let issues = try #require(try read(.gitlab, outcome) as? [[String: Any]])
      let findings = outcome.openFindings
      #expect(issues.prefix(findings.count).map { first($0["description"]) } == open(outcome))
      #expect(issues.count >= findings.count)
      #expect(Set(issues.compactMap { $0["fingerprint"] as? String }).count == issues.count)
      for issue in issues {
        #expect(["info", "minor", "major", "critical", "blocker"].contains(issue["severity"] as? String))
        let location = issue["location"] as? [String: Any]
        #expect(location?["path"] is String)
        #expect(((location?["lines"] as? [String: Any])?["begin"] as? Int ?? 0) >= 1)
      }
    }
  }

  @Test("reviewdog reads the message, the severity and columns in bytes")
  func rdjson() throws {
    for outcome in Self.outcomes {
      let document = try #require(try read(.rdjson, outcome) as? [String: Any])
      let diagnostics = try #require(document["diagnostics"] as? [[String: Any]])
      #expect(diagnostics.prefix(outcome.openFindings.count).map { first($0["message"]) } == open(outcome))
      for diagnostic in diagnostics {
        #expect(["ERROR", "WARNING", "INFO"].contains(diagnostic["severity"] as? String))
      }
    }
    let file = SourceFile("a/params/x", .workTree, "ok\n訓練 HERE\n")
    let wide = finding("params-type", at: file.location(of: "HERE"), "wrong", unit: "a")
    let document = try read(.rdjson, .of([.checked("a")], [wide])) as? [String: Any]
    let location = (document?["diagnostics"] as? [[String: Any]])?.first?["location"] as? [String: Any]
    let range = location?["range"] as? [String: [String: Int]]
    #expect(range == ["start": ["line": 2, "column": 8], "end": ["line": 2, "column": 12]])
  }

  @Test("Checkstyle's XML is well-formed and says what was meant")
  func checkstyle() throws {
    for outcome in Self.outcomes {
      let document = try #require(CheckstyleDocument(ReportFormat.checkstyle.report(outcome).text))
      #expect(Set(open(outcome).map(inXML)).isSubset(of: document.messages.map { first($0) }))
    }
  }

  @Test("GitHub reads as many commands as it shows, each with the message that was meant, and nothing else")
  func github() throws {
    for outcome in Self.outcomes {
      let text = ReportFormat.github.report(outcome, options: ReportOptions(folding: false)).text
      let commands = try text.split(separator: "\n").compactMap { try RunnerCommand(String($0)) }
      let notices = ["info": "notice", "warning": "warning", "error": "error"]
      for (severity, name) in notices where severity != "error" {
        let messages = outcome.openFindings.filter { $0.severity.rawValue == severity }.map { message($0) }
        #expect(commands.filter { $0.name == name }.map { first($0.data) } == messages.prefix(10).map(brokenCommands))
      }
      #expect(commands.allSatisfy { notices.values.contains($0.name) })
      #expect(Dictionary(grouping: commands, by: \.name).values.allSatisfy { $0.count <= 10 })
    }
  }

  @Test("What GitHub does not annotate is told in the log")
  func githubRest() throws {
    let findings = (10..<35).map { finding("rule-x", at: Location(path: "a"), "number \($0)", unit: "a") }
    let report = ReportFormat.github.report(.of([.checked("a")], findings), options: ReportOptions(folding: false))
    let lines = report.text.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error file=a,title=kfplint%3A rule-x::number") } == 10)
    #expect(lines.contains { $0.contains("15 more errors") })
    #expect(findings.allSatisfy { report.text.contains($0.message) })
    #expect(report.holdsCommands)
  }

  @Test("Markdown fits into a comment, and counts what does not")
  func markdownLimit() throws {
    let findings = (0..<2000).map { finding("rule-x", at: Location(path: "a"), "number \($0) of many", unit: "a") }
    let text = ReportFormat.markdown.report(.of([.checked("a")], findings), options: ReportOptions(folding: false)).text
    #expect(text.utf16.count < 65_536)
    #expect(text.contains(/\*\*\d+ more\*\* would make this report too long/))
  }

  private func read(_ format: ReportFormat, _ outcome: Outcome, _ options: ReportOptions = .init()) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(format.report(outcome, options: options).text.utf8))
  }

  private func message(_ finding: Finding) -> String { VisibleText.of(finding.message.utf8) }

  private func open(_ outcome: Outcome) -> [String] { outcome.openFindings.map(message) }

  /// The first line of a text.
  private func first(_ text: Any?) -> String {
    let lines = (text as? String)?.split(separator: "\n", omittingEmptySubsequences: false)
    return lines?.first.map(String.init) ?? ""
  }

  private func sarifText(_ text: String) -> String {
    text.replacing("](", with: #"\]("#).replacing(/\{[0-9]{1,9}\}/) { "{\($0.output)}" }
  }

  private func brokenCommands(_ text: String) -> String { BuildCommands.broken(in: text, as: .visible) }

  /// A text with what XML cannot hold as the writer shows it.
  private func inXML(_ text: String) -> String {
    String(
      text.unicodeScalars.map {
        (0xFFFE...0xFFFF).contains($0.value) ? "\\u{\(String($0.value, radix: 16, uppercase: true))}" : String($0)
      }.joined())
  }

  /// The bytes that a reference stands for.
  private func bytes(_ uri: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(uri.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}

/// A command as the runner of GitHub reads it (actions/runner, `ActionCommand.TryParseV2`).
private struct RunnerCommand {
  let name: String
  let data: String

  /// Reads a line; `nil` if it is no command.
  init?(_ line: String) throws {
    let trimmed = line.drop(while: \.isWhitespace)
    guard trimmed.hasPrefix("::"), let end = trimmed.dropFirst(2).firstRange(of: "::") else { return nil }
    name = String(trimmed.dropFirst(2)[..<end.lowerBound].prefix { $0 != " " })
    data = String(trimmed[end.upperBound...]).replacingOccurrences(of: "%0D", with: "\r")
      .replacingOccurrences(of: "%0A", with: "\n").replacingOccurrences(of: "%25", with: "%")
  }
}

/// The messages of Checkstyle's XML.
private final class CheckstyleDocument: NSObject, XMLParserDelegate {
  private(set) var messages: [String] = []

  init?(_ report: String) {
    super.init()
    let parser = XMLParser(data: Data(report.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if element == "error" { messages.append(attributes["message"] ?? "") }
  }
}
