import Diagnostics

/// Writes for dashboards: a suite per unit, a test per unit and rule, with names that stay the same between runs.
///
/// The document is valid at once against the schemas of Ant (Windy Road), of Jenkins' xUnit plugin (`junit-10.xsd`) and
/// of its predecessor (`jenkins-junit.xsd`). They agree on a bare `testsuites`, on these attributes of a suite, on
/// `properties` first and both outputs last, on one result per test, and on the reason of `skipped` as text.
struct JUnitReporter: Reporter {
  let options: ReportOptions

  func report(_ outcome: Outcome) -> FormattedReport {
    let timestamp = outcome.source.timestamp ?? options.sourceDateEpochTimestamp ?? "1970-01-01T00:00:00"
    var xml = XMLWriter()
    var (suites, tests) = (0, 0)
    xml.element("testsuites") { xml in
      JUnitSuites(outcome, options).forEachSuite { suite in
        write(suite, id: suites, timestamp: timestamp, outcome, to: &xml)
        suites += 1
        tests += suite.cases.count
      }
    }
    let notes =
      tests > JUnitSuites.manyCases
      ? [
        "junit: \(tests) tests are near or beyond what GitLab reads, which is about 60,000; "
          + "--junit-granularity \(options.junitGranularity == .rule ? "category" : "unit") makes fewer"
      ] : []
    return FormattedReport(xml.text, notes: notes)
  }

  private func write(_ suite: JUnitSuite, id: Int, timestamp: String, _ outcome: Outcome, to xml: inout XMLWriter) {
    let attributes: [XMLWriter.Attribute] = [
      ("name", suite.name), ("package", "kfplint"), ("id", "\(id)"),
      ("tests", "\(suite.cases.count)"), ("failures", "\(suite.count(of: .failure))"),
      ("errors", "\(suite.count(of: .error))"), ("skipped", "\(suite.count(of: .skipped))"),
      ("time", "0.000"), ("timestamp", timestamp), ("hostname", "localhost"),
    ]
    xml.element("testsuite", attributes) { xml in
      xml.element("properties") { xml in
        xml.element("property", [("name", "kfplint.version"), ("value", outcome.version)])
        xml.element("property", [("name", "kfplint.source"), ("value", outcome.source.kind.rawValue)])
      }
      for test in suite.cases { write(test, suite.classname, to: &xml) }
      // Ant's schema has no output inside a test, so that what passes with a remark says it here.
      xml.element("system-out", text: suite.output)
      xml.element("system-err")
    }
  }

  private func write(_ test: JUnitCase, _ classname: String, to xml: inout XMLWriter) {
    var attributes: [XMLWriter.Attribute] = [("name", test.name), ("classname", classname), ("time", "0.000")]
    if options.junitExtended, let place = test.place {
      attributes.append(("file", place.file))
      if let line = place.line { attributes.append(("line", "\(line)")) }
    }
    switch test.result {
    case .passed:
      xml.element("testcase", attributes)
    case .skipped(let reason):
      xml.element("testcase", attributes) { $0.element("skipped", text: reason) }
    case .failed(let problem):
      xml.element("testcase", attributes) { write("failure", problem, to: &$0) }
    case .errored(let problem):
      xml.element("testcase", attributes) { write("error", problem, to: &$0) }
    }
  }

  private func write(_ element: String, _ problem: JUnitCase.Problem, to xml: inout XMLWriter) {
    xml.element(element, [("message", problem.message), ("type", problem.type)], text: problem.text)
  }
}
