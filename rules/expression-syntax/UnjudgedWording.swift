import ArgoGrammar

/// Why an expression was not checked, in the words of all rules that say so.
extension UnjudgedExpression {
  /// The part of a sentence that follows the expression.
  var sentence: String {
    switch self {
    case .tooLong(let bytes, let limit): "has \(bytes) bytes, more than the \(limit) that kfplint evaluates"
    case .tooDeep(let limit): "nests more than \(limit) levels deep"
    }
  }

  /// What follows from it.
  static let note = "kfplint does not call right what it did not check"
}
