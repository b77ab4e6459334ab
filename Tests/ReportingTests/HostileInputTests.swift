import Diagnostics
import Foundation
import Reporting
import TestSupport
import Testing

/// What a repository holds, and what rules quote of it, is anybody's bytes.
@Suite("Reports of hostile input")
struct HostileInputTests {
  private static let outcomes = HostileInput.outcomes

  @Test(
    "Text holds no control character but line feeds",
    arguments: ReportFormat.allCases.filter { ![.junit, .checkstyle].contains($0) })
  func text(_ format: ReportFormat) {
    for outcome in Self.outcomes {
      #expect(controls(in: format.report(outcome).text).isEmpty)
    }
  }

  @Test("Coloured text holds escape sequences, each of them ours")
  func coloredText() throws {
    for outcome in Self.outcomes {
      let text = ReportFormat.text.report(outcome, options: ReportOptions(color: true)).text
      #expect(text.contains("\u{1B}["))
      let rest = text.replacing(/\u{1B}\[(0|1|1;3[134])m/, with: "")
      #expect(controls(in: rest).isEmpty)
      #expect(rest == ReportFormat.text.report(outcome).text)
    }
  }

  @Test("The concise report has one line for each problem")
  func conciseLines() {
    for outcome in Self.outcomes {
      let lines = ReportFormat.concise.report(outcome).text.split(separator: "\n")
      #expect(lines.count == outcome.openFindings.count + outcome.unreadableUnits.count)
    }
  }

  @Test("JSON is read back as it was meant, and can be looked at")
  func json() throws {
    for outcome in Self.outcomes {
      let text = ReportFormat.json.report(outcome).text
      #expect(controls(in: text).isEmpty)
      let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let findings = try #require(document["findings"] as? [[String: Any]])
      let messages = findings.map { ($0["message"] as? String).map { Array($0.utf8) } }
      #expect(messages == outcome.findings.map { Array($0.message.utf8) })
    }
  }

  @Test(
    "JUnit reports are well-formed and valid",
    // Without Debian's libxml2-utils there is no validator to ask.
    .enabled(if: XMLLint.path != nil, "xmllint is not installed"))
  func junit() throws {
    let strict = Self.outcomes.map { ReportFormat.junit.report($0).text }
    for schema in ["windyroad-JUnit.xsd", "junit-10.xsd", "jenkins-junit.xsd"] {
      let complaints = try XMLLint.complaints(about: strict, schema: schema)
      #expect(complaints == [])
    }
    let extended = ReportOptions(junitExtended: true)
    let reports = Self.outcomes.map { ReportFormat.junit.report($0, options: extended).text }
    let complaints = try XMLLint.complaints(about: reports)
    #expect(complaints == [])
  }

  @Test("Nothing is a command to a build system", arguments: ReportFormat.allCases.filter { $0 != .github })
  func buildCommands(_ format: ReportFormat) {
    for outcome in Self.outcomes {
      let text = format.report(outcome).text
      #expect(!text.contains("##[") && !text.contains("##vso["))
      for line in text.split(whereSeparator: \.isNewline) {
        let start = line.drop(while: \.isWhitespace)
        #expect(!start.hasPrefix("::") || start.hasPrefix(":::"))
      }
    }
  }

  private func controls(in text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0 != "\n" && !VisibleText.isHarmless($0) }
  }
}

/// Outcomes of what nobody would write.
enum HostileInput {
  static let outcomes = (0..<(Nightly.isOn ? 100 : 20)).map { seed in
    var noise = Noise(seed: seed)
    return noise.outcome()
  }
}

/// Makes up outcomes from a seed, the same on every run.
private struct Noise: RandomNumberGenerator {
  private var generator: SeededGenerator

  init(seed: Int) {
    generator = SeededGenerator(seed: UInt64(seed))
  }

  mutating func next() -> UInt64 { generator.next() }

  mutating func outcome() -> Outcome {
    let paths = (0..<3).map { _ in Path(bytes(upTo: 12)) }.sorted()
    let units = paths.map { path in
      let status: Outcome.Unit.Status = chance(4) ? .unreadable(text()) : .checked
      let rules = ["image-unpinned", "yaml-syntax"].map { Outcome.Unit.RuleRun($0, obstacle: chance(4) ? text() : nil) }
      return Outcome.Unit(.init(path: path, kind: .pipeline), status: status, rules: rules)
    }
    let findings = (0..<Int.random(in: 1...6, using: &self)).map { _ in finding(in: paths) }
    return .of(units, findings, kind: .workTree)
  }

  private mutating func finding(in paths: [Path]) -> Finding {
    let suppression = Finding.Suppression(
      by: .comment, reason: chance(2) ? text() : nil, until: chance(2) ? text() : nil)
    return Finding(
      rule: chance(2) ? "image-unpinned" : "params-name",
      severity: Severity.allCases.randomElement(using: &self) ?? .error,
      unit: .init(path: paths.randomElement(using: &self) ?? .top, kind: .pipeline), message: text(),
      label: chance(2) ? text() : nil,
      location: location(), notes: chance(2) ? [text()] : [], help: chance(2) ? text() : nil,
      related: (0..<Int.random(in: 0...3, using: &self)).map { _ in .init(text(), at: location()) },
      suppression: chance(4) ? suppression : nil, fingerprint: "0123456789abcdef0123456789abcdef")
  }

  private mutating func location() -> Location {
    if chance(4) { return Location(path: Path(bytes(upTo: 20))) }
    let origin: SourceFile.Origin = chance(2) ? .staged : .commit(text())
    let file = SourceFile(path: Path(bytes(upTo: 20)), origin: origin, bytes: bytes(upTo: 400))
    // A rule's mistake, such as a place after the end of the file, must not end the run.
    let start = Int.random(in: 0...(file.bytes.count + 3), using: &self)
    return Location(file, SourceSpan(start, start + Int.random(in: 0...60, using: &self)), pointer: text())
  }

  private mutating func text() -> String {
    String(decoding: bytes(upTo: 40), as: UTF8.self)
  }

  private mutating func bytes(upTo count: Int) -> [UInt8] {
    let pieces = [
      "\u{1B}[2J", "\u{0}", "\r\n", "\n", "\t", "]]>", "<![CDATA[", "&amp;", "\"", "'", "\\", "</failure>", "\u{FFFE}",
      "\u{FFFF}", "\u{9B}31m", "\u{202E}", "\u{2028}", "\u{85}", "\u{7F}", "e\u{301}", "訓", "🚂", "\u{FEFF}", " ", "a",
      "<script>", "[x](https://e.example)", "{0}", "`", "```", "%0A", ",", ":",
      ".", "##vso[task.setvariable variable=x]", "##[", "::error::", "\n::add-mask::", "##", "[",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...count, using: &self) {
      if chance(3) {
        bytes.append(UInt8.random(in: 0...255, using: &self))
      } else {
        bytes += Array((pieces.randomElement(using: &self) ?? "").utf8)
      }
    }
    return bytes
  }

  private mutating func chance(_ sides: Int) -> Bool {
    Int.random(in: 0..<sides, using: &self) == 0
  }
}
