import Configuration
import Diagnostics
import Foundation
import RuleEngine
import Rules
import Testing

/// Holds the rules against Argo's own validator.
///
/// Two tables come out: what it refuses and no rule does, by its messages; and what it accepts although a rule finds an
/// error, by the rules. The second is not about false alarms alone: the validator looks neither at what Kubernetes and KFP
/// refuse nor at what fails in a run. Every fourth row is tried; `KFPLINT_ALL_ROWS` tries all 31,330.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["KFPLINT_CORPUS"] != nil))
struct ValidatorTests {
  /// The most rows among ten thousand refused ones that may be without an error of ours.
  private static let mostMissed = 400
  /// The most rows among ten thousand accepted ones in which a rule may find an error.
  private static let mostRefusedBesides = 2_700

  @Test func refusesWhatTheValidatorRefuses() async throws {
    let environment = ProcessInfo.processInfo.environment
    let corpus = try #require(environment["KFPLINT_CORPUS"])
    let rows = try JudgedWorkflow.every(environment["KFPLINT_ALL_ROWS"] == nil ? 4 : 1, in: corpus)
    #expect(rows.count > 7_000)
    let start = ContinuousClock.now
    let rules = try await Self.rulesWithAnError(rows)
    print("\(rows.count) workflows in \(ContinuousClock.now - start)")

    let refused = zip(rows, rules).filter(\.0.reject)
    let missed = refused.filter(\.1.isEmpty)
    print("refused by the validator: \(refused.count), without an error of ours: \(missed.count)")
    Self.printTable(missed.map(\.0.messageClass))
    #expect(missed.count * 10_000 <= refused.count * Self.mostMissed)

    let accepted = zip(rows, rules).filter { !$0.0.reject }
    let besides = accepted.filter { !$0.1.isEmpty }
    print("accepted by the validator: \(accepted.count), with an error of ours: \(besides.count)")
    Self.printTable(besides.flatMap { $0.1.sorted() })
    #expect(besides.count * 10_000 <= accepted.count * Self.mostRefusedBesides)
  }

  private static func rulesWithAnError(_ rows: [JudgedWorkflow]) async throws -> [Set<String>] {
    let configuration = ConfigurationFile(
      parsing: SourceFile(
        path: Path(ConfigurationFile.name.bytes), origin: .workTree, bytes: Array("target: { argo: \"3.4.17\" }".utf8)),
      rules: Rulebook.rules.map(\.info.id))
    let size = 100
    return try await withThrowingTaskGroup(of: (Int, [Set<String>]).self) { group in
      for start in stride(from: 0, to: rows.count, by: size) {
        group.addTask {
          var found: [Set<String>] = []
          for row in rows[start..<min(start + size, rows.count)] {
            found.append(try await row.rulesWithAnError(configuration))
          }
          return (start, found)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }

  private static func printTable(_ keys: [String]) {
    let counts = Dictionary(grouping: keys) { $0 }.mapValues(\.count)
    for (key, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      print("\(String(repeating: " ", count: max(0, 7 - String(count).count)))\(count)  \(key)")
    }
  }
}
