import ArgumentParser

/// A value of an option whose form is said where a value is refused.
protocol SpelledValue {
  /// How the value is written, after "write".
  static var spelling: String { get }

  /// Reads what the command line gives; `nil` if it has another form.
  init?(argument: String)
}

extension SpelledValue {
  /// Reads what the command line gives; the error says what the form is.
  static func read(_ argument: String) throws -> Self {
    guard let value = Self(argument: argument) else { throw ValidationError("write \(spelling)") }
    return value
  }
}

extension UInt32: SpelledValue {
  static let spelling = "a whole number of seconds, or 0 for no limit"

  init?(argument: String) {
    self.init(argument)
  }
}
