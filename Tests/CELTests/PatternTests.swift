import CEL
import Testing

/// Regular expressions: what they mean, and that none takes long.
@Suite("Regular expressions")
struct PatternTests {
  private func value(_ source: String) -> String {
    do throws(CELFault) {
      let program = try CELProgram(source.utf8, in: CELEnvironment())
      do throws(CELFailure) {
        return "\(try program.evaluate())"
      } catch {
        return "failure: " + error.message
      }
    } catch {
      return "fault: " + error.message
    }
  }

  @Test(
    "match as RE2 does",
    arguments: [
      ("team-7", "^team-[0-9]+$", true), ("xteam-7", "^team-", false), ("a\nb", "a.b", false),
      ("a\nb", "(?s)a.b", true),
      ("x\ny", "^y$", false), ("x\ny", "(?m)^y$", true), ("HELLO", "(?i)hello", true), ("\u{212A}", "(?i)k", true),
      ("\u{17F}", "(?i)[s]", true), ("straße", "\\bstra", true), ("a_b", "a\\b", false), ("aXb", "a\\Bb", false),
      ("é", "^.$", true), ("é", "^\\pL$", true), ("5", "\\p{Nd}", true), ("5", "\\PN", false),
      ("_", "[[:word:]]", true),
      ("a.c", "^\\Qa.c\\E$", true), ("abc", "^\\Qa.c\\E$", false), ("]", "^[]]$", true), ("-", "^[a-]$", true),
      ("aaa", "^a{2}$", false), ("aa", "^a{2}$", true), ("aaaa", "^a{2,3}$", false), ("a{,2}", "^a{,2}$", true),
      ("", "^$", true), ("b", "^[^a]$", true), ("\t", "^\\t$", true), ("A", "^\\x41$", true),
      ("😀", "^\\x{1F600}$", true),
      ("ab", "(?:a|ab)$", true), ("x", "(?P<n>x)", true), ("\u{0}", "^\\000$", true), ("é", "[à-ý]", true),
    ])
  func matching(text: String, pattern: String, matches: Bool) {
    // The variable keeps the pattern from being read before anything runs.
    #expect(value("\(quoted(text)).matches(\(quoted(pattern)))") == "bool(\(matches))")
    #expect(value("[\(quoted(pattern))].all(p, \(quoted(text)).matches(p))") == "bool(\(matches))")
  }

  private func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.map {
        "\\U" + String(repeating: "0", count: 8 - String($0.value, radix: 16).count) + String($0.value, radix: 16)
      }
      .joined() + "\""
  }

  @Test(
    "are refused with a reason",
    arguments: [
      "(", ")", "[", "*", "a**", "(?=a)", "(?<!a)", "\\1", "[z-a]", "a{2000}", "((a{1000}){1000}){1000}", "\\p{Greek}",
      "(?P<a>x)(?P<a>y)", "\\", "[[:letters:]]", "(?x)a",
      String(repeating: "(", count: 5000),
    ])
  func refused(pattern: String) {
    let outcome = value("'a'.matches(\(quoted(pattern)))")
    #expect(outcome.hasPrefix("fault: "), "\(outcome)")
  }

  @Test(
    "take no more than linear time",
    arguments: ["(a+)+$", "(a|a)*b", "(a*)*b", "(.*)*x", "(a|aa)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(a?){30}a{30}$"])
  func catastrophic(pattern: String) {
    let text = String(repeating: "a", count: 3000) + "!"
    let start = ContinuousClock.now
    #expect(value("'\(text)'.matches('\(pattern)')") == "bool(false)")
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test("find, extract and replace")
  func finding() {
    #expect(value("'a1b22'.find('[0-9]+') == '1'") == "bool(true)")
    #expect(value("'a1b22'.findAll('[0-9]+') == ['1', '22']") == "bool(true)")
    #expect(value("'a1b22'.findAll('[0-9]*', 2) == ['', '1']") == "bool(true)")
    #expect(value("'aaa'.findAll('a*?') == ['', '', '', '']") == "bool(true)")
    #expect(value("regex.extract('team-7', 'team-([0-9]+)').orValue('') == '7'") == "bool(true)")
    #expect(value("regex.extract('x', 'team').hasValue()") == "bool(false)")
    #expect(value("regex.extractAll('a=1 b=2', '[a-z]=([0-9])') == ['1', '2']") == "bool(true)")
    #expect(value("regex.replace('a=1 b=2', '([a-z])=([0-9])', r'\\2:\\1') == '1:a 2:b'") == "bool(true)")
    #expect(value("regex.replace('aaa', 'a', 'b', 2) == 'bba'") == "bool(true)")
  }
}
