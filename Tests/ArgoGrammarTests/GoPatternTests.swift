import ArgoGrammar
import Testing

@Suite("Regular expressions of Go")
struct GoPatternTests {
  @Test(
    "What Go compiles is let pass",
    arguments: [
      "", "a", "^run-[0-9a-z]{5}$", "a*?b+?c??", "(a|b|)", "(?i)x", "(?P<name>a)", "(?:a)", "(?is-m:a)", "a{2}",
      "a{2,}",
      "a{2,3}", "a{,3}", "a{x", "{", "a{01}", "[]a]", "[^]a]", "[a-]", "[-a]", "[a-z0-9_.-]", "[[:alpha:]]", "[[:x]",
      "[\\d\\]]", "\\d\\D\\s\\S\\w\\W\\b\\B\\A\\z", "\\.\\*\\-\\/\\_", "\\Qa(b\\E", "\\Qa(b", "\\pL\\p{Greek}",
      "\\x41\\x{263A}",
      "\\012", "\\07", "^*", "$+", "a|xb", "größe", "[ä-ö]", "x{1000}", "(a)*", "a.b",
      "\\a\\f\\n\\r\\t\\v",
    ])
  func takes(_ pattern: String) {
    #expect(GoPattern.fault(in: pattern) == nil)
  }

  @Test(
    "What Go refuses is refused",
    arguments: [
      ("[", "a bracket is not closed"), ("[a", "a bracket is not closed"), ("[]", "a bracket is not closed"),
      ("(", "a parenthesis is not closed"), ("(a|(b)", "a parenthesis is not closed"),
      ("a)", "a parenthesis closes nothing"),
      ("*", "there is nothing before the operator that it could repeat"),
      ("a|+", "there is nothing before the operator that it could repeat"),
      ("(?i)*", "there is nothing before the operator that it could repeat"),
      ("a**", "an operator that repeats follows another one"), ("a*??", "an operator that repeats follows another one"),
      ("a{2}{3}", "an operator that repeats follows another one"),
      ("a{1001}", "the counts in braces are not possible"), ("a{3,2}", "the counts in braces are not possible"),
      ("\\", "nothing follows the backslash at the end"), ("\\1", "Go has no escape \"\\1\""),
      ("\\y", "Go has no escape \"\\y\""), ("\\x4", "Go has no escape \"\\x4\""),
      ("[\\e]", "Go has no escape \"\\e\""),
      ("[z-a]", "the range of characters runs backwards"), ("(?=a)", "Go has no group that starts with \"(?=\""),
      ("(?!a)", "Go has no group that starts with \"(?!\""), ("(?<=a)", "Go has no group that starts with \"(?<\""),
      ("\\p{Greek", "the brace of a class is not closed"),
      ("(?P<a-b>c)", "the name of a group consists of letters, digits and `_`"),
    ])
  func refuses(_ pattern: String, _ fault: String) {
    #expect(GoPattern.fault(in: pattern) == fault)
  }
}
