public import Diagnostics

/// The decisions to live with findings in a unit, or in kfplint's own files, and what is wrong with them.
public struct Suppressions: Sendable {
  /// Those that are about nothing.
  public internal(set) var idle: [IdleSuppression] = []
  /// Where comments stand that say no reason.
  public internal(set) var unexplained: [Location] = []

  var isEmpty: Bool { idle.isEmpty && unexplained.isEmpty }
}

extension Suppressions {
  /// What is wrong with the comments of a unit, of which rules these are the findings.
  ///
  /// `isSilent` says of a rule that it looked at all of the unit, so that a comment about it has nothing to do.
  init(
    _ comments: [CommentDirectives], findings: [Finding], knownRules: [String], isSilent: (_ rule: String) -> Bool
  ) {
    for directives in comments {
      let used = findings.filter { $0.suppression?.author == .comment }.reduce(into: Set<Use>()) { used, finding in
        guard let directive = directives.directive(for: finding.rule, at: finding.location) else { return }
        used.insert(Use(rule: finding.rule, comment: directive.location.place?.span))
      }
      idle += directives.malformed.map { IdleSuppression(.malformedComment, at: $0) }
      for directive in directives.all {
        if directive.reason == nil { unexplained.append(directive.location) }
        for rule in directive.rules {
          if !knownRules.contains(rule) {
            let nearest = NearestName.of(ByteString(rule), among: knownRules.map { ByteString($0) })
            idle.append(IdleSuppression(.unknownRule(rule, nearest: nearest?.string), at: directive.location))
          } else if isSilent(rule), !used.contains(Use(rule: rule, comment: directive.location.place?.span)) {
            idle.append(IdleSuppression(.comment(rule: rule), at: directive.location))
          }
        }
      }
    }
  }

  private struct Use: Hashable {
    let rule: String
    let comment: SourceSpan?
  }
}
