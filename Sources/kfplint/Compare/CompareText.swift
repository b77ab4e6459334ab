import Diagnostics
import Pipelines
import Reporting

/// The differences for a terminal of 80 columns; text of a repository steers nothing.
struct CompareText {
  private let comparison: Comparison
  private let paint: Paint
  private var text = ""

  /// All pipelines, and a last line that counts them.
  static func of(_ comparisons: [Comparison], _ impact: [String: [String]] = [:], isColored: Bool) -> String {
    var text = ""
    for comparison in comparisons {
      var writer = CompareText(comparison, isColored: isColored)
      writer.write(impact[comparison.name] ?? [])
      text += writer.text + "\n"
    }
    return text + "compare: \(comparisons.summary)\n"
  }

  private init(_ comparison: Comparison, isColored: Bool) {
    self.comparison = comparison
    paint = Paint(isOn: isColored)
  }

  private mutating func write(_ impact: [String]) {
    let name = paint(comparison.shown(comparison.name), .emphasis)
    switch comparison.result {
    case .equal: text += "\(name): equal, but for compilation time and SDK version\n"
    case .added: text += "\(name): added\n"
    case .removed: text += "\(name): removed\n"
    case .unreadable(let why): text += "\(name): cannot be compared: \(comparison.shown(why))\n"
    case .different: text += "\(name): different\n"
    }
    for section in comparison.sections { write(section) }
    if !impact.isEmpty {
      text += "\nschedules\n"
      for sentence in impact { text += "  \(comparison.shown(sentence))\n" }
    }
  }

  private mutating func write(_ section: ComparedSection) {
    text += "\n\(paint(CompareWording.heading(section, comparison), .emphasis))\n"
    for change in section.changes { write(change, indentation: "  ") }
  }

  private mutating func write(_ change: ComparedChange, indentation: String) {
    let path = comparison.shown(change.path)
    let head = indentation + mark(change.kind) + (path.isEmpty ? "" : " \(path)") + CompareWording.topic(of: change)
    let inner = indentation + "    "
    switch change.body {
    case .values(let old, let new): write(head, old, new, inner)
    case .diff(let difference):
      text += head + "\n"
      for line in difference.lines(comparison.mask) { text += inner + painted(line) + "\n" }
    case .asIn(let path): text += "\(head): the same change as in \(comparison.shown(path))\n"
    case .json(let changes):
      if changes.isEmpty {
        text += "\(head): the same JSON, written in another way\n"
      } else {
        text += "\(head), in JSON\n"
        for change in changes { write(change, indentation: inner) }
      }
    case .outline(let old, let new):
      text += head + "\n"
      for (sign, outline, role) in [("-", old, Paint.Role.removed), ("+", new, .added)] {
        for line in outline?.lines ?? [] {
          let words = String(repeating: " ", count: 2 * line.depth) + comparison.shown(line.bytes)
          text += inner + paint("\(sign) \(words)", role) + "\n"
        }
      }
    }
  }

  private mutating func write(_ head: String, _ old: ByteString?, _ new: ByteString?, _ inner: String) {
    let (before, after) = (old.map { comparison.shown($0.bytes) }, new.map { comparison.shown($0.bytes) })
    let isSecret = before != nil && before == after
    let short =
      switch (before, after) {
      case (let before?, let after?): "\(before) → \(after)\(isSecret ? " (a secret, which is not the same)" : "")"
      case (let value?, nil), (nil, let value?): value
      case (nil, nil): ""
      }
    if head.unicodeScalars.count + 2 + short.unicodeScalars.count <= 80 || isSecret {
      text += "\(head): \(short)\n"
      return
    }
    text += head + "\n"
    if let before { text += inner + paint("- \(before)", .removed) + "\n" }
    if let after { text += inner + paint("+ \(after)", .added) + "\n" }
  }

  private func mark(_ kind: ComparedChange.Kind) -> String {
    switch kind {
    case .added: paint("+", .added)
    case .removed: paint("-", .removed)
    case .changed, .renamed, .reordered: "~"
    }
  }

  private func painted(_ line: LineDifference.Line) -> String {
    switch line.kind {
    case .header: paint(line.text, .gutter)
    case .added: paint(line.text, .added)
    case .removed: paint(line.text, .removed)
    case .kept, .note: line.text
    }
  }
}
