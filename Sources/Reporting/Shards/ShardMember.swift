import Diagnostics

/// What the JSON of one part of the units says besides: all that reports of the whole are made of, and that version 1 has no
/// member for.
///
/// It stands under `shard`. Its form belongs to the version of kfplint that writes and reads it.
struct ShardMember {
  private let part: Outcome.Part
  private let outcome: Outcome
  private let options: ReportOptions

  init(_ part: Outcome.Part, _ outcome: Outcome, _ options: ReportOptions) {
    self.part = part
    self.outcome = outcome
    self.options = options
  }

  /// The member; `undecided` are the part's findings that only all parts together decide about.
  func value(undecided: JSONValue, _ lines: inout LineTables) -> JSONValue {
    var files = FileExcerpts()
    var places: [JSONValue] = []
    for finding in outcome.findings { places.append(files.add(finding, &lines)) }
    var undecidedPlaces: [JSONValue] = []
    for finding in part.undecided { undecidedPlaces.append(files.add(finding, &lines)) }

    // Most units have the same rules: each list of rules is written once.
    var numbers: [[Outcome.Unit.RuleRun]: Int] = [:]
    var lists: [JSONValue] = []
    let units = outcome.units.map { unit in
      if let number = numbers[unit.rules] { return JSONValue.integer(number) }
      let number = lists.count
      numbers[unit.rules] = number
      lists.append(Self.value(unit.rules))
      return .integer(number)
    }
    return [
      "index": .integer(part.shard.index), "count": .integer(part.shard.count), "digest": JSONValue(part.digest),
      "isConfigurationInvalid": .boolean(part.isConfigurationInvalid),
      "threshold": .string(outcome.threshold.rawValue), "timestamp": JSONValue(outcome.source.timestamp),
      "junitGranularity": .string(options.junitGranularity.rawValue),
      "docsUrl": JSONValue(options.docsURL),
      "ruleLists": .array(lists), "rulesOfUnits": .array(units),
      "places": .array(places),
      "undecided": [
        "findings": undecided, "places": .array(undecidedPlaces), "rules": Self.value(part.undecidedRules),
      ],
      "files": .array(files.values(&lines)), "paths": .array(paths),
    ]
  }

  private static func value(_ rules: [Outcome.Unit.RuleRun]) -> JSONValue {
    .array(
      rules.map { run in
        .array([.string(run.rule), JSONValue(run.severity?.rawValue), JSONValue(run.obstacle)])
      })
  }

  /// The paths that are not what JSON says of them, or that begin elsewhere for readers who start at the repository's top: what
  /// JSON says, the bytes, and the bytes from the top.
  private var paths: [JSONValue] {
    let findings = outcome.findings + part.undecided
    let named =
      outcome.units.map(\.path)
      + findings.flatMap { [$0.unit.path, $0.location.path] + $0.related.map(\.location.path) }
    return Set(named).sorted().compactMap { path in
      let fromTop = options.pathFromTop(path)
      if fromTop == path, path.isTop || ByteString(path.bytes).string != nil { return nil }
      return .array([JSONValue(path), .string(path.bytes.hexadecimal), .string(fromTop.bytes.hexadecimal)])
    }
  }
}
