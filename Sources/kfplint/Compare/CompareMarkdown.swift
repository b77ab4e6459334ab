import Diagnostics
import Pipelines
import Reporting

/// The differences for a pull request: what a repository holds stands in code, where no mark-up means anything.
enum CompareMarkdown {
  static func of(_ comparisons: [Comparison], _ impact: [String: [String]] = [:]) -> String {
    var text = "### What changes in rendered pipelines\n\n\(comparisons.summary)\n"
    for comparison in comparisons {
      text += "\n#### \(code(comparison.shown(comparison.name))): \(comparison.word)\n"
      if let obstacle = comparison.obstacle { text += "\n**Could not be compared:** \(code(obstacle))\n" }
      for section in comparison.sections {
        text += "\n- \(code(CompareWording.heading(section, comparison)))\n"
        for change in section.changes { append(change, comparison, indentation: "  ", to: &text) }
      }
      let sentences = impact[comparison.name] ?? []
      if !sentences.isEmpty { text += "\n**Schedules**\n\n" }
      for sentence in sentences { text += "- \(code(comparison.shown(sentence)))\n" }
    }
    return text
  }

  private static func append(
    _ change: ComparedChange, _ comparison: Comparison, indentation: String, to text: inout String
  ) {
    let path = change.path.isEmpty ? "" : code(comparison.shown(change.path)) + " "
    let head = "\(indentation)- \(path)**\(change.kind.rawValue)**\(topic(change))"
    let inner = indentation + "  "
    switch change.body {
    case .values(let old, let new):
      let values = [old, new].compactMap { $0.map { code(comparison.shown($0.bytes)) } }
      let isSecret = values.count == 2 && values[0] == values[1]
      text += "\(head): \(isSecret ? "a secret, which is not shown" : values.joined(separator: " → "))\n"
    case .asIn(let path): text += "\(head): the same change as in \(code(comparison.shown(path)))\n"
    case .json(let changes):
      text += changes.isEmpty ? "\(head): the same JSON, written in another way\n" : "\(head), in JSON\n"
      for change in changes { append(change, comparison, indentation: inner, to: &text) }
    case .diff(let difference):
      text += "\(head)\n\n"
      text += block(difference.lines(comparison.mask).map(\.text), inner)
    case .outline(let old, let new):
      let lines = [("-", old), ("+", new)].flatMap { sign, outline in
        (outline?.lines ?? []).map { line in
          sign + " " + String(repeating: " ", count: 2 * line.depth) + comparison.shown(line.bytes)
        }
      }
      text += "\(head)\n\n" + block(lines, inner)
    }
  }

  private static func topic(_ change: ComparedChange) -> String {
    change.topic == .other ? "" : " (\(change.topic.rawValue))"
  }

  private static func block(_ lines: [String], _ indentation: String) -> String {
    MarkdownCode.block(lines, language: "diff").map { indentation + $0 + "\n" }.joined() + "\n"
  }

  private static func code(_ text: String) -> String { MarkdownCode.span(text) }
}
