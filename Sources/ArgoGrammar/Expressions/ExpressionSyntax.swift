/// The syntax of a `{{=…}}` expression.
///
/// Argo 3.1 to 4.1 evaluates it with expr, in versions from antonmedv/expr 1.8 to expr-lang/expr 1.17. Refused is only
/// what none of them parses. What the names in it mean is not looked at.
public enum ExpressionSyntax {
  /// What is wrong with an expression, given without the braces and the `=`, or `nil`.
  ///
  /// An expression that is not judged has no fault.
  public static func fault(in text: [UInt8]) -> GrammarFault? { judgement(of: text).fault }

  /// What is wrong with an expression, or why that is not known; neither for one that can be read.
  public static func judgement(of text: [UInt8]) -> (fault: GrammarFault?, unjudged: UnjudgedExpression?) {
    do throws(GrammarFault) {
      var parser = ExpressionParser(try ExpressionLexer.tokens(text, .any), .any)
      try parser.parse()
      return (nil, parser.isTooDeep ? .tooDeep(limit: ExpressionParser.deepest) : nil)
    } catch {
      return (error, nil)
    }
  }
}
