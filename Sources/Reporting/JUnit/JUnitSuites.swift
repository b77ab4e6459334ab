import Diagnostics

/// Turns an outcome into suites of tests.
///
/// A test is red if and only if the exit status is: a finding that counts fails it, a unit that could not be read is an
/// error. A warning that does not count makes its test a skipped one, since that is what GitLab and Jenkins show the text
/// of; an info is told in the suite's output. What cannot fail has no test that passes: it would only hide the others.
struct JUnitSuites {
  /// How many tests are near what GitLab reads: it gives up above 250,000 parsed objects, of which a test takes about four.
  static let manyCases = 50_000
  /// The name of the test that says whether a unit could be read.
  ///
  /// Every unit has it, readable or not, so that its history has no gaps and no suite is empty.
  static let readableCase = "readable"

  private let outcome: Outcome
  private let options: ReportOptions

  /// The suites of an outcome.
  init(_ outcome: Outcome, _ options: ReportOptions) {
    self.outcome = outcome
    self.options = options
  }

  /// Calls `body` with each suite, in the order of the units' paths; never with none.
  ///
  /// A suite is made when it is written: a test for each rule of ten thousand pipelines is a million of them.
  func forEachSuite(_ body: (JUnitSuite) -> Void) {
    var text = JUnitText(options)
    var classnames: Set<String> = []
    JUnitUnit.forEachUnit(of: outcome) { unit in
      let groups = JUnitGroup.all(of: unit, options.junitGranularity, options.rules)
      var cases: [JUnitCase] = []
      if options.junitGranularity != .unit {
        cases.append(JUnitCase(name: Self.readableCase, result: Self.unreadable(unit, []) ?? .passed))
      }
      for group in groups {
        if let result = Self.result(of: group, in: unit, outcome, options, &text) {
          let findings = group.findings.sorted { outcome.counts($0) && !outcome.counts($1) }
          cases.append(JUnitCase(name: group.name, result: result, place: text.place(of: findings)))
        }
      }
      let infos = unit.rules.flatMap { $0.remarks(outcome, below: .warning) }.map { text.entry($0) }
      let classname = Self.classname(of: unit, besides: &classnames)
      body(JUnitSuite(name: unit.name, classname: classname, cases: cases, output: JUnitText.list(infos)))
    }
    if !classnames.isEmpty { return }
    // Jenkins, CircleCI and Bamboo refuse a report without a test.
    let nothing = JUnitCase(name: "nothing to check", result: .passed)
    body(JUnitSuite(name: "repository", classname: "kfplint.repository", cases: [nothing], output: ""))
  }

  /// What came out of a group of rules; `nil` if it has nothing to say and cannot fail.
  private static func result(
    of group: JUnitGroup, in unit: JUnitUnit, _ outcome: Outcome, _ options: ReportOptions, _ text: inout JUnitText
  ) -> JUnitCase.Result? {
    let counting = group.findings.filter { outcome.counts($0) }
    if options.junitGranularity == .unit, let error = unreadable(unit, counting.map { text.entry($0) }) { return error }
    if !counting.isEmpty { return .failed(text.problem(counting, type: group.name)) }

    let warnings = group.rules.flatMap { $0.remarks(outcome, from: .warning) }
    let able = group.rules.filter { $0.canFail(outcome) }
    // What passed on a part of a unit is not known to pass on the whole.
    let obstacles = able.map { $0.obstacle ?? unit.problem.map { _ in "the unit could not be read" } }
    if let obstacle = obstacles.first, let obstacle, !obstacles.contains(where: { $0 == nil }), warnings.isEmpty {
      return .skipped(reason: "not run: \(visible(obstacle))")
    }
    if !warnings.isEmpty {
      let reason = "does not decide about success:\n" + JUnitText.list(warnings.map { text.entry($0) })
      return .skipped(reason: reason)
    }
    let suppressed = group.findings.filter { $0.suppression != nil }
    if !suppressed.isEmpty, suppressed.count == group.findings.count {
      return .skipped(reason: text.reasons(suppressed))
    }
    return able.isEmpty ? nil : .passed
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
