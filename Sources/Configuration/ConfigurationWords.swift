import Diagnostics

/// The fixed words that values of `.kfplint.yaml` are chosen from.
enum ConfigurationWords {
  /// How much a finding matters.
  static let severities = Severity.allCases.map(\.rawValue)
  /// What a test of a JUnit report stands for.
  static let granularities = TestGranularity.allCases.map(\.rawValue)
  /// What a configuration starts from.
  static let profiles = Profile.allCases.map(\.rawValue)
  /// What `extends:` calls the policies that are built in.
  static let readyPolicies = "ready-policies"
  /// What `extends:` may name.
  static let extensions = profiles + [readyPolicies]
  /// How a rule counts.
  static let levels = ["off"] + severities
}
