import Diagnostics
public import RuleEngine

/// The rules about what render scripts do, which `kfplint verify-render` runs and no other command.
public enum RenderRules {
  /// All of them, sorted by id.
  public static let all: [RegisteredRule] = [
    rule("render-failed", "a render script ends with an error", RenderFailed()),
    rule("render-hanging", "a render script does not end within the time limit", RenderHanging()),
    rule("render-nested", "a render script copies a folder into the pipeline, not its content", RenderNested()),
    rule("render-stale", "a pipeline is not what its render script renders", RenderStale()),
    rule("render-unstable", "a render script renders something else each time", RenderUnstable()),
  ]

  private static func rule(_ id: String, _ summary: String, _ rule: some Rule<RenderResult>) -> RegisteredRule {
    RegisteredRule(
      RuleInfo(
        id: id, severity: .error, category: .freshness, summary: summary, since: "0.1.0",
        page: """
          # \(id)

          \(summary.prefix(1).uppercased())\(summary.dropFirst()). Only `kfplint verify-render` finds this: it runs the
          render scripts on a copy of what is checked. The page "Freshness" of the documentation has examples.

          """),
      .render(rule))
  }
}

/// Finds pipelines that are not what their script renders.
private struct RenderStale: Rule {
  func check(_ result: RenderResult, _ report: inout Report) {
    for difference in result.differences {
      switch difference.kind {
      case .values(let places): report(.stale(difference.pipeline, result.script, places), at: difference.location)
      case .added: report(.uncommitted(difference.pipeline, result.script), at: difference.location)
      case .incomparable(let reason):
        report(.incomparable(difference.pipeline, result.script, reason), at: difference.location)
      case .unstable, .nested: continue
      }
    }
  }
}

/// Finds scripts that render something else each time.
private struct RenderUnstable: Rule {
  func check(_ result: RenderResult, _ report: inout Report) {
    for difference in result.differences {
      guard case .unstable(let places) = difference.kind else { continue }
      report(.unstable(difference.pipeline, result.script, places), at: difference.location)
    }
  }
}

/// Finds scripts that copy a folder into the pipeline.
private struct RenderNested: Rule {
  func check(_ result: RenderResult, _ report: inout Report) {
    for difference in result.differences where difference.kind == .nested {
      report(.nested(difference.pipeline, result.script), at: difference.location)
    }
  }
}

/// Finds scripts that fail.
private struct RenderFailed: Rule {
  func check(_ result: RenderResult, _ report: inout Report) {
    if case .failed(let status, let lines) = result.end {
      report(.failed(result.script, status, lines), at: Location(path: result.script))
    }
  }
}

/// Finds scripts that do not come to an end.
private struct RenderHanging: Rule {
  func check(_ result: RenderResult, _ report: inout Report) {
    if case .overtime(let seconds, let lines) = result.end {
      report(.overtime(result.script, seconds, lines), at: Location(path: result.script))
    }
  }
}

extension RenderResult {
  fileprivate var differences: [Difference] {
    if case .rendered(let differences) = end { differences } else { [] }
  }
}

extension Report.Message {
  /// How many places or lines are shown.
  private static let most = 5

  private static func different(_ places: [String]) -> [String] {
    let more = places.count - most
    return places.prefix(most).map { "different: \($0)" } + (more > 0 ? ["and \(more) more differences"] : [])
  }

  fileprivate static func stale(_ pipeline: Path, _ script: Path, _ places: [String]) -> Self {
    Self(
      "\(pipeline.name) is not what \(script.name) renders", notes: different(places),
      help: "run \(script), and commit what it writes")
  }

  fileprivate static func uncommitted(_ pipeline: Path, _ script: Path) -> Self {
    Self(
      "\(script.name) renders \(pipeline.name), which is not in the repository",
      help: "run \(script), and commit what it writes")
  }

  fileprivate static func incomparable(_ pipeline: Path, _ script: Path, _ reason: String) -> Self {
    Self(
      "\(pipeline.name) cannot be compared with what \(script.name) renders", notes: [reason],
      help: "run \(script), and check what it writes with `kfplint lint`")
  }

  fileprivate static func unstable(_ pipeline: Path, _ script: Path, _ places: [String]) -> Self {
    Self(
      "\(script.name) renders another \(pipeline.name) each time", notes: different(places),
      help: "take times, random numbers and the order of sets out of the pipeline's Python")
  }

  fileprivate static func nested(_ pipeline: Path, _ script: Path) -> Self {
    Self(
      "\(script.name) copies \(RenderedFolder.leftoverName)/ into \(pipeline.name), and workflow.yaml stays as it was",
      notes: ["GNU cp copies the folder itself where the target exists; cp of macOS copies its content"],
      help: "write `cp -r .temp/. \(pipeline.name)` in \(script)")
  }

  fileprivate static func failed(_ script: Path, _ status: Int32, _ lines: [String]) -> Self {
    Self(
      "\(script.name) ended with exit status \(status)", notes: lines.map { "output: \($0)" },
      help: "run \(script) in a fresh clone")
  }

  fileprivate static func overtime(_ script: Path, _ seconds: Int, _ lines: [String]) -> Self {
    Self(
      "\(script.name) did not end within \(seconds) s", notes: lines.map { "output: \($0)" },
      help: "raise the limit with --timeout SECONDS, or find out what the script waits for")
  }
}
