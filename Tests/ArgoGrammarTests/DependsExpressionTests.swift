import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ArgoGrammar

@Suite("Depends expressions")
struct DependsExpressionTests {
  private func depends(_ text: String) -> DependsExpression { DependsExpression(Array(text.utf8)) }

  @Test("Tasks and results are found with their places")
  func dependencies() {
    let found = depends("a-b.Succeeded && (!c || d.AnySucceeded)").dependencies
    #expect(found.map(\.task) == ["a-b", "c", "d"])
    #expect(found.map(\.range) == [0..<3, 19..<20, 24..<25])
    #expect(found.map(\.result?.range) == [4..<13, nil, 26..<38])
    #expect(found.map(\.result?.isOfItems) == [false, nil, true])
  }

  @Test("A result that Argo does not know is told")
  func results() {
    #expect(depends("a.Succeded").dependencies.map(\.result?.isKnown) == [false])
    #expect(depends("a.Omitted").dependencies.map(\.result?.isKnown) == [true])
  }

  @Test("A task alone after its items makes Argo forget that it must have some")
  func items() {
    let found = depends("a.AnySucceeded && a.Failed && b.AllFailed || b").itemsDependencies
    #expect(found.map(\.task) == ["a"])
  }

  @Test(
    "What the task does when all before it succeed or fail is known",
    arguments: [
      ("a", true, false), ("a.Failed", false, true), ("a && b.Succeeded", true, false), ("!a", false, true),
      ("a || b.Failed", true, true), ("a.Succeeded == b.Succeeded", true, true), ("(a-b)", true, false),
      ("a.Failed ? b : c.Skipped", false, false), ("a // why", true, false),
    ])
  func endings(_ text: String, _ succeeded: Bool, _ failed: Bool) {
    let expression = depends(text)
    #expect(expression.fault == nil)
    #expect(expression.runs(when: .allSucceeded) == succeeded)
    #expect(expression.runs(when: .allFailed) == failed)
  }

  @Test(
    "What fails at run time is pointed at",
    arguments: [
      ("a &&", 4..<4), ("(a", 0..<1), ("a)", 1..<2), ("a b", 2..<3), ("a && && b", 5..<7), ("a & b", 2..<3),
      ("a, b", 1..<2),
      ("a - b", 2..<3), ("contains.Failed", 0..<8), ("contains", 0..<8), ("[a]", 0..<3), ("a ^ b", 2..<3), (" ", 1..<1),
      ("and && b", 0..<3), ("a | b", 4..<5),
    ])
  func faults(_ text: String, _ place: Range<Int>) {
    #expect(depends(text).fault?.range == place, "\(depends(text).fault?.message ?? "accepted")")
    #expect(depends(text).runs(when: .allSucceeded) == nil)
  }

  @Test("No expression has no fault")
  func empty() {
    #expect(depends("").fault == nil)
    #expect(depends("").dependencies.isEmpty)
  }

  // The table was made by running Argo; its first line tells the tasks of the DAG.
  @Test("The verdict on every expression of the table is Argo's", .enabled(if: Corpus.isAvailable))
  func table() throws {
    let loops: Set<ByteString> = ["loop", "loop-2"]
    let tasks = loops.union(["A", "B", "C", "a-b", "task-1", "x2", "train", "contains", "let", "len"])
    for row in try Corpus.rows("depends.tsv") {
      let expression = depends(row[0])
      #expect(error(of: expression, tasks: tasks, loops: loops) == row[2], "\(row)")
      #expect(row[1] == (row[2].isEmpty ? "yes" : "no"), "\(row)")
      let read = try JSONDecoder().decode([String: String].self, from: Data(row[3].utf8))
      var found: [String: String] = [:]
      for dependency in expression.dependencies {
        found[dependency.task.description] = "task"
      }
      for dependency in expression.itemsDependencies { found[dependency.task.description] = "items" }
      #expect(found == read, "\(row)")
      guard row[1] == "yes" else { continue }
      #expect(String(decoding: DependsExpansion(Array(row[0].utf8)).text, as: UTF8.self) == row[4], "\(row)")
      for (ending, expected) in zip([DependsEnding.allSucceeded, .allFailed], row[5...]) {
        let result = expression.runs(when: ending).map(String.init) ?? "error"
        #expect(
          result == (expected.hasPrefix("error") ? "error" : expected), "\(row) \(String(describing: expression.fault))"
        )
        #expect((expression.fault != nil) == expected.hasPrefix("error"), "\(row)")
      }
    }
  }

  private func error(of expression: DependsExpression, tasks: Set<ByteString>, loops: Set<ByteString>) -> String {
    let unknown = Set(expression.dependencies.map(\.task)).subtracting(tasks).sorted()
    if !unknown.isEmpty { return "invalid dependency: " + unknown.map(\.description).joined(separator: ", ") }
    for dependency in expression.dependencies {
      if let result = dependency.result, !result.isKnown {
        return "task result '\(result.name)' for task '\(dependency.task)' is invalid"
      }
    }
    let withoutItems = Set(expression.itemsDependencies.map(\.task)).subtracting(loops)
    if withoutItems.isEmpty { return "" }
    return "items-based condition on task without items: "
      + withoutItems.sorted().map(\.description).joined(separator: ", ")
  }
}
