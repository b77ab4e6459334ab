import Diagnostics
import Pipelines
import Reporting

/// The differences for a terminal of 80 columns.
enum CompareText {
  /// All pipelines, and a last line that counts them.
  static func of(_ comparisons: [Comparison], _ impact: [String: [String]] = [:], isColored: Bool) -> String {
    let paint = Paint(isOn: isColored)
    var text = ""
    for comparison in comparisons {
      text += "\(paint(comparison.shown(comparison.name), .emphasis)): \(comparison.outcome)\n"
      for line in ComparedLines(of: comparison).lines {
        text += line.parts.map { part in part.role.map { paint(part.text, $0) } ?? part.text }.joined() + "\n"
      }
      let sentences = impact[comparison.name] ?? []
      if !sentences.isEmpty {
        text += "\nschedules\n"
        for sentence in sentences { text += "  \(comparison.shown(sentence))\n" }
      }
      text += "\n"
    }
    return text + "compare: \(comparisons.summary)\n"
  }
}
