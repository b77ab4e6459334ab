import Foundation
import TestSupport
import Testing

@testable import ArgoGrammar

@Suite("When expressions")
struct WhenExpressionTests {
  /// The verdict with short names of tags, which count as filled in.
  private func verdict(_ text: String) -> WhenVerdict {
    WhenExpression(Array(text.utf8), isFilledIn: { _ in true }).verdict
  }

  private func fault(_ text: String) -> WhenFault? {
    if case .fault(let fault) = verdict(text) { fault } else { nil }
  }

  @Test(
    "Without tags the result is known",
    arguments: [
      ("", true), ("true", true), ("heads == heads", true), ("\"heads\" == \"tails\"", false),
      ("1 < 2 && 3 >= 3", true),
      ("!(a == b)", true), ("'a' in ('a', 'b')", true), ("1 + 2 * 3 == 7", true), ("10 - 2 - 3 == 5", true),
      ("false && (1 < a)", false), ("a =~ b || abc =~ \"bc\"", true), ("true ? false : true", false),
      ("1 + \"a\" == \"1a\"", true), ("[foo bar] == 'foo bar'", true), ("(a == a) b", true), ("0x1F == 31", true),
      ("'2020-01-02' > '2020-01-01'", true), ("2 ** 3 == 8 && 7 % 4 == 3 && 6 / 4 == 1.5", true), ("-1 < 0", true),
      ("1000000 * 1000000 + '' == '1e+12'", false),
    ])
  func value(_ text: String, _ expected: Bool) {
    #expect(verdict(text) == .value(expected))
  }

  @Test(
    "What Argo refuses is pointed at",
    arguments: [
      ("a = b", WhenFault.Step.syntax, 2..<3), ("a b == c", .syntax, 2..<3), ("a == ", .syntax, 2..<4),
      ("(a == b", .syntax, 0..<1), ("a == b)", .syntax, 6..<7), ("a == 'b", .syntax, 5..<6), ("== b", .syntax, 0..<2),
      ("a.b == c", .syntax, 0..<3), ("a == b and c == d", .syntax, 7..<10), ("   ", .syntax, 0..<3),
      ("a == [b", .syntax, 5..<6),
      ("1 < a", .evaluation, 2..<3), ("a && true", .evaluation, 2..<4), ("x-y == z", .evaluation, 1..<2),
      ("heads", .result, 0..<5), ("1 + 1", .result, 0..<5), ("a == b\\", .syntax, 6..<7), ("!foo", .syntax, 1..<4),
    ])
  func refused(_ text: String, _ step: WhenFault.Step, _ place: Range<Int>) {
    #expect(fault(text)?.step == step, "\(verdict(text))")
    #expect(fault(text)?.fault.range == place, "\(verdict(text))")
    #expect(fault(text)?.remedy == .impossible)
  }

  @Test(
    "What the values of tags decide is left open",
    arguments: [
      "{{x}}", "\"{{x}}\" == \"heads\"", "{{x}} == heads", "{{x}} > 5", "{{x}} {{y}}", "!({{x}})", "{{x}} 5",
      "{{x}}{{y}}",
      "'{{x}}' == 'a' && {{y}}", "a{{x}} == ab", "{{x}}", "\"{{x}}\" > 5", "{{=a}} == b", "[{{x}}] == 'a b'",
      "{{x}} =~ a", "{{a.{{x}}.b}} != c",
      "{{x}}= 5",
    ])
  func open(_ text: String) {
    #expect(verdict(text) == .open)
  }

  @Test(
    "One side that fails by itself fails whatever the tag is",
    arguments: [
      ("{{x}} == warm-but-wet", WhenFault.Step.evaluation, 13..<14),
      ("half-asleep != {{x}}", .evaluation, 4..<5),
      ("{{x}} == v1.2", .evaluation, 9..<13), ("not {{x}}", .syntax, 4..<9),
      ("{{x}} in (a-b, c)", .evaluation, 11..<12),
      ("{{x}} + 1", .result, 0..<9), ("a && {{x}}", .evaluation, 2..<4),
    ])
  func oneSide(_ text: String, _ step: WhenFault.Step, _ place: Range<Int>) {
    #expect(fault(text)?.step == step, "\(verdict(text))")
    #expect(fault(text)?.fault.range == place, "\(verdict(text))")
    #expect(fault(text)?.remedy == .byExpressionsOnly)
  }

  @Test(
    "A tag may be an operator, a list or a whole expression",
    arguments: [
      "5 {{op}} 3", "{{x}} {{op}} {{y}}", "{{condition}}", "{{condition}} && a == b", "{{x}} in {{list}}",
      "{{x}} == a-{{y}}",
      "{{x}}-1 == 2", "({{x}}) ? a == b : c == d", "{{x}} == 2024-01-31", "{{x}} == a+b",
    ])
  func tagsOfOtherKinds(_ text: String) { #expect(verdict(text) == .open) }

  @Test("The braces of what nothing fills in are a part of the expression")
  func unfilled() {
    func verdict(_ text: String) -> WhenVerdict { WhenExpression(Array(text.utf8)).verdict }
    func place(_ text: String) -> Range<Int>? {
      if case .fault(let fault) = verdict(text), fault.remedy == .impossible { fault.fault.range } else { nil }
    }
    #expect(place("{{x.y}} == {{true}}") == 0..<7)
    #expect(place("{{workflow.name}} == {{true}}") == 21..<29)
    #expect(verdict("'{{city}}' == 'Oslo'") == .value(false))
    #expect(verdict("{{input.parameters.x}} == 'Oslo'") == .open)
  }

  @Test("Numbers cannot be compared with texts")
  func numbers() {
    let text = Array("{{workflow.name}} > high".utf8)
    #expect(WhenExpression(text).verdict == .open)
    guard case .fault = WhenExpression(text, tags: .numbers).verdict else {
      Issue.record("a number was compared with a text")
      return
    }
  }

  @Test(
    "What no value of a tag mends is told from what a fragment mends",
    arguments: [
      ("{{x}} = 5", WhenFault.Remedy.impossible, 6..<7), ("a = {{x}}", .impossible, 2..<3),
      ("a b {{x}}", .impossible, 2..<3), ("== \"{{x}}\"", .impossible, 0..<2), ("{{x}} === 'a'", .impossible, 6..<9),
      ("(\"{{x}}\" == \"a\"", .byFragmentsOnly, 0..<1), ("\"{{x}}\" == \"a", .impossible, 11..<12),
      ("\"{{x}}\" == \"a\" &&", .impossible, 15..<17),
      ("\"{{x}}\" == \"a\" and \"{{y}}\" == \"b\"", .byFragmentsOnly, 15..<18),
      ("\"{{x}}\"", .byFragmentsOnly, 0..<7), ("\"{{x}}\" && true", .byFragmentsOnly, 8..<10),
      ("a 'b{{x}}'", .impossible, 2..<10), ("({{x}} == 5", .byFragmentsOnly, 0..<1),
    ])
  func remedy(_ text: String, _ remedy: WhenFault.Remedy, _ place: Range<Int>) {
    #expect(fault(text)?.remedy == remedy, "\(verdict(text))")
    #expect(fault(text)?.fault.range == place, "\(verdict(text))")
  }

  @Test(
    "Texts that look like times are numbers",
    arguments: [
      ("2020-01-01", 1_577_836_800), ("1970-01-01T00:00:01Z", 1), ("1970-01-01 00:01", 60),
      ("1970-01-01T01:00:00+01:00", 0), ("Thu Jan  1 00:00:05 1970", 5), ("Thu Jan 01 00:00:00 -0100 1970", 3600),
      ("2000-02-29 12:00:00.5", 951_825_600), ("Thu Jan 1 00:00:00 UTC 1970", 0), ("1970-01-01T02Z", 7200),
      ("12:00AM", -62_167_219_200), ("1:30PM", -62_167_170_600),
    ])
  func times(_ text: String, _ seconds: Int) {
    #expect(GoTime.seconds(in: text) == seconds)
  }

  @Test(
    "Other texts are not",
    arguments: ["2020-02-30", "2020-1-1", "12:30", "2020", "2020-01-01T", "2020-01-01 24:00", "v1.2", "13:00PM", ""])
  func noTimes(_ text: String) {
    #expect(GoTime.seconds(in: text) == nil)
  }

  @Test(
    "Numbers are printed as Go does",
    arguments: [
      (1.0, "1"), (0.5, "0.5"), (-2.25, "-2.25"), (1e20, "100000000000000000000"), (1e21, "1e+21"), (1e-5, "1e-05"),
      (0.0001, "0.0001"), (123_456_789.125, "123456789.125"), (0, "0"), (1.5e300, "1.5e+300"),
    ])
  func numbers(_ number: Double, _ text: String) {
    #expect(GoNumber.description(of: number) == text)
  }

  // The table was made by running govaluate as Argo does.
  @Test("The verdict on every expression of the table is govaluate's", .enabled(if: Corpus.isAvailable))
  func table() throws {
    for line in try Corpus.lines(of: "when-govaluate.jsonl") {
      let row = try JSONDecoder().decode([String].self, from: Data(line.utf8))
      let expected = row[1] == "panic" && row[0].hasSuffix("\\") ? "syntax" : row[1]
      let found =
        switch verdict(row[0]) {
        case .value(let value): value ? "true" : "false"
        case .open: "open"
        case .fault(let fault):
          switch fault.step {
          case .syntax: "syntax"
          case .evaluation: "evaluation"
          case .result: "not-boolean"
          }
        }
      #expect(found == expected, "\(row) \(verdict(row[0]))")
    }
  }
}
