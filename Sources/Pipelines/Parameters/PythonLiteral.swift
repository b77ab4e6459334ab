import Diagnostics
import YAMLSyntax

/// What the parsers that KFP's components use accept: `int()`, `float()`, `strtobool()` and `json.loads()` of Python.
///
/// White space is what Unicode calls so, digits are those of any script, as in CPython; tables made with Python 3.11 are
/// among the tests.
enum PythonLiteral {
  /// Whether `int(text)` succeeds: surrounding white space, a sign, digits of any script, single `_` between digits.
  static func isInteger(_ text: ByteString) -> Bool {
    guard let text = text.string else { return false }
    var scalars = trimmed(text)
    if scalars.first == "+" || scalars.first == "-" { scalars.removeFirst() }
    return isDigits(scalars)
  }

  /// Whether `float(text)` succeeds: also `.5`, `5.`, `1e400`, `nan`, `inf` and `infinity` in any case.
  static func isFloat(_ text: ByteString) -> Bool {
    guard let text = text.string else { return false }
    var scalars = trimmed(text)
    if scalars.first == "+" || scalars.first == "-" { scalars.removeFirst() }
    if ["nan", "inf", "infinity"].contains(String(scalars).lowercased()) { return true }

    let parts = scalars.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    if parts.count == 2 {
      var exponent = parts[1]
      if exponent.first == "+" || exponent.first == "-" { exponent.removeFirst() }
      guard isDigits(exponent) else { return false }
    }
    guard let mantissa = parts.first else { return false }
    let halves = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.contains(where: { !$0.isEmpty }) else { return false }
    return halves.allSatisfy { $0.isEmpty || isDigits($0) }
  }

  /// Whether `distutils.util.strtobool(text)` succeeds: ten words in any case, and no white space at all.
  static func isBoolean(_ text: ByteString) -> Bool {
    guard let text = text.string else { return false }
    return ["y", "yes", "t", "true", "on", "1", "n", "no", "f", "false", "off", "0"].contains(text.lowercased())
  }

  /// Whether `json.loads(text)` succeeds: any kind of value, and `NaN` and `Infinity` beyond the standard.
  static func isJSON(_ text: ByteString) -> Bool {
    JSONText.firstInvalidOffset(in: text.bytes, dialect: .python) == nil
  }

  /// Digits with single underscores between them, as PEP 515 allows.
  private static func isDigits(_ scalars: Substring.UnicodeScalarView) -> Bool {
    var mayEnd = false
    for scalar in scalars {
      if scalar == "_" {
        guard mayEnd else { return false }
        mayEnd = false
      } else if scalar.properties.generalCategory == .decimalNumber {
        mayEnd = true
      } else {
        return false
      }
    }
    return mayEnd
  }

  private static func trimmed(_ text: String) -> Substring.UnicodeScalarView {
    var scalars = text[...].unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return scalars
  }
}
