import Diagnostics
import Foundation
import RuleEngine
import Rules
import Testing

/// Puts one mistake after the other into good pipelines, at every place where it can be made, and wants each to be found
/// there, once, and by its own rule alone.
///
/// Of each mistake a sample is tried, drawn the same way each time; `KFPLINT_ALL_MUTANTS` tries all of them.
@Suite struct MutationTests {
  private static let triesAll = ProcessInfo.processInfo.environment["KFPLINT_ALL_MUTANTS"] != nil
  private static let sampleSize = 50

  @Test func everyMistakeIsFoundWhereItIsMade() async throws {
    let pipelines = try GoodPipeline.all()
    let mutants = Mutation.all.flatMap { mutation in
      Self.sample(of: pipelines.flatMap { pipeline in mutation.changes(pipeline).map { (pipeline, $0) } })
        .map { Mutant(mutation, of: $0, $1) }
    }
    #expect(mutants.count > 4_000)

    let start = ContinuousClock.now
    let lines = try await Self.failures(among: mutants)
    let duration = ContinuousClock.now - start

    let unexpected = lines.filter { line in !KnownSurvivor.all.contains { $0.covers(line.mutant, line: line.text) } }
    for line in unexpected { print(line.text) }
    #expect(unexpected.count == 0, "the table above shows mistakes that are not found as they should be")
    for survivor in KnownSurvivor.all where Self.triesAll || survivor.isInSample(mutants) {
      let isAlive = lines.contains { survivor.covers($0.mutant, line: $0.text) }
      #expect(isAlive, "found after all: \(survivor.mutation), \(survivor.mark)")
    }
    print(Self.summary(of: mutants, failures: lines.map(\.mutant)))
    print("\(mutants.count) mutants of \(pipelines.count) pipelines in \(duration)")
  }

  /// The rules of a pipeline's files that no edit of a good pipeline can provoke in memory, or that are tried elsewhere.
  private static let withoutMutation: [String: String] = [:]

  @Test func everyRuleHasAMistake() {
    let categories: Set<RuleInfo.Category> = [.files, .yaml, .v1Mode, .parameters, .workflow, .practice]
    let rules = Set(Rulebook.rules.map(\.info).filter { categories.contains($0.category) }.map(\.id))
    let tried = Set(Mutation.all.map(\.rule))
    #expect(rules.subtracting(tried).sorted() == Self.withoutMutation.keys.sorted())
    #expect(tried.subtracting(rules).isEmpty)
  }

  @Test func thePipelinesAreGoodToBeginWith() async throws {
    for pipeline in try GoodPipeline.all() {
      let findings = try await FilesInMemory(items: pipeline.files).findings()
      #expect(findings.map { "\($0.rule): \($0.message)" } == [], "\(pipeline.name)")
    }
  }

  /// A part of the changes, from all pipelines alike.
  private static func sample(of changes: [(GoodPipeline, Change)]) -> [(GoodPipeline, Change)] {
    guard !triesAll, changes.count > sampleSize else { return changes }
    return (0..<sampleSize).map { changes[$0 * changes.count / sampleSize] }
  }

  /// The mutants that are not found as they should be, each with a line of the table.
  private static func failures(among mutants: [Mutant]) async throws -> [(mutant: Mutant, text: String)] {
    let size = 50
    return try await withThrowingTaskGroup(of: [(Int, String)].self) { group in
      for start in stride(from: 0, to: mutants.count, by: size) {
        group.addTask {
          var complaints: [(Int, String)] = []
          for index in start..<min(start + size, mutants.count) {
            let mutant = mutants[index]
            guard let complaint = mutant.complaint(about: try await mutant.files.findings()) else { continue }
            let place = "\(mutant.pipeline.name) \(mutant.placeText)"
            complaints.append((index, "\(mutant.mutation.rule) | \(mutant.mutation.name) | \(place) | \(complaint)"))
          }
          return complaints
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }.sorted { $0.0 < $1.0 }.map { (mutants[$0.0], $0.1) }
    }
  }

  private static func summary(of mutants: [Mutant], failures: [Mutant]) -> String {
    let tried = Dictionary(grouping: mutants, by: \.mutation.rule).mapValues(\.count)
    let survived = Dictionary(grouping: failures, by: \.mutation.rule).mapValues(\.count)
    return tried.sorted { $0.key < $1.key }.map { rule, count in
      let missed = survived[rule] ?? 0
      return "\(rule): \(count) mutants, \(count - missed) found\(missed > 0 ? ", \(missed) survived" : "")"
    }.joined(separator: "\n")
  }
}

extension KnownSurvivor {
  fileprivate func isInSample(_ mutants: [Mutant]) -> Bool {
    mutants.contains { covers($0, line: "\($0.pipeline.name) \($0.placeText)") }
  }
}
