public import Diagnostics

/// A rule of an organisation, as it is written; what its expressions mean is not known here.
public struct PolicyDeclaration: Sendable {
  /// What a policy looks at.
  public enum Subject: String, CaseIterable, Sendable {
    case pipeline
    case workflow
    case template
    case task
    case container
    case parameter
    case schedule
    case job
    case experiment
    case change
  }

  /// A variable of the policy's own.
  public struct Variable: Sendable {
    /// Its name, behind `variables.`.
    public let name: PolicyText
    /// What its value is.
    public let expression: PolicyText
  }

  /// Something that has to be true.
  public struct Validation: Sendable {
    /// What has to be true.
    public let expression: PolicyText
    /// What a finding says.
    public let message: PolicyText?
    /// What makes the text of a finding.
    public let messageExpression: PolicyText?
    /// The place of a finding, such as `container.image`.
    public let place: PolicyText?
    /// What to do about a finding.
    public let help: PolicyText?
  }

  /// The name, which is the id of the rule.
  public let name: PolicyText
  /// What it looks at.
  public let subject: Subject
  /// The severity of its findings, or `nil` if the configuration has to switch it on.
  public var severity: Severity?
  /// What it is good for, in Markdown.
  public let description: PolicyText?
  /// What has to be true for a subject to be looked at.
  public let matchConditions: [PolicyText]
  /// The variables, each of which sees those before it.
  public let variables: [Variable]
  /// What has to be true.
  public let validations: [Validation]
  /// Whether it is built in, and not the organisation's own.
  public internal(set) var isReady = false
}
