import Diagnostics
import Pipelines
import Testing

/// What CPython 3.11 said to each text: the rows come from running `int`, `float`, `strtobool` and `json.loads`.
@Suite struct PythonLiteralTests {
  @Test(arguments: [
    "5", " 5", "5\u{A}", "\u{9}5\u{D}\u{A}", "+5", "-5", "007", "1_000", "\u{665}", "\u{661}\u{662}",
    "\u{A0}5\u{2003}", "\u{85}5", "\u{FF15}", "\u{B}5\u{C}", "0", "-0", "1\u{661}", "1_\u{661}",
  ])
  func acceptsIntegerAsPython(_ text: String) {
    #expect(ParameterType.integer.accepts(ByteString(text)))
  }

  @Test(arguments: [
    "\u{1C}5", "\u{1C}\u{665}", "5.0", "1e3", "0x10", "0b1", "0o7", "", "None", "true", "+", "-", "--5", "+ 5",
    "1__0", "_1", "1_", "1 000", "1,000", "\u{BD}", "\u{B2}", "\u{200B}5", "\u{FEFF}5", "+-5",
  ])
  func refusesIntegerAsPython(_ text: String) {
    #expect(!ParameterType.integer.accepts(ByteString(text)))
  }

  @Test(arguments: [
    "5", " 5", "5\u{A}", "\u{9}5\u{D}\u{A}", "+5", "-5", "007", "1_000", "\u{665}", "\u{661}\u{662}",
    "\u{A0}5\u{2003}", "\u{85}5", "5.0", "1e3", "\u{FF15}", "\u{B}5\u{C}", "0", "-0", "1\u{661}", "1_\u{661}", ".5",
    "5.", "1e400", "nan", "NaN", "inf", "-Infinity", "+INFINITY", "1_000.0", "1e1_0", "-.5", "+.5e-3", "1e+5",
    "\u{661}.\u{665}", "-nan", "1e-05", "9223372036854775808", "\u{A}0.5\u{A}",
  ])
  func acceptsFloatAsPython(_ text: String) {
    #expect(ParameterType.float.accepts(ByteString(text)))
  }

  @Test(arguments: [
    "\u{1C}5", "\u{1C}\u{665}", "0x10", "0b1", "0o7", "", "None", "true", "+", "-", "--5", "+ 5", "1__0", "_1", "1_",
    "1 000", "1,000", "\u{BD}", "\u{B2}", "\u{200B}5", "\u{FEFF}5", "+-5", "infin", "1_.0", "1._0", "1e_1", "1e",
    "e5", ".", "1e5.0", "1.2.3", "1,5", "0x1p3", "1f", "nan(1)", "1\u{66B}5", "in_f", "1 .5", ".e1", "_.5",
  ])
  func refusesFloatAsPython(_ text: String) {
    #expect(!ParameterType.float.accepts(ByteString(text)))
  }

  @Test(arguments: [
    "True", "true", "TRUE", "y", "Yes", "t", "on", "1", "n", "no", "f", "false", "off", "0", "oN",
  ])
  func acceptsBooleanAsPython(_ text: String) {
    #expect(ParameterType.boolean.accepts(ByteString(text)))
  }

  @Test(arguments: [
    "True\u{A}", " True", "True ", "\u{D}\u{A}True", "", "2", "None", "null", "ja", "tru", "1.0", "01",
    "\u{FF54}rue",
  ])
  func refusesBooleanAsPython(_ text: String) {
    #expect(!ParameterType.boolean.accepts(ByteString(text)))
  }

  @Test(arguments: [
    "5", "null", "true", "false", "-0", "0.5", "1e5", "1E+5", "-1.5e-3", "\"a\"", " {\"a\": [1, 2]} \u{A}",
    "\u{9}\u{D}\u{A}1", "NaN", "Infinity", "-Infinity", "{\"a\": 1, \"a\": 2}", "[]", "{}", "[[]]", "\"\\u00e9\"",
    "\"\\ud800\"", "\"\u{2028}\"", "\"\u{7F}\"", "[NaN,-Infinity]", "\"\\/\\b\\f\\n\\r\\t\\\\\\\"\"",
    String(repeating: "1", count: 400),
  ])
  func acceptsJSONAsPython(_ text: String) {
    #expect(ParameterType.json.accepts(ByteString(text)))
  }

  @Test(arguments: [
    "{'a': 1}", "[1,]", "{\"a\": 1,}", "None", "True", "\u{FEFF}1", "", "  ", "nan", "infinity", "+1", "-NaN", "-",
    "01", "1.", ".5", "1e", "1e+", "\"a", "\"a\u{A}b\"", "\"a\u{9}b\"", "\"\\x41\"", "\"\\u12\"", "\"\\u12g4\"",
    "[1 2]", "[1", "{\"a\"}", "{\"a\":}", "{1: 2}", "{a: 1}", "[1]]", "1 2", "\u{B}1", "\u{A0}1", "// c\u{A}1", "]",
    "}", "{,}", "[,]", "tru", "nulll", "\"\\u+123\"", "-Infinit", "[1,,2]", "{\"a\":1 \"b\":2}", "{\"a\" 1}",
    "\"\\\"", "\u{C}1", "Infinity1", "-01", "0x10", "1_000", "\"\\u 123\"",
  ])
  func refusesJSONAsPython(_ text: String) {
    #expect(!ParameterType.json.accepts(ByteString(text)))
  }

  @Test func acceptsNestingUpToTheRecursionLimitOfPython() {
    func lists(_ depth: Int) -> ByteString {
      ByteString(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
    }
    #expect(ParameterType.json.accepts(lists(995)))
    #expect(!ParameterType.json.accepts(lists(996)))
  }

  @Test func takesAnyTextForAString() {
    for text in ["", "\n", "{", "\u{FEFF}"] as [ByteString] {
      #expect(ParameterType.string.accepts(text))
    }
  }
}
