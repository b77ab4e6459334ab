import Diagnostics

/// The `depends` of a task: which tasks it names, and whether Argo can evaluate it.
///
/// Argo finds the names with a regular expression and replaces each that stands without a result by the results that count
/// as done; later it writes `_` for every `-` and evaluates the whole with expr (`workflow/common/ancestry.go`,
/// `workflow/controller/dag.go`).
public struct DependsExpression: Sendable {
  /// The tasks named, in their order, with repetitions.
  public let dependencies: [DependsReference]
  /// Why the evaluation fails whatever the tasks do, or `nil`.
  ///
  /// Argo's validator does not see this; the workflow fails when the task is due. Results that Argo does not know are not
  /// told here but in the dependencies.
  public let fault: GrammarFault?
  /// Why it is not evaluated, so that there may be a fault all the same, or `nil`.
  public let unjudged: UnjudgedExpression?
  private let evaluation: DependsEvaluation?

  /// The mentions of results of items for which Argo wants the task named to have some.
  ///
  /// A later mention of the task alone makes Argo forget an earlier one of its items.
  public var itemsDependencies: [DependsReference] {
    var lastAlone: [ByteString: Int] = [:]
    for dependency in dependencies where dependency.result == nil {
      lastAlone[dependency.task] = dependency.range.lowerBound
    }
    return dependencies.filter {
      $0.result?.isOfItems == true && $0.range.lowerBound > lastAlone[$0.task, default: -1]
    }
  }

  /// How many bytes of an expression are evaluated.
  ///
  /// Expanded and taken apart, each of its bytes becomes a thousand, and a file may consist of them.
  static let longestEvaluated = 256 << 10

  /// Reads an expression; the empty one is the same as none, and has no fault.
  public init(_ text: [UInt8]) {
    let expansion = DependsExpansion(text)
    dependencies = expansion.dependencies
    let isTooLong = text.count > Self.longestEvaluated
    if text.isEmpty || isTooLong || dependencies.contains(where: { $0.result?.isKnown == false }) {
      (fault, evaluation) = (nil, nil)
      unjudged = isTooLong ? .tooLong(bytes: text.count, limit: Self.longestEvaluated) : nil
      return
    }
    do throws(GrammarFault) {
      let evaluation = try DependsEvaluation(expansion)
      self.evaluation = evaluation
      fault = nil
      unjudged = evaluation.isTooDeep ? .tooDeep(limit: ExpressionParser.deepest) : nil
    } catch {
      evaluation = nil
      unjudged = nil
      fault = GrammarFault(error.message, at: expansion.origin(of: error.range))
    }
  }

  /// Whether the task would run when all the tasks it names ended so; `nil` where that is not known.
  public func runs(when ending: DependsEnding) -> Bool? {
    guard let evaluation, case .boolean(let runs)? = try? evaluation.value(ending) else { return nil }
    return runs
  }
}
