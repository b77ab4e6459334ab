import Diagnostics

/// A finding that stands for equal ones in other units.
struct FoldedFinding {
  /// The first of them.
  let finding: Finding
  /// The other units, in the order of the findings.
  private(set) var otherUnits: [UnitID] = []

  /// Tells findings of the same rule, severity, message, help and refs in different units once.
  ///
  /// Within the unit of the first one all are told, since they are different places to look at.
  static func fold(_ findings: [Finding]) -> [FoldedFinding] {
    var folded: [FoldedFinding] = []
    var groups: [Content: Group] = [:]
    for finding in findings {
      let content = Content(finding)
      guard let group = groups[content], folded[group.first].finding.unit != finding.unit else {
        groups[content] = groups[content] ?? Group(first: folded.count, units: [])
        folded.append(FoldedFinding(finding: finding))
        continue
      }
      if groups[content]?.units.insert(finding.unit).inserted == true {
        folded[group.first].otherUnits.append(finding.unit)
      }
    }
    return folded
  }

  /// Where the first of equal findings stands in the result, and which other units have been seen.
  private struct Group {
    let first: Int
    var units: Set<UnitID>
  }

  /// What must be equal, byte by byte.
  private struct Content: Hashable {
    let rule: String
    let severity: Severity
    let message: ByteString
    let help: ByteString?
    let refs: [ByteString]

    init(_ finding: Finding) {
      rule = finding.rule
      severity = finding.severity
      message = ByteString(finding.message)
      help = finding.help.map { ByteString($0) }
      refs = finding.refs
    }
  }
}
