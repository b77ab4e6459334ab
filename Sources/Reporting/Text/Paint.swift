public import Diagnostics

/// Colours the report's own words; text from a repository is never coloured.
public struct Paint: Sendable {
  /// What a piece of the report is.
  public enum Role: Sendable {
    case severity(Severity)
    case weight(ReportedPlan.Job.Weight)
    case gutter
    case emphasis
    /// What a newer version has.
    case added
    /// What an older version had.
    case removed
  }

  /// Whether there are colours at all.
  let isOn: Bool

  /// Paints, or leaves everything as it is.
  public init(isOn: Bool) { self.isOn = isOn }

  /// The text in the colour of its role.
  public func callAsFunction(_ text: String, _ role: Role) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(parameters(role))m\(text)\u{1B}[0m" : text
  }

  /// The parameters of "select graphic rendition" (ECMA-48): 1 is bold, 31 red, 32 green, 33 yellow, 34 blue.
  private func parameters(_ role: Role) -> String {
    switch role {
    case .severity(.error): "1;31"
    case .severity(.warning), .weight(.warning): "1;33"
    case .severity(.info), .weight(.info), .gutter: "1;34"
    case .weight(.good): "1;32"
    case .emphasis: "1"
    case .added: "32"
    case .removed: "31"
    }
  }
}
