import Diagnostics
import Foundation
import Reporting
import TestSupport
import Testing

/// What reports say of fixes, and the diff of them.
@Suite("Reports about fixes")
struct FixReportTests {
  private static let workflow = SourceFile(
    "a/workflow.yaml", .workTree,
    "spec:\n  templates:\n  - name: größe\n    container:\n      imgae: x\n")

  private static func outcome(_ edits: [Fix.Edit], _ safety: Fix.Safety = .unsafe) -> Outcome {
    var finding = finding(
      "field-unknown", at: workflow.location(of: "imgae"), "Argo has no field \"imgae\"", unit: "a")
    finding.fix = Fix(safety, "write image for imgae", edits)
    return Outcome.of([.checked("a")], [finding])
  }

  private static var replacement: Fix.Edit {
    let place = workflow.location(of: "imgae").place
    return .replace(workflow, place?.span ?? SourceSpan(0, 0), with: Array("image".utf8))
  }

  @Test("Text names the command, and counts what it can do")
  func text() {
    let text = ReportFormat.text.report(Self.outcome([Self.replacement])).text
    #expect(text.contains("= fix: write image for imgae (kfplint lint --fix --unsafe)\n"))
    #expect(text.hasSuffix("error: 1 error in 1 pipeline; 1 fixable with --fix --unsafe\n"))
    let safe = ReportFormat.text.report(Self.outcome([.delete("a/params/.DS_Store")], .safe)).text
    #expect(safe.contains("= fix: write image for imgae (kfplint lint --fix)\n"))
    #expect(safe.hasSuffix("; 1 fixable with --fix\n"))
  }

  @Test("JSON, SARIF and rdjson have the edits, each with its own columns")
  func machines() throws {
    let outcome = Self.outcome([Self.replacement])
    let json = ReportFormat.json.report(outcome).text
    #expect(json.contains(#""fix": {"#) && json.contains(#""safety": "unsafe""#) && json.contains(#""text": "image""#))
    let sarif = ReportFormat.sarif.report(outcome).text
    #expect(sarif.contains(#""insertedContent": {"text": "image"}"#))
    let schemas = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Schemas")
    let schema = try PublishedSchema(contentsOf: schemas.appending(path: "sarif-schema-2.1.0.json"))
    #expect(schema.complaints(about: try JSONSerialization.jsonObject(with: Data(sarif.utf8))).isEmpty)
    let rdjson = ReportFormat.rdjson.report(outcome).text
    #expect(rdjson.contains(#""suggestions""#) && rdjson.contains(#""text": "image""#))
  }

  @Test("A file that moves is in JSON only")
  func moves() {
    let outcome = Self.outcome([.rename("a/params/x", to: "a/params/y")])
    #expect(ReportFormat.json.report(outcome).text.contains(#"{"path": "a/params/x", "newPath": "a/params/y"}"#))
    #expect(!ReportFormat.sarif.report(outcome).text.contains("fixes"))
    #expect(!ReportFormat.rdjson.report(outcome).text.contains("suggestions"))
  }

  private func diff(_ before: String, _ after: String?, to newPath: Path? = nil, path: Path = "a/f") -> String {
    let file = SourceFile(path, .workTree, before)
    let target = after == nil ? nil : newPath ?? path
    let change = FileChange(of: file, movingTo: target, writing: Array((after ?? before).utf8))
    return DiffReport.text(of: [change], in: Outcome.of([.checked("a")]), options: ReportOptions())
  }

  @Test("The diff is what git would write")
  func diff() {
    #expect(
      diff("x\n", "x")
        == "diff --git a/a/f b/a/f\n--- a/a/f\n+++ b/a/f\n@@ -1 +1 @@\n-x\n+x\n\\ No newline at end of file\n")
    #expect(
      diff("x\n", "x\n", to: "a/g") == "diff --git a/a/f b/a/g\nrename from a/f\nrename to a/g\n")
    #expect(diff("x\n", nil) == "diff --git a/a/f b/a/f\ndeleted file mode 100644\n")
    #expect(diff("x\n", nil, path: "a/\u{1B}é").hasPrefix(#"diff --git "a/a/\033\303\251" "b/"#))
    let lines = (1...20).map { "\($0)\n" }
    var changed = lines
    changed[1] = "two\n"
    changed[8] = "nine\n"
    changed[17] = "eighteen\r\n"
    let text = diff(lines.joined(), changed.joined())
    #expect(
      text.hasSuffix(
        "@@ -1,12 +1,12 @@\n 1\n-2\n+two\n 3\n 4\n 5\n 6\n 7\n 8\n-9\n+nine\n 10\n 11\n 12\n"
          + "@@ -15,6 +15,6 @@\n 15\n 16\n 17\n-18\n+eighteen\r\n 19\n 20\n"))
  }

  @Test("The diff shows no secret and steers no terminal")
  func secrets() {
    let secret = "hunter-of-horses"
    let file = SourceFile("a/params/password", .workTree, secret + "\n")
    let finding = finding(
      "secret-in-plain-text", at: file.location(of: secret).asSecret, "it is a password", unit: "a")
    let change = FileChange(of: file, movingTo: file.path, writing: Array(secret.utf8))
    let text = DiffReport.text(
      of: [change], in: Outcome.of([.checked("a")], [finding]), options: ReportOptions())
    #expect(!text.contains("hunter") && text.contains("-****"))
    let token = "ghp_" + String(repeating: "a1B2", count: 9)
    #expect(!diff("token: \(token)\na\n", "token: \(token)\nb\n").contains(token))
    #expect(!diff("\u{1B}[2J\na\n", "\u{1B}[2J\nb\n").contains("\u{1B}"))
  }

  @Test("A fix that would write a secret is not shown")
  func secretFix() {
    let token = "ghp_x7Kp2QmZr9TvLw4NsYb8HcJd3FgUaE6WoViR"
    let place = Self.workflow.location(of: "imgae").place
    let outcome = Self.outcome([.replace(Self.workflow, place?.span ?? SourceSpan(0, 0), with: Array(token.utf8))])
    #expect(!ReportFormat.json.report(outcome).text.contains("\"fix\""))
  }
}
