public import Diagnostics

/// The `depends` of a task: which tasks it names, and whether Argo can evaluate it.
///
/// Argo finds the names with a regular expression and replaces each that stands without a result by the results that count
/// as done; later it writes `_` for every `-` and evaluates the whole with expr (`workflow/common/ancestry.go`,
/// `workflow/controller/dag.go`).
public struct DependsExpression: Sendable {
  /// A task named in the expression.
  public struct Dependency: Hashable, Sendable {
    /// The task's name.
    public let task: ByteString
    /// Where the name stands.
    public let range: Range<Int>
    /// The result asked for, such as `Succeeded`, with its place; `nil` for the task alone.
    public let result: Result?
    /// Whether it stands in a comment, where Argo finds it all the same but does not evaluate it.
    public let isCommentedOut: Bool
  }

  /// What is asked of a task.
  public struct Result: Hashable, Sendable {
    /// The word as written.
    public let name: ByteString
    /// Where it stands.
    public let range: Range<Int>

    /// Whether a version of Argo knows it; not all know `Omitted`.
    public var isKnown: Bool { name.string.map(DependsExpression.results.contains) ?? false }
    /// Whether it is about the items of a loop, so that the task named must have some.
    public var isOfItems: Bool { name == "AnySucceeded" || name == "AllFailed" }
  }

  /// How all tasks named ended.
  public enum Ending: Sendable {
    case allSucceeded
    case allFailed
  }

  static let results: Set<String> = [
    "Succeeded", "Failed", "Errored", "Skipped", "Omitted", "Daemoned", "AnySucceeded", "AllFailed",
  ]

  /// The tasks named, in their order, with repetitions.
  public let dependencies: [Dependency]
  /// Why the evaluation fails whatever the tasks do, or `nil`.
  ///
  /// Argo's validator does not see this; the workflow fails when the task is due. Results that Argo does not know are not
  /// told here but in the dependencies.
  public let fault: GrammarFault?
  private let evaluation: DependsEvaluation?

  /// The mentions of results of items for which Argo wants the task named to have some.
  ///
  /// A later mention of the task alone makes Argo forget an earlier one of its items.
  public var itemsDependencies: [Dependency] {
    var lastAlone: [ByteString: Int] = [:]
    for dependency in dependencies where dependency.result == nil {
      lastAlone[dependency.task] = dependency.range.lowerBound
    }
    return dependencies.filter {
      $0.result?.isOfItems == true && $0.range.lowerBound > lastAlone[$0.task, default: -1]
    }
  }

  /// Reads an expression; the empty one is the same as none, and has no fault.
  public init(_ text: [UInt8]) {
    let expansion = DependsExpansion(text)
    dependencies = expansion.dependencies
    if text.isEmpty || dependencies.contains(where: { $0.result?.isKnown == false }) {
      (fault, evaluation) = (nil, nil)
      return
    }
    do throws(GrammarFault) {
      evaluation = try DependsEvaluation(expansion)
      fault = nil
    } catch {
      evaluation = nil
      fault = GrammarFault(error.message, at: expansion.origin(of: error.range))
    }
  }

  /// Whether the task would run when all the tasks it names ended so; `nil` where that is not known.
  public func runs(when ending: Ending) -> Bool? {
    guard let evaluation, case .boolean(let runs)? = try? evaluation.value(ending) else { return nil }
    return runs
  }
}
