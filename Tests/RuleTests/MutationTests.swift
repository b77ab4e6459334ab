import Diagnostics
import Foundation
import RuleEngine
import Rules
import TestSupport
import Testing

/// Puts one mistake after the other into good pipelines, at every place where it can be made, and wants each to be found
/// there, once, and by its own rule alone.
///
/// Of each mistake a sample is tried, drawn the same way each time, a larger one at night; `KFPLINT_ALL_MUTANTS` tries all of them.
@Suite struct MutationTests {
  private static let triesAll = ProcessInfo.processInfo.environment["KFPLINT_ALL_MUTANTS"] != nil
  private static let sampleSize = Nightly.isOn ? 50 : 12

  private static let rules = Set(Mutation.all.map(\.rule)).sorted()

  /// One test case for each rule, so that a failure names it and the work is shared out.
  @Test(arguments: rules) func everyMistakeIsFoundWhereItIsMade(_ rule: String) async throws {
    let pipelines = try GoodPipeline.all()
    var survived = 0
    var count = 0
    for mutation in Mutation.all where mutation.rule == rule {
      let changes = pipelines.flatMap { pipeline in mutation.changes(pipeline).map { (pipeline, $0) } }
      if changes.isEmpty { Issue.record("\(rule) | \(mutation.name) | fits no good pipeline, so it proves nothing") }
      for (pipeline, change) in Self.sample(of: changes) {
        let mutant = Mutant(mutation, of: pipeline, change)
        let complaint = mutant.complaint(about: try await mutant.files.findings())
        count += 1
        survived += complaint == nil ? 0 : 1
        let isKnown = KnownSurvivor.all.contains { $0.covers(mutant) }
        guard isKnown == (complaint == nil) else { continue }
        let what = complaint ?? "is found after all, and no survivor any more"
        Issue.record("\(rule) | \(mutation.name) | \(pipeline.name) \(mutant.placeText) | \(what)")
      }
    }
    print("\(rule): \(count) mutants, \(count - survived) found\(survived > 0 ? ", \(survived) survived" : "")")
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
      let findings = try await MemorySnapshot(pipeline.files).findings()
      #expect(findings.map { "\($0.rule): \($0.message)" } == [], "\(pipeline.name)")
    }
  }

  /// A part of the changes, from all pipelines alike.
  private static func sample(of changes: [(GoodPipeline, Change)]) -> [(GoodPipeline, Change)] {
    guard !triesAll, changes.count > sampleSize else { return changes }
    return (0..<sampleSize).map { changes[$0 * changes.count / sampleSize] }
  }
}
