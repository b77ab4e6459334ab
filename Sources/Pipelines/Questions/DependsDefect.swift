public import ArgoGrammar
public import ArgoTypes
public import Diagnostics
import YAMLSyntax

/// Something in a DAG's `depends` that Argo refuses, or that fails when the task is due.
public struct DependsDefect: Sendable {
  /// What is wrong.
  public enum Problem: Sendable {
    /// Another task of the DAG has the other one of `depends` and `dependencies`, which is the first in the file.
    case mixed(first: Location)
    /// The task has `continueOn` too, which `depends` replaces.
    case withContinueOn(Location)
    /// The task has `continueOn`, and another one of the DAG has `depends`.
    case continueOnBeside(depends: Location)
    /// Argo knows no such result; `nearest` is the one that was probably meant.
    case unknownResult(ByteString, nearest: ByteString?)
    /// Argo knows the result from this version on only.
    case newerResult(ByteString, since: ArgoVersion)
    /// The result is about the items of a loop, and the task that is named has none.
    case noItems(of: ByteString, ByteString)
    /// The expression cannot be evaluated.
    case unreadable(GrammarFault)
    /// The expression is not evaluated.
    case unjudged(UnjudgedExpression)
  }

  /// What is wrong.
  public let problem: Problem
  /// Where.
  public let location: Location
}

extension WorkflowGraph {
  /// Everything that is wrong with `depends` in the DAGs, but for names of tasks that a DAG does not have.
  public var dependsDefects: [DependsDefect] {
    taskGraphs.flatMap { graph in
      ([graph.mixture].compactMap { $0 }) + graph.leftContinueOns
        + graph.tasks.flatMap { graph.defects(of: $0, target: target) }
    }
  }
}

extension TaskGraph {
  /// The first place of the other way to name what a task waits for, in this task or in an earlier one.
  fileprivate var mixture: DependsDefect? {
    let ways = tasks.flatMap { task in
      let depends = task.depends.flatMap { $0.value.isEmpty ? nil : task.node.entry("depends")?.key }
      return [depends, task.dependenciesKey].compactMap { $0 }.sorted { $0.span.start < $1.span.start }
    }
    guard let first = ways.first, let other = ways.first(where: { !$0.scalarEquals(first.scalar ?? "") }) else {
      return nil
    }
    return DependsDefect(problem: .mixed(first: first.location), location: other.location)
  }

  /// The `continueOn` of tasks in a graph where any task has `depends`, which Argo refuses: `validateDAG`.
  fileprivate var leftContinueOns: [DependsDefect] {
    guard
      let depends = tasks.first(where: { $0.depends.map { !$0.value.isEmpty } ?? false })?.node.entry("depends")?.key
    else { return [] }
    return tasks.compactMap { task in
      guard let entry = task.node.entry("continueOn"), entry.value.isPresent else { return nil }
      if let own = task.depends, !own.value.isEmpty {
        return DependsDefect(problem: .withContinueOn(entry.key.location), location: own.location)
      }
      return DependsDefect(problem: .continueOnBeside(depends: depends.location), location: entry.key.location)
    }
  }

  fileprivate func defects(of task: DAGTask, target: ArgoVersion?) -> [DependsDefect] {
    guard let text = task.depends, !text.value.isEmpty, !text.value.contains("{{") else { return [] }
    let expression = DependsExpression(text.value.bytes)
    var defects: [DependsDefect] = []
    func add(_ problem: DependsDefect.Problem, _ range: Range<Int>) {
      defects.append(DependsDefect(problem: problem, location: text.location(of: range)))
    }
    for result in expression.dependencies.compactMap(\.result) {
      if !result.isKnown {
        add(.unknownResult(result.name, nearest: result.nearest), result.range)
      } else if result.name == "Omitted", let target, !LanguageChange.omittedResult.applies(to: target) {
        add(.newerResult(result.name, since: LanguageChange.omittedResult.since), result.range)
      }
    }
    for dependency in expression.itemsDependencies {
      guard let result = dependency.result, let position = position(of: dependency.task),
        !tasks[position].mayBeLoop
      else { continue }
      add(.noItems(of: dependency.task, result.name), result.range)
    }
    // A name that no task has, or none should have, is another rule's business, and may be why the rest is no expression.
    let areNamesFine = expression.dependencies.allSatisfy {
      // The evaluation here is that of a version that has the word "let".
      position(of: $0.task) != nil
        && ($0.isCommentedOut || $0.task != ByteString("let") && !ExpressionWord.isWord($0.task, for: target))
    }
    if let fault = expression.fault, areNamesFine { add(.unreadable(fault), fault.range) }
    if let why = expression.unjudged { add(.unjudged(why), 0..<text.value.bytes.count) }
    return defects
  }
}

extension DAGTask {
  /// The key of `dependencies`, if it names any.
  fileprivate var dependenciesKey: YAMLNode? {
    dependencies.isEmpty ? nil : node.entry("dependencies")?.key
  }
}

extension DependsResult {
  /// The result that Argo knows and that was probably meant.
  fileprivate var nearest: ByteString? {
    NearestName.of(
      name,
      among: [
        "Succeeded", "Failed", "Errored", "Skipped", "Omitted", "Daemoned", "AnySucceeded", "AllFailed",
      ])
  }
}
