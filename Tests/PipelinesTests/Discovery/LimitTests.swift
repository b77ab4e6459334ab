import Diagnostics
import Pipelines
import Testing

/// Limits of time, and how often something is tried again.
@Suite struct LimitTests {
  @Test(arguments: [
    ("container: {}, activeDeadlineSeconds: 60", []), ("container: {}, activeDeadlineSeconds: '60'", []),
    ("container: {}, activeDeadlineSeconds: '{{x}}'", []),
    ("container: {}, activeDeadlineSeconds: '1{{x}}'", ["number"]),
    ("container: {}, activeDeadlineSeconds: 1h", ["number"]), ("container: {}, activeDeadlineSeconds: 0", ["positive"]),
    ("container: {}, activeDeadlineSeconds: -5", ["positive"]), ("container: {}, activeDeadlineSeconds: 1.0", []),
    ("container: {}, activeDeadlineSeconds: 1.5", []), ("container: {}, activeDeadlineSeconds: [60]", []),
    ("dag: {}, activeDeadlineSeconds: 60", ["misplaced"]), ("dag: {}, timeout: 1h", ["misplaced"]),
    ("container: {}, timeout: 1h", []), ("container: {}, timeout: '60'", ["duration"]),
    ("container: {}, timeout: '{{x}}s'", []), ("dag: {}, container: {}, timeout: 1h", []),
  ])
  func ofTimeAreSecondsOrDurations(_ template: String, _ problems: [String]) throws {
    let graph = try argoGraph(spec: "templates:\n- {name: a, \(template)}")
    #expect(graph.deadlines.compactMap(\.problem).map(\.shown) == problems)
  }

  @Test func ofTheWholeWorkflowLeaveSomeTime() throws {
    #expect(
      try argoGraph(spec: "activeDeadlineSeconds: 0").deadlines.compactMap(\.problem).map(\.shown) == ["positive"])
    #expect(try argoGraph(spec: "activeDeadlineSeconds: 9").deadlines.compactMap(\.problem).isEmpty)
  }

  @Test(arguments: [
    ("{limit: 3, retryPolicy: OnError, backoff: {duration: 30, factor: 2, maxDuration: 1h}}", []),
    ("{limit: '{{x}}', backoff: {duration: '{{x}}s'}}", []), ("{limit: [3], backoff: 5}", []),
    ("{limit: many}", ["limit number"]), ("{limit: '-1'}", ["limit negative"]), ("{limit: -1}", ["limit negative"]),
    ("{backoff: {factor: 2}}", ["backoff"]), ("{backoff: {durration: 2}}", []),
    ("{backoff: {duration: 5 min, factor: 1.5}}", ["backoff.duration duration"]),
    (
      "{backoff: {duration: 5m, factor: '1.5', maxDuration: -1h}}",
      ["backoff.factor number", "backoff.maxDuration negative"]
    ),
    ("{retryPolicy: always}", ["policy"]), ("{retryPolicy: ''}", []),
  ])
  func ofTriesAreNumbers(_ strategy: String, _ problems: [String]) throws {
    for spec in [
      "retryStrategy: \(strategy)", "templateDefaults: {retryStrategy: \(strategy)}",
      "templates:\n- {name: a, retryStrategy: \(strategy)}",
    ] {
      let found = try argoGraph(spec: spec).retryStrategies.flatMap { strategy in
        (strategy.unknownPolicy == nil ? [] : ["policy"]) + strategy.faults.map { "\($0.field) \($0.problem.shown)" }
          + (strategy.backoffWithoutDuration == nil ? [] : ["backoff"])
      }
      #expect(found == problems, "\(spec)")
    }
  }
}

extension Deadline.Problem {
  fileprivate var shown: String {
    switch self {
    case .misplaced: "misplaced"
    case .notANumber: "number"
    case .notPositive: "positive"
    case .notADuration: "duration"
    }
  }
}

extension RetryStrategy.Fault.Problem {
  fileprivate var shown: String {
    switch self {
    case .notANumber: "number"
    case .negative: "negative"
    case .notADuration: "duration"
    }
  }
}
