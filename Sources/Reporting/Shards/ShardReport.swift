public import Diagnostics
import YAMLSyntax

/// The report of one part of the units, read again from its JSON.
///
/// It is read strictly: what `kfplint lint --shard --format json` does not write is refused, with its place. Members that are not
/// known are passed over, as version 1 promises.
public struct ShardReport: Sendable {
  /// The file that was read.
  let path: Path
  let outcome: Outcome
  let part: Outcome.Part
  let granularity: TestGranularity
  let docsURL: String?
  let pathsFromTop: [Path: Path]

  /// Reads a report.
  public init(parsing file: SourceFile) throws(ReportProblem) {
    path = file.path
    let root: YAMLNode
    do throws(JSONSyntaxError) {
      root = try JSONText.parse(file, dialect: .go)
    } catch {
      throw ReportProblem(error.message, at: Location(file, error.span))
    }
    let document = JSONMember(root, "report")
    let schema = try document["schema"]
    guard try schema.number == 1 else {
      throw schema.problem("the report has another version than 1, which is the only one that is known")
    }
    let version = try document["tool"]["version"].text
    guard let shard = try document.optional("shard") else {
      throw document.problem("this is not the report of a shard: `kfplint lint --shard I/N --format json` writes those")
    }
    guard let number = Shard(try shard["index"].number, of: try shard["count"].number) else {
      throw try shard["index"].problem("`index` has to be from 1 to `count`, which is at most \(Shard.most)")
    }
    let paths = try ShardPaths(shard["paths"])
    pathsFromTop = paths.fromTop
    let units = try Self.units(document["units"], shard, paths)
    let files = try SparseFiles(shard["files"], paths)
    let findings = ShardFindings(paths, files)
    outcome = Outcome(
      version: version, source: try Self.source(document["source"], timestamp: shard["timestamp"].optionalText),
      units: units, knownUnits: nil, findings: try findings.read(document["findings"], places: shard["places"]),
      threshold: try shard["threshold"].word())
    let undecided = try shard["undecided"]
    part = Outcome.Part(
      number, digest: try shard["digest"].optionalText,
      isConfigurationInvalid: try shard["isConfigurationInvalid"].truth,
      undecided: try findings.read(undecided["findings"], places: undecided["places"]),
      rules: try Self.rules(undecided["rules"]))
    granularity = try shard["junitGranularity"].word()
    docsURL = try shard["docsUrl"].optionalText
  }

  private static func source(
    _ source: JSONMember, timestamp: String?
  ) throws(ReportProblem) -> Outcome.Source {
    Outcome.Source(
      kind: try source["kind"].word(), head: try source["head"].optionalText, base: try source["base"].optionalText,
      timestamp: timestamp)
  }

  private static func units(
    _ list: JSONMember, _ shard: JSONMember, _ paths: ShardPaths
  ) throws(ReportProblem) -> [Outcome.Unit] {
    var lists: [[Outcome.Unit.RuleRun]] = []
    for list in try shard["ruleLists"].items { lists.append(try rules(list)) }
    let numbers = try shard["rulesOfUnits"]
    let (members, numbered) = (try list.items, try numbers.items)
    guard members.count == numbered.count else {
      throw numbers.problem("`rulesOfUnits` has \(numbered.count) items for \(members.count) units")
    }
    var units: [Outcome.Unit] = []
    for (unit, number) in zip(members, numbered) {
      let status: Outcome.Unit.Status
      switch try unit["status"].text {
      case "checked": status = .checked
      case "unreadable": status = .unreadable(try unit["problem"].text)
      default: throw try unit["status"].problem("`status` has to be checked or unreadable")
      }
      let id = UnitID(path: try paths.path(unit["path"]), kind: try unit["kind"].word())
      units.append(Outcome.Unit(id, status: status, rules: try number.element(of: lists)))
    }
    return units
  }

  private static func rules(_ list: JSONMember) throws(ReportProblem) -> [Outcome.Unit.RuleRun] {
    var rules: [Outcome.Unit.RuleRun] = []
    for row in try list.items {
      let cells = try row.items
      guard cells.count == 3 else { throw row.problem("a rule has to be an id, a severity and an obstacle") }
      let severity: Severity? = cells[1].isNull ? nil : try cells[1].word()
      rules.append(.init(try cells[0].text, severity: severity, obstacle: try cells[2].optionalText))
    }
    return rules
  }
}
