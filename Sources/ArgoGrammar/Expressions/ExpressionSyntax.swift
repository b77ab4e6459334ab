/// The syntax of a `{{=…}}` expression.
///
/// Argo 3.1 to 4.1 evaluates it with expr, in versions from antonmedv/expr 1.8 to expr-lang/expr 1.17. Refused is only
/// what none of them parses. What the names in it mean is not looked at.
public enum ExpressionSyntax {
  /// What is wrong with an expression, given without the braces and the `=`, or `nil`.
  ///
  /// An expression that nests deeper than a hundred levels is not judged.
  public static func fault(in text: [UInt8]) -> GrammarFault? {
    do throws(GrammarFault) {
      var parser = ExpressionParser(try ExpressionLexer.tokens(text, .any), .any)
      try parser.parse()
      return nil
    } catch {
      return error
    }
  }
}
