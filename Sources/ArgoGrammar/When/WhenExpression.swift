/// A `when` of a task: whether Argo can evaluate it.
///
/// Argo substitutes the tags, parses the result with govaluate (at commit 9aa49832a739), turns its variables into strings,
/// parses again, evaluates, and wants true or false. Without tags the outcome is decided completely.
public struct WhenExpression: Sendable {
  /// What comes out.
  public let verdict: WhenVerdict
  /// Why nothing is decided, if that is not for its tags or what is in them.
  public let unjudged: UnjudgedExpression?

  /// What may be known of the values of tags that are no part of a quoted text.
  public enum TagValues: Sendable {
    /// Nothing.
    case any
    /// They are no texts, as is meant by `<` and `>`.
    case numbers
  }

  /// Judges an expression; the empty one means always.
  ///
  /// A tag that Argo does not know stays in the text, so that its braces count; `isFilledIn` tells the others from these.
  public init(
    _ text: [UInt8], tags values: TagValues = .any, isFilledIn: (ReferenceTag) -> Bool = { $0.isFilledInCondition }
  ) {
    let template = TemplateText(text)
    let tags = template.tags
    let unfilled = tags.filter { !isFilledIn($0) }
    var unjudged: UnjudgedExpression?
    if text.isEmpty {
      verdict = .value(true)
    } else if !template.unclosed.isEmpty || tags.contains(where: { $0.nestedContent != nil }) {
      verdict = .open
    } else {
      let filled = tags.filter { isFilledIn($0) }.map(\.range)
      var judgement = WhenJudgement(
        ScalarText(text, tags: filled),
        tagTypes: values == .numbers ? [.boolean, .number, .list] : [.boolean, .number, .text, .list])
      verdict = Self.pointing(judgement.verdict(), at: unfilled)
      if judgement.isTooDeep { unjudged = .tooDeep(limit: WhenEvaluation.deepest) }
    }
    self.unjudged = unjudged
  }

  /// A fault that the braces of a tag make is one of the tag.
  private static func pointing(_ verdict: WhenVerdict, at tags: [ReferenceTag]) -> WhenVerdict {
    guard case .fault(let fault) = verdict, let tag = tags.first(where: { $0.range.overlaps(fault.fault.range) }) else {
      return verdict
    }
    let message = "nothing replaces this variable, and braces are not part of an expression"
    return .fault(WhenFault(step: fault.step, fault: GrammarFault(message, at: tag.range), remedy: fault.remedy))
  }
}

extension ReferenceTag {
  /// Whether Argo puts something in for the tag, or a rule about variables says why it does not.
  public var isFilledInCondition: Bool {
    if isExpression { return true }
    return switch reference {
    case .foreign, .misspelt(_, _, fits: false), .empty: false
    default: true
    }
  }
}
