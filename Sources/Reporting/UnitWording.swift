import Diagnostics

/// What a user calls the units that were looked at.
struct UnitWording {
  private let units: [Outcome.Unit]

  /// The words for an outcome.
  init(_ outcome: Outcome) {
    units = outcome.units
  }

  /// The pipelines and schedules that could be read, such as "3 pipelines and 1 schedule folder".
  ///
  /// It is `nil` when there are none; the repository itself is not counted, for it is always there.
  var checkedUnits: String? {
    var (pipelines, schedules) = (0, 0)
    for unit in units {
      guard case .checked = unit.status else { continue }
      switch unit.kind {
      case .pipeline, .barePipeline: pipelines += 1
      case .schedule: schedules += 1
      case .repository: break
      }
    }
    let (first, second) = (counted(pipelines, "pipeline"), counted(schedules, "schedule folder"))
    if pipelines > 0 && schedules > 0 { return "\(first) and \(second)" }
    return pipelines > 0 ? first : schedules > 0 ? second : nil
  }

  /// Whether exactly one of them could be read, the repository aside.
  var isOneUnit: Bool {
    units.count { unit in
      if case .checked = unit.status { Self.noun(unit.kind) != nil } else { false }
    } == 1
  }

  /// Units besides one that was shown, such as "12 other pipelines".
  func others(_ units: [UnitID]) -> String {
    let nouns = Set(units.map { Self.noun($0.kind) ?? "place" })
    return counted(units.count, "other \(nouns.count == 1 ? nouns.first ?? "place" : "place")")
  }

  private static func noun(_ kind: UnitID.Kind) -> String? {
    switch kind {
    case .pipeline, .barePipeline: "pipeline"
    case .schedule: "schedule folder"
    case .repository: nil
    }
  }
}
