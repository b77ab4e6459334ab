public import Diagnostics

extension Linter {
  /// Judges what came of running a render script, under the settings that hold for the script.
  public func check(_ result: RenderResult) -> (unit: Outcome.Unit, findings: [Finding]) {
    let ran = run(in: result.script) { rule, report in
      guard case .render(let rule) = rule else { return nil }
      rule.check(result, &report)
      return .ran
    }
    let id = UnitID(path: result.script, kind: .barePipeline)
    return (Outcome.Unit(id, status: .checked, rules: ran.runs), findings(from: ran.drafts, in: id, directives: []))
  }
}
