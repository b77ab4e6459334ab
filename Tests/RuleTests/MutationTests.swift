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
    let complaints = try await Self.complaints(about: mutants)
    let duration = ContinuousClock.now - start

    for (mutant, complaint) in zip(mutants, complaints) {
      let isKnown = KnownSurvivor.all.contains { $0.covers(mutant) }
      guard isKnown == (complaint == nil) else { continue }
      let what = complaint ?? "is found after all, and no survivor any more"
      Issue.record(
        "\(mutant.mutation.rule) | \(mutant.mutation.name) | \(mutant.pipeline.name) \(mutant.placeText) | \(what)")
    }
    print(Self.summary(of: mutants, complaints))
    print("\(mutants.count) mutants of \(pipelines.count) pipelines in \(duration)")
  }

  /// The rules without a mutation, each with the reason.
  private static let withoutMutation = [
    "params-optional-unset": "it compares a schedule with a pipeline, and looks at no pipeline alone"
  ]

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

  /// What is wrong with what is found in each of the mutants; `nil` where it is as it should be.
  private static func complaints(about mutants: [Mutant]) async throws -> [String?] {
    let size = 50
    return try await withThrowingTaskGroup(of: (Int, [String?]).self) { group in
      for start in stride(from: 0, to: mutants.count, by: size) {
        group.addTask {
          var complaints: [String?] = []
          for mutant in mutants[start..<min(start + size, mutants.count)] {
            complaints.append(mutant.complaint(about: try await mutant.files.findings()))
          }
          return (start, complaints)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }

  private static func summary(of mutants: [Mutant], _ complaints: [String?]) -> String {
    let found = zip(mutants, complaints).map { ($0.mutation.rule, $1 == nil) }
    return Dictionary(grouping: found, by: \.0).sorted { $0.key < $1.key }.map { rule, results in
      let survived = results.count { !$0.1 }
      let count = results.count
      return "\(rule): \(count) mutants, \(count - survived) found\(survived > 0 ? ", \(survived) survived" : "")"
    }.joined(separator: "\n")
  }
}
