public import Diagnostics

/// Something that `.kfplint.yaml` must not say.
public struct ConfigurationProblem: Sendable {
  /// What is wrong.
  public let message: String
  /// The fix, if there is one.
  public let help: String?
  /// Where.
  public let location: Location
}
