public import Diagnostics

/// What a report can say of a rule beside its findings.
public struct ReportedRule: Sendable {
  /// The rule's id.
  public let id: String
  /// The severity of its findings unless something else decides it; `nil` if it is off by default.
  public let severity: Severity?
  /// How sure a finding of it is.
  public let confidence: Confidence
  /// The word for the part of the catalogue that it belongs to, such as `parameters`.
  public let category: String
  /// What it finds, in half a sentence.
  public let summary: String
  /// Its page, in Markdown.
  public let page: String
  /// Whether it comes with kfplint, so that the site with the pages has its page.
  public var isOnSite = false

  /// A rule.
  public init(
    id: String, severity: Severity?, confidence: Confidence, category: String, summary: String, page: String
  ) {
    self.id = id
    self.severity = severity
    self.confidence = confidence
    self.category = category
    self.summary = summary
    self.page = page
  }
}

/// The rules by their ids; most runs find nothing and ask for none.
public struct ReportedRules: Sendable {
  private let known: @Sendable () -> [String: ReportedRule]
  private let others: [ReportedRule]

  /// The rules that `known` gives when one is asked for, and others whose ids are not among them.
  public init(_ known: @escaping @Sendable () -> [String: ReportedRule] = { [:] }, others: [ReportedRule] = []) {
    (self.known, self.others) = (known, others)
  }

  /// The rule with an id.
  public subscript(id: String) -> ReportedRule? {
    known()[id] ?? others.first { $0.id == id }
  }
}
