public import Configuration
public import Diagnostics

/// What the rulebook says about a rule; it is generated from the rule's folder.
public final class RuleInfo: Sendable {
  /// The id: the folder's name.
  public let id: String
  /// The severity of its findings unless the rule or the configuration says otherwise; `nil` if it is off by default.
  public let severity: Severity?
  /// The severity of its findings in the profile `strict`, if that is another one.
  public let strict: Severity?
  /// The part of the catalogue that it belongs to.
  public let category: Category
  /// What it finds, in half a sentence.
  public let summary: String
  /// The first version that has it.
  public let since: String
  /// How sure a finding of it is.
  public let confidence: Confidence
  /// What a configuration can set for it beside the level.
  public let options: [RuleOption]
  /// Its page, in Markdown.
  public let page: String
  /// Whether a configuration brings it along: then no profile leaves it out.
  public let isPolicy: Bool

  /// The entry of a rule.
  public init(
    id: String, severity: Severity?, strict: Severity? = nil, category: Category, summary: String, since: String,
    confidence: Confidence = .high, options: [RuleOption] = [], page: String, isPolicy: Bool = false
  ) {
    self.id = id
    self.severity = severity
    self.strict = strict
    self.category = category
    self.summary = summary
    self.since = since
    self.confidence = confidence
    self.options = options
    self.page = page
    self.isPolicy = isPolicy
  }

  /// The parts of the catalogue, in the order in which a pipeline is understood.
  ///
  /// The raw values are the words of `rule.yaml`.
  public enum Category: String, CaseIterable, Sendable {
    case files
    case yaml
    case v1Mode = "v1-mode"
    case parameters
    case workflow
    case practice
    case freshness
    case schedules
    case directives

    /// The heading of the part.
    public var title: String {
      switch self {
      case .files: "Files of a pipeline"
      case .yaml: "YAML"
      case .v1Mode: "V1 mode only"
      case .parameters: "Parameters"
      case .workflow: "Workflow (Argo semantics)"
      case .practice: "Practice"
      case .freshness: "Freshness"
      case .schedules: "Schedules"
      case .directives: "About the linter's own directives"
      }
    }
  }
}
