import Diagnostics
import Pipelines
import Reporting

/// A line of a comparison: its parts, and what each of them is.
struct ComparedLine {
  private(set) var parts: [(text: String, role: Paint.Role?)]

  /// A line without anything on it.
  static let blank = ComparedLine([])

  init(_ parts: [(text: String, role: Paint.Role?)]) { self.parts = parts }

  init(_ text: String, _ role: Paint.Role) { parts = [(text, role)] }

  /// The line as it reads without colours.
  var text: String { parts.map(\.text).joined() }

  /// The line with words after it.
  static func + (line: ComparedLine, words: String) -> ComparedLine { ComparedLine(line.parts + [(words, nil)]) }
}

/// The differences of a pipeline in lines that people read; text of a repository steers nothing.
struct ComparedLines {
  private let comparison: Comparison
  private(set) var lines: [ComparedLine] = []

  /// The lines about all parts that are not the same, each part after a blank one.
  init(of comparison: Comparison) {
    self.comparison = comparison
    for section in comparison.sections { write(section) }
  }

  private mutating func write(_ section: ComparedSection) {
    lines.append(.blank)
    lines.append(ComparedLine(CompareWording.heading(section, comparison), .emphasis))
    for change in section.changes { write(change, indentation: "  ") }
  }

  private mutating func write(_ change: ComparedChange, indentation: String) {
    let path = comparison.shown(change.path)
    let rest = (path.isEmpty ? "" : " \(path)") + CompareWording.topic(of: change)
    let head = ComparedLine([(indentation, nil), mark(change.kind), (rest, nil)])
    let inner = indentation + "    "
    switch change.body {
    case .values(let old, let new): write(head, old, new, inner)
    case .diff(let difference):
      lines.append(head)
      for line in difference.lines(comparison.mask) {
        lines.append(ComparedLine([(inner, nil), (line.text, role(of: line))]))
      }
    case .asIn(let path): lines.append(head + ": the same change as in \(comparison.shown(path))")
    case .json(let changes):
      if changes.isEmpty {
        lines.append(head + ": the same JSON, written in another way")
      } else {
        lines.append(head + ", in JSON")
        for change in changes { write(change, indentation: inner) }
      }
    case .outline(let old, let new):
      lines.append(head)
      for (sign, outline, role) in [("-", old, Paint.Role.removed), ("+", new, .added)] {
        for line in outline?.lines ?? [] {
          let words = String(repeating: " ", count: 2 * line.depth) + comparison.shown(line.bytes)
          lines.append(ComparedLine([(inner, nil), ("\(sign) \(words)", role)]))
        }
      }
    }
  }

  private mutating func write(_ head: ComparedLine, _ old: ByteString?, _ new: ByteString?, _ inner: String) {
    let (before, after) = (old.map { comparison.shown($0.bytes) }, new.map { comparison.shown($0.bytes) })
    let isSecret = before != nil && before == after
    let short =
      switch (before, after) {
      case (let before?, let after?): "\(before) → \(after)\(isSecret ? " (a secret, which is not the same)" : "")"
      case (let value?, nil), (nil, let value?): value
      case (nil, nil): ""
      }
    if head.text.unicodeScalars.count + 2 + short.unicodeScalars.count <= 80 || isSecret {
      lines.append(head + ": \(short)")
      return
    }
    lines.append(head)
    if let before { lines.append(ComparedLine([(inner, nil), ("- \(before)", .removed)])) }
    if let after { lines.append(ComparedLine([(inner, nil), ("+ \(after)", .added)])) }
  }

  private func mark(_ kind: ComparedChange.Kind) -> (text: String, role: Paint.Role?) {
    switch kind {
    case .added: ("+", .added)
    case .removed: ("-", .removed)
    case .changed, .renamed, .reordered: ("~", nil)
    }
  }

  private func role(of line: LineDifference.Line) -> Paint.Role? {
    switch line.kind {
    case .header: .gutter
    case .added: .added
    case .removed: .removed
    case .kept, .note: nil
    }
  }
}
