/// How a scalar is written.
public enum ScalarStyle: UInt8, Sendable {
  /// Without quotes; the only style whose text may mean something else than a string.
  case plain
  /// `'…'`, where only `''` is an escape.
  case singleQuoted
  /// `"…"`, with escapes; also every string of embedded JSON.
  case doubleQuoted
  /// `|`, which keeps its lines.
  case literal
  /// `>`, which folds its lines.
  case folded
}
