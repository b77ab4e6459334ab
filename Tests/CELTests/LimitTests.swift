import CEL
import Testing

/// Input that is made to take long, or much.
@Suite("Limits of an expression")
struct LimitTests {
  private func outcome(of source: String) -> String {
    do throws(CELFault) {
      let program = try CELProgram(source.utf8, in: CELEnvironment())
      do throws(CELFailure) {
        return "\(try program.evaluate())"
      } catch {
        return error.message
      }
    } catch {
      return error.message
    }
  }

  private static let tooLong = "the evaluation takes more steps than an expression may take"

  @Test(
    "end what would take too long",
    arguments: [
      "lists.range(1000).all(a, lists.range(1000).all(b, lists.range(1000).all(c, true)))",
      "lists.range(100000000).size() > 0",
      "lists.range(100000).distinct().size() > 0",
      "'a'.replace('', 'xxxxxxxxxxxxxxxx').size() > 0 && [1].all(x, lists.range(1000000000) == [])",
    ])
  func steps(source: String) {
    #expect(outcome(of: source) == Self.tooLong)
  }

  @Test(
    "end what doubles at each step",
    arguments: [
      ("'abcdefgh'", "$ + $"), ("'abcdefgh'", "$.replace('', $)"), ("'abcdefgh'", "'%s%s'.format([$, $])"),
      ("['a']", "[$, $]"), ("['a']", "$ + $"), ("['a']", "$ + $.map(x, $).flatten()"), ("'a'", "[$, $].join($)"),
    ])
  func doubling(first: String, step: String) {
    let count = 60
    let bindings = (0..<count).map { "cel.bind(s\($0 + 1), dyn(\(step.replacing("$", with: "s\($0)"))), " }.joined()
    let source = "cel.bind(s0, dyn(\(first)), \(bindings)s\(count) == s\(count))" + String(repeating: ")", count: count)
    #expect(outcome(of: source) == Self.tooLong)
  }

  @Test(
    "refuse expressions that are too deep, or too long",
    arguments: [
      String(repeating: "(", count: 40_000) + "1" + String(repeating: ")", count: 40_000),
      String(repeating: "[", count: 90_000), String(repeating: "-(", count: 30_000),
      String(repeating: "{1:", count: 30_000),
      "1" + String(repeating: "+1", count: 40_000), "a" + String(repeating: ".b", count: 40_000),
      "a" + String(repeating: "[0]", count: 30_000), String(repeating: "true ? 1 : ", count: 9000) + "1",
      String(repeating: "a.map(x, ", count: 9000),
    ])
  func depth(source: String) {
    #expect(outcome(of: source) == "expressions lie in one another more than 250 deep")
  }

  @Test("refuse a megabyte")
  func length() {
    let megabyte = "[" + String(repeating: "1,", count: 500_000) + "]"
    #expect(outcome(of: megabyte) == "the expression has 1000002 bytes, and at most 100000 are possible")
    #expect(outcome(of: "size([" + String(repeating: "1,", count: 49_000) + "])") == "int(49000)")
    #expect(outcome(of: String(repeating: "!", count: 90_000) + "true") == "bool(true)")
    #expect(outcome(of: String(repeating: "true && ", count: 12_000) + "true") == "bool(true)")
  }

  @Test("are not dropped by operators that drop failures")
  func final() {
    #expect(outcome(of: "lists.range(100000000).size() > 0 || true") == Self.tooLong)
    #expect(outcome(of: "[1].exists(x, lists.range(100000000).size() > 0) || true") == Self.tooLong)
    #expect(outcome(of: "1 / 0 > 0 || true") == "bool(true)")
  }
}
