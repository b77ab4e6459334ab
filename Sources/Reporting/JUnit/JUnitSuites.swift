import Diagnostics

/// Turns an outcome into suites of tests.
///
/// A test is red if and only if the exit status is: a finding that counts fails it, a unit that could not be read is an
/// error. A finding below the threshold passes, and the suite's output tells it.
struct JUnitSuites {
  /// The most tests that are written one per rule.
  ///
  /// GitLab gives up above 250,000 parsed objects, of which a test takes several.
  static let mostCases = 20_000
  /// The name of a unit's only test when there would be more.
  static let foldedCase = "all-rules"
  /// The name of the test that says whether a unit could be read.
  ///
  /// Every unit has it, readable or not, so that its history has no gaps and no suite is empty.
  static let readableCase = "readable"

  /// The suites, in the order of the units' paths; never none.
  let list: [JUnitSuite]
  /// Whether each unit has one test for all rules.
  let isFolded: Bool

  /// Makes the suites of an outcome.
  init(_ outcome: Outcome) {
    let units = JUnitUnit.all(in: outcome)
    isFolded = units.reduce(0) { $0 + 1 + $1.rules.count } > Self.mostCases

    var text = JUnitText()
    var classnames: Set<String> = []
    var list: [JUnitSuite] = []
    for unit in units {
      let cases = isFolded ? [Self.foldedCase(of: unit, outcome, &text)] : Self.cases(of: unit, outcome, &text)
      let remarks = unit.rules.flatMap { $0.remarks(outcome) }.map { text.entry($0) }
      let classname = Self.classname(of: unit, besides: &classnames)
      list.append(JUnitSuite(name: unit.name, classname: classname, cases: cases, output: JUnitText.list(remarks)))
    }
    // Jenkins, CircleCI and Bamboo refuse a report without a test.
    let nothing = JUnitCase(name: "nothing to check", result: .passed)
    self.list =
      list.isEmpty
      ? [JUnitSuite(name: "repository", classname: "kfplint.repository", cases: [nothing], output: "")] : list
  }

  private static func cases(of unit: JUnitUnit, _ outcome: Outcome, _ text: inout JUnitText) -> [JUnitCase] {
    var cases = [JUnitCase(name: readableCase, result: unreadable(unit, []) ?? .passed)]
    for rule in unit.rules {
      let counting = rule.counting(outcome)
      let remarks = rule.remarks(outcome)
      let result: JUnitCase.Result
      if !counting.isEmpty {
        result = .failed(text.problem(counting, type: rule.id))
      } else if let obstacle = rule.obstacle ?? unit.problem.map({ _ in "the unit could not be read" }) {
        // What passed on a part of a unit is not known to pass on the whole.
        result = .skipped(reason: "not run: \(visible(obstacle))")
      } else if remarks.isEmpty, !rule.findings.isEmpty {
        result = .skipped(reason: text.reasons(rule.findings))
      } else {
        result = .passed
      }
      cases.append(JUnitCase(name: rule.id, result: result, place: text.place(of: counting + remarks)))
    }
    return cases
  }

  private static func foldedCase(of unit: JUnitUnit, _ outcome: Outcome, _ text: inout JUnitText) -> JUnitCase {
    let counting = unit.rules.flatMap { $0.counting(outcome) }
    let result: JUnitCase.Result
    if let error = unreadable(unit, counting.map { text.entry($0) }) {
      result = error
    } else {
      result = counting.isEmpty ? .passed : .failed(text.problem(counting, type: foldedCase))
    }
    return JUnitCase(name: foldedCase, result: result, place: text.place(of: counting))
  }

  private static func unreadable(_ unit: JUnitUnit, _ entries: [String]) -> JUnitCase.Result? {
    guard let problem = unit.problem else { return nil }
    let first = "\(unit.name): error: could not be read: \(problem)"
    return .errored(
      JUnitCase.Problem(
        message: JUnitText.capped(problem, JUnitText.longestMessage), type: "kfplint.unreadable",
        text: JUnitText.list([first] + entries)))
  }

  /// A class name that no other suite has, since GitLab drops tests whose class and name it has seen.
  ///
  /// Jenkins takes what follows the last dot as the class, so the unit must hold none. Units that become equal by that
  /// get a number, in the order of their paths.
  private static func classname(of unit: JUnitUnit, besides taken: inout Set<String>) -> String {
    var plain = "kfplint."
    for scalar in unit.name.unicodeScalars { plain.unicodeScalars.append(scalar == "." ? "_" : scalar) }
    var name = plain
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(plain)_\(number)"
      number += 1
    }
    return name
  }
}
