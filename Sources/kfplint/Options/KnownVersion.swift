import Configuration

/// A version of kfplint whose rules somebody knows.
struct KnownVersion: SpelledValue {
  static let spelling = "a version of kfplint such as \(Version.current)"

  let version: ReleaseNumber

  init?(argument: String) {
    guard let version = ReleaseNumber(argument) else { return nil }
    self.version = version
  }
}
