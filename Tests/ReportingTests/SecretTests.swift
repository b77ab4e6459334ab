import Diagnostics
import Reporting
import Testing

/// A place that holds a secret, and every way in which a report could show it.
@Suite("Reports that must not show a secret")
struct SecretTests {
  private static let secret = "q9Zr-Vkü7€Lw🔑3TnX"
  private static let key = ["-----BEGIN PRIVATE KEY-----", "MIIEvQIBADANBgkqhkiG9w0BAQEF", "AASCBKcwggSjAgEAAoIBAQC7"]

  private static let workflow = SourceFile(
    "a/workflow.yaml", .staged,
    """
    arguments: {name: token, value: \(secret)} # the only one
    annotation: '{"default": "\(secret)"}'
    key: |
      \(key.joined(separator: "\n  "))
    copy: "\(key.joined(separator: #"\n"#))"
    image: train:latest

    """)
  private static let parameter = SourceFile("a/params/token", .staged, secret + "\n")

  private static let outcome = Outcome.of(
    [.checked("a")],
    [
      finding(
        "secret-in-plain-text", at: workflow.location(of: secret).asSecret, "the value of \(secret) is a token",
        unit: "a", label: "see \(secret)", help: "revoke \(secret)"),
      finding(
        "secret-in-plain-text", at: workflow.location(of: key.joined(separator: "\n  ")).asSecret, "a private key",
        unit: "a", suppression: .init(by: .comment, reason: "later")),
      // Rules that know nothing of secrets point at the same lines, and quote what they find there.
      finding("params-unused", at: workflow.location(of: "arguments"), "nothing reads it", unit: "a"),
      finding("params-spec-mismatch", at: workflow.location(of: "annotation"), "it was \(secret)", unit: "a"),
      finding("yaml-syntax", at: workflow.location(of: key[1]), "a line of it", unit: "a"),
      finding("yaml-syntax", at: workflow.location(of: "copy"), "\"\(key[1].prefix(40))…\"", unit: "a"),
      finding(
        "params-type", at: parameter.location(0, 4), "no Integer", unit: "a",
        related: [.init("was \(secret)", at: workflow.location(of: "value"))]),
    ])

  @Test("No format shows any of it, with every option", arguments: ReportFormat.allCases)
  func nothing(_ format: ReportFormat) {
    for options in [
      ReportOptions(), ReportOptions(color: true), ReportOptions(folding: false), ReportOptions(junitExtended: true),
    ] {
      let report = format.report(Self.outcome, options: options).text
      for part in [Self.secret, "q9Zr", "7€Lw", "3TnX", "MIIEvQ", "AASCBKcw"] {
        #expect(!report.contains(part))
      }
    }
  }

  @Test("The text report shows the line, with something else in its place")
  func mask() {
    let report = ReportFormat.text.report(Self.outcome).text
    #expect(report.contains("value: *******·*•**\u{1F512}****} # the only one\n"))
    #expect(report.contains("error[secret-in-plain-text]: the value of *** is a token\n"))
    #expect(report.contains("image: train:latest") == false)
  }

  @Test("Places stay where they are", arguments: [ReportFormat.concise, .json, .sarif, .rdjson])
  func places(_ format: ReportFormat) {
    let plain = Outcome.of(
      [.checked("a")],
      [finding("secret-in-plain-text", at: Self.workflow.location(of: Self.secret), "a token", unit: "a")])
    let hidden = Outcome.of(
      [.checked("a")],
      [finding("secret-in-plain-text", at: Self.workflow.location(of: Self.secret).asSecret, "a token", unit: "a")])
    #expect(format.report(hidden).text == format.report(plain).text)
  }

  @Test("A finding keeps its refs and all else when a secret is hidden", arguments: [ReportFormat.text, .json, .junit])
  func refs(_ format: ReportFormat) {
    var pushed = finding(
      "params-unused", at: Self.workflow.location(of: "arguments"), "nothing reads it", unit: "a", label: "here",
      help: "delete it", related: [.init("the image", at: Self.workflow.location(of: "train"))])
    pushed.refs = ["refs/heads/one"]
    pushed.notes = ["a note"]
    let harmless = finding("yaml-syntax", at: Self.parameter.location(0, 4), "a token", unit: "a")
    var secret = harmless
    secret.location = harmless.location.asSecret
    // The secret is in another file, so that its report is the only one to change.
    let reports = [harmless, secret].map { format.report(Outcome.of([.checked("a")], [pushed, $0])).text }
    let lines = reports.map { $0.split(separator: "\n").filter { !$0.contains("q9Zr") && !$0.contains("***") } }
    #expect(reports[1].contains("refs/heads/one") || reports[1].contains("pushed to one"))
    #expect(lines[0] == lines[1])
  }

  @Test("A unit's secrets leave the words about other units alone, and our own words about itself")
  func words() {
    let file = SourceFile("b/params/u", .staged, "postgresql://u:parameter@h/a postgresql://u:training2024@h/a\n")
    let outcome = Outcome.of(
      [.checked("a"), .checked("b")],
      [
        finding("params-unused", at: Self.parameter.location(0, 1), "no parameter training2024", unit: "a"),
        finding("secret-in-plain-text", at: file.location(15, 24).asSecret, "parameter \"u\"", unit: "b"),
        finding("secret-in-plain-text", at: file.location(44, 56).asSecret, "of training2024", unit: "b"),
        finding("params-type", at: file.location(0, 1), "it is \"training2024\"", unit: "b"),
      ])
    let report = ReportFormat.concise.report(outcome).text
    #expect(report.contains("no parameter training2024\n"))
    #expect(report.contains("parameter \"u\"\n"))
    #expect(report.contains("of training2024\n"))
    #expect(report.contains("it is \"***\"\n"))
    #expect(ReportFormat.text.report(outcome).text.contains("postgresql://u:*********@h/a"))
  }

  @Test("What no rule has marked is hidden by the bytes of its file, and refs stay")
  func unmarked() {
    let token = "gh" + "p_Zk3vQ8wLr2Xn7TbY5mHd1JfCs9PaGu4EoRi6"
    let bytes = Array("a: [\nb: \(token) ".utf8) + [0xFF, 0x0A]
    let file = SourceFile(path: "a/workflow.yaml", origin: .staged, bytes: bytes)
    let found = finding("yaml-syntax", at: file.location(0, 1), "near \(token)", unit: "a").of(["main"])
    for format in ReportFormat.allCases {
      let report = format.report(.of([.checked("a")], [found])).text
      #expect(!report.contains("Zk3vQ8"))
      #expect(report.contains("main"))
    }
  }

  @Test("A short secret is hidden where it stands, and words that look like it are not")
  func shortSecret() {
    let file = SourceFile("a/params/pin", .staged, "pin: 4711\n")
    let outcome = Outcome.of(
      [.checked("a")], [finding("secret-in-plain-text", at: file.location(5, 9).asSecret, "4711 ways", unit: "a")])
    let report = ReportFormat.text.report(outcome).text
    #expect(report.contains("pin: ****\n"))
    #expect(report.contains("4711 ways"))
  }
}
