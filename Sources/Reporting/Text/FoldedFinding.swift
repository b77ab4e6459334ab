import Diagnostics

/// A finding that stands for equal ones at other places.
struct FoldedFinding {
  /// The first of them.
  let finding: Finding
  /// Where the others of its unit are, in the order of the findings.
  private(set) var otherPlaces: [Location] = []
  /// The other units, in the order of the findings.
  private(set) var otherUnits: [UnitID] = []

  /// Tells findings of the same rule, severity, message, help and refs once.
  ///
  /// Within the unit of the first one, what is said below the place has to be equal too: nothing of it may be lost. With
  /// `keepsPlaces`, all that are in that unit are told.
  static func fold(_ findings: [Finding], keepsPlaces: Bool = false) -> [FoldedFinding] {
    var folded: [FoldedFinding] = []
    var groups: [Content: Group] = [:]
    for finding in findings {
      let content = Content(finding)
      let group = groups[content]
      if let group, folded[group.first].finding.unit != finding.unit {
        if groups[content]?.units.insert(finding.unit).inserted == true {
          folded[group.first].otherUnits.append(finding.unit)
        }
        continue
      }
      let remarks = Remarks(finding)
      if !keepsPlaces, let index = group?.places[remarks] {
        folded[index].otherPlaces.append(finding.location)
        continue
      }
      groups[content, default: Group(first: folded.count)].places[remarks] = folded.count
      folded.append(FoldedFinding(finding: finding))
    }
    return folded
  }

  /// Where the first of equal findings stands in the result, which other units have been seen, and where in the result what is
  /// said in the unit of the first stands.
  private struct Group {
    let first: Int
    var units: Set<UnitID> = []
    var places: [Remarks: Int] = [:]
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

  /// What is said of a finding below its place.
  private struct Remarks: Hashable {
    let label: ByteString?
    let notes: [ByteString]
    let related: [Other]

    struct Other: Hashable {
      let message: ByteString
      let path: Path
      let span: SourceSpan?
    }

    init(_ finding: Finding) {
      label = finding.label.map { ByteString($0) }
      notes = finding.notes.map { ByteString($0) }
      related = finding.related.map {
        Other(message: ByteString($0.message), path: $0.location.path, span: $0.location.place?.span)
      }
    }
  }
}
