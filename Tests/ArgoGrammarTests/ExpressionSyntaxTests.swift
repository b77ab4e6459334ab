import Testing

@testable import ArgoGrammar

@Suite("Expressions of expr-lang")
struct ExpressionSyntaxTests {
  private func fault(_ text: String) -> GrammarFault? { ExpressionSyntax.fault(in: Array(text.utf8)) }

  @Test(
    "What some version parses is accepted",
    arguments: [
      "item", "inputs.parameters.x", "inputs.parameters['my-param']", "asInt(inputs.parameters.x) + 1",
      "sprig.trim(workflow.parameters.a)", "a == 'b' && !(c != \"d\")", "a ? b : c", "a ?: b", "a ?? b", "a?.b?.c",
      "a?.[0]",
      "not a", "a not in [1, 2]", "a in ['x']", "a matches '^x$'", "a not contains 'x'",
      "a startsWith 'x' or b endsWith 'y'",
      "map(xs, {# * 2})", "filter(xs, {.price > 100})", "all(xs, # > 1)", "reduce(xs, #acc + #, 0)", "len(xs)",
      "xs[1:2]", "xs[:2]", "xs[1:]", "xs[:]", "{a: 1, 'b': 2, (c): 3, 4: 5,}", "[1, 2,]", "{}", "[]", "1..3",
      "2 ** 3 ^ 2",
      "a | trim() | split(',')", "let x = 1; x + 1", "1_000 + 0xFF + 0b1 + 0o7 + .5 + 1.5e3", "a // a remark",
      "a /* b */ + c",
      "`raw\nstring`", "'it\\'s'", "\"\\u00e9\\n\\x41\"", "-1 + +2", "toJson(steps.a.outputs)", "a.in", "a.not.and()",
      "if a { b } else { c }", "a; b", "foo(a, b,)", "let + 1", "a ?.5 : 1", "1 < 2 < 3", "a?[b]:c", "b\"x\"",
      "::foo(1)",
    ])
  func accepted(_ text: String) {
    #expect(fault(text) == nil)
  }

  @Test(
    "What none parses is pointed at",
    arguments: [
      ("", 0..<0), ("a +", 3..<3), ("(a", 0..<1), ("a)", 1..<2), ("a b", 2..<3), ("'a", 0..<1), ("[1 2]", 3..<4),
      ("a.", 2..<2),
      ("f(a", 1..<2), ("a ? b", 5..<5), ("== a", 0..<2), ("a && ", 5..<5), ("{-}", 1..<2), ("[,]", 1..<2),
      (".a", 0..<1),
      ("a @ b", 2..<3), ("1x", 0..<2), ("'\\q'", 1..<3), ("f(a b)", 4..<5), ("a | b", 5..<5), ("a = b", 2..<3),
      ("xs[", 3..<3),
      ("# + 1", 0..<1), ("a /* b", 2..<4), ("99999999999999999999", 0..<20), ("()", 1..<2), ("{a}", 1..<2),
      ("0x", 0..<2),
      ("a..", 3..<3), ("\"a' ", 0..<1), ("a ||| b", 4..<5), ("[1, 2", 0..<1), ("f(,)", 2..<3), ("1e", 0..<2),
      ("a not b", 2..<5),
    ])
  func refused(_ text: String, _ place: Range<Int>) {
    #expect(fault(text)?.range == place, "\(fault(text)?.message ?? "accepted")")
  }

  @Test("A nesting that no person writes is left undecided")
  func deep() {
    #expect(fault(String(repeating: "(", count: 100_000)) == nil)
    #expect(
      ExpressionSyntax.judgement(of: Array(String(repeating: "(", count: 100_000).utf8)).unjudged
        == .tooDeep(limit: 100))
    #expect(fault(String(repeating: "!", count: 100_000)) == nil)
    #expect(fault(String(repeating: "(", count: 40) + "a" + String(repeating: ")", count: 40)) == nil)
    #expect(fault(String(repeating: "(", count: 40) + "a" + String(repeating: ")", count: 39))?.range == 0..<1)
  }

  @Test("A long chain is no nesting")
  func long() {
    #expect(fault("a" + String(repeating: " + a", count: 10_000)) == nil)
    #expect(fault("a" + String(repeating: ".a", count: 10_000)) == nil)
  }
}
