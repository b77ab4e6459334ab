/// A `when` of a task: whether Argo can evaluate it.
///
/// Argo substitutes the tags, parses the result with govaluate (at commit 9aa49832a739), turns its variables into strings,
/// parses again, evaluates, and wants true or false. Without tags the outcome is decided completely.
public struct WhenExpression: Sendable {
  /// What comes out.
  public let verdict: WhenVerdict

  /// Judges an expression; the empty one means always.
  public init(_ text: [UInt8]) {
    let template = TemplateText(text)
    let tags = template.tags
    if text.isEmpty {
      verdict = .value(true)
    } else if !template.unclosed.isEmpty || tags.contains(where: { $0.nestedContent != nil }) {
      verdict = .open
    } else {
      verdict = WhenJudgement(ScalarText(text, tags: tags.map(\.range))).verdict
    }
  }
}
