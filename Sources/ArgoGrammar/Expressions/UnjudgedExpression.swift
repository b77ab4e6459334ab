/// Why an expression is not judged, so that nobody knows what Argo makes of it.
public enum UnjudgedExpression: Hashable, Sendable {
  /// It has more bytes than are looked at.
  case tooLong(bytes: Int, limit: Int)
  /// Brackets and operators, or parentheses, lie deeper within each other than they are followed.
  case tooDeep(limit: Int)
}
