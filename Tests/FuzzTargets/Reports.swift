import Diagnostics
import Foundation
import FoundationXML
import Reporting

extension FuzzTarget {
  /// Every report, of findings whose words and places are what anybody may have written.
  static let reports = [
    FuzzTarget(
      "reports", limit: 1024,
      [
        "a: b\nc: \u{E9}\u{1F600}\n\0\u{3}\u{2}say <b>\"hi\"</b> & ]]>\0\u{1}\u{9}\u{1B}[31m ::error::\u{0}\0\u{2}\u{1}`a` | b \\u{41}",
        "\u{FEFF}\r\n\t\u{85}\u{2028}\0\u{0}\u{FF}\u{202E}abc", "password: hunter2hunter2\n\0\u{0}\u{20}##vso[a]b",
      ]
    ) { input in
      let outcome = outcome(of: input)
      for format in ReportFormat.allCases {
        let report = format.report(outcome).text
        try require(report == format.report(outcome).text, "\(format) is another one each time")
        try require(report.isEmpty || report.last == "\n", "\(format) does not end with a line feed")
        try check(report, as: format)
      }
    }
  ]

  /// The report is what its readers take it for.
  private static func check(_ report: String, as format: ReportFormat) throws(BrokenInvariant) {
    switch format {
    case .json, .sarif, .gitlab:
      let object = try? JSONSerialization.jsonObject(with: Data(report.utf8))
      try require(object != nil, "\(format) is not JSON")
    case .rdjson:
      for line in report.split(separator: "\n") where line.first == "{" && line.last == "}" {
        try require(
          (try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil, "a line of \(format) is not JSON")
      }
    case .junit, .checkstyle:
      let parser = XMLParser(data: Data(report.utf8))
      try require(parser.parse(), "\(format) is not XML: \(parser.parserError.map(String.init(describing:)) ?? "")")
    case .text, .concise, .markdown, .github, .html:
      // No character but a line feed steers a terminal.
      let steering = report.unicodeScalars.first {
        $0.value < 0x20 && $0 != "\n" && $0 != "\t" || (0x7F..<0xA0).contains($0.value)
      }
      try require(steering == nil, "\(format) holds U+\(String(steering?.value ?? 0, radix: 16))")
    }
  }

  /// Findings in a file: the first part of the input, then for each a place and words.
  private static func outcome(of input: [UInt8]) -> Outcome {
    let parts = input.split(separator: 0, omittingEmptySubsequences: false)
    let file = SourceFile(path: "team/workflow.yaml", origin: .workTree, bytes: Array(parts.first ?? []))
    let unit = UnitID(path: "team", kind: .pipeline)
    let findings = parts.dropFirst().prefix(4).map { part in
      let numbers = part.prefix(2).map { Int($0) } + [0, 0]
      let start = numbers[0] % (file.bytes.count + 1)
      let words = String(decoding: part.dropFirst(2), as: UTF8.self)
      let location = Location(file, SourceSpan(start, min(file.bytes.count, start + numbers[1])), pointer: "/" + words)
      return Finding(
        rule: "params-missing", severity: numbers[1] % 2 == 0 ? .error : .warning, unit: unit,
        message: words.isEmpty ? "nothing" : words, label: words, location: location, notes: [words], help: words,
        related: [.init(words, at: Location(path: Path(part.dropFirst(2))))],
        fingerprint: String(repeating: "0", count: 32))
    }
    return Outcome(
      version: "1.0.0", source: .init(kind: .workTree),
      units: [.init(unit, status: .checked, rules: [.init("params-missing", severity: .error)])], knownUnits: 1,
      findings: findings.sorted(by: Finding.isInReportOrder), threshold: .error)
  }
}
