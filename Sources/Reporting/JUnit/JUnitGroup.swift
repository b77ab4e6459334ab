import Diagnostics

/// The rules on a unit that make one test.
struct JUnitGroup {
  /// The name of a unit's only test, where it has one.
  static let wholeUnit = "all-rules"

  /// The test's name: a rule's id or a category's word, never a message or a line, for a history needs names that stay.
  let name: String
  /// The rules, sorted by id.
  let rules: [JUnitUnit.Rule]

  /// What they found.
  var findings: [Finding] { rules.flatMap(\.findings) }

  /// The groups of a unit, sorted by name.
  static func all(
    of unit: JUnitUnit, _ granularity: TestGranularity, _ catalogue: ReportedRules
  ) -> [JUnitGroup] {
    switch granularity {
    case .rule: return unit.rules.map { JUnitGroup(name: $0.id, rules: [$0]) }
    case .unit: return [JUnitGroup(name: wholeUnit, rules: unit.rules)]
    case .category:
      let groups = Dictionary(grouping: unit.rules) { catalogue[$0.id]?.category ?? "other" }
      return groups.sorted { $0.key < $1.key }.map { JUnitGroup(name: $0.key, rules: $0.value) }
    }
  }
}
