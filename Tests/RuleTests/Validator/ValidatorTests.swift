import Configuration
import Diagnostics
import Foundation
import RuleEngine
import Rules
import Testing

/// Holds the rules against Argo's own validator.
///
/// Two tables come out: what it refuses and no rule does, by its messages; and what it accepts although a rule finds an
/// error, by the rules and by who refuses that (``BeyondTheValidator``). The second leaves out what `argo lint` refuses before
/// it comes to the validator, when it decodes the file. Every fourth row is tried; `KFPLINT_ALL_ROWS` tries all 31,330.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["KFPLINT_CORPUS"] != nil))
struct ValidatorTests {
  /// The most rows among ten thousand refused ones that may be without an error of ours.
  ///
  /// All but a few have something that no SDK of V1 writes: `spec.arguments.artifacts`, a template inside a task, a
  /// `containerSet`, metrics for Prometheus, `podGC`, a `target` or `activeDeadlineSeconds` that is a variable, a parameter with
  /// choices and no value, which the rows were run with a value for that is no choice.
  private static let mostMissed = 90
  /// The most rows among ten thousand accepted ones in which a rule may find an error.
  private static let mostRefusedBesides = 1_900

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

    let decoded = zip(rows, rules).filter { !$0.0.reject }
    let accepted = decoded.filter { !$0.0.isRefusedStrictly }
    let besides = accepted.filter { !$0.1.isEmpty }
    print("accepted by the validator: \(accepted.count), with an error of ours: \(besides.count)")
    Self.printTable(besides.flatMap { $0.1.sorted() }) { "\($0): \(BeyondTheValidator.sources[$0] ?? "?")" }
    #expect(besides.count * 10_000 <= accepted.count * Self.mostRefusedBesides)
    #expect(besides.flatMap(\.1).filter { BeyondTheValidator.sources[$0] == nil } == [])
    let strictly = decoded.filter { $0.0.isRefusedStrictly && !$0.1.isEmpty }
    print(
      "refused by the decoder of argo lint only: \(decoded.count - accepted.count), with an error: \(strictly.count)")
  }

  private static func rulesWithAnError(_ rows: [JudgedWorkflow]) async throws -> [Set<String>] {
    let configuration = ConfigurationFile(
      parsing: SourceFile(
        path: Path(ConfigurationFile.name.bytes), origin: .workTree, bytes: Array("target: { argo: \"3.4.17\" }".utf8)),
      rules: Rulebook.known)
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

  private static func printTable(_ keys: [String], as shown: (String) -> String = { $0 }) {
    let counts = Dictionary(grouping: keys) { $0 }.mapValues(\.count)
    for (key, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      print("\(String(repeating: " ", count: max(0, 7 - String(count).count)))\(count)  \(shown(key))")
    }
  }
}
