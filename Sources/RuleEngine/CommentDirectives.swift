import Diagnostics
import YAMLSyntax

/// The comments of a YAML file that suppress findings: `# kfplint: ignore[rule, rule] reason`.
struct CommentDirectives {
  private let file: SourceFile
  private let lines: LineTable
  /// The directives by the line that they speak of: their own, or the next one if they stand alone.
  private let directives: [Int: [Directive]]

  private struct Directive {
    let rules: [String]
    let reason: String?
  }

  /// Reads the directives of a document; `nil` if there are none, as in every rendered file.
  init?(in tree: YAMLTree) {
    let file = tree.file
    guard file.bytes.firstOccurrence(of: "kfplint:") != nil else { return nil }
    let lines = LineTable(file)
    let comments = tree.comments
    let commentedLines = Set(
      comments.filter { Self.standsAlone($0, in: file) }.map { lines.position(of: Int($0.start)).line })
    var directives: [Int: [Directive]] = [:]
    // Several comments above one line all speak of that line: the last of them knows which it is.
    var lineBelow: [Int: Int] = [:]
    for comment in comments.reversed() {
      let own = lines.position(of: Int(comment.start)).line
      let line = commentedLines.contains(own) ? lineBelow[own + 1] ?? own + 1 : own
      lineBelow[own] = line
      guard let (rules, reason) = Self.parse(file.bytes[comment.range]) else { continue }
      directives[line, default: []].append(Directive(rules: rules, reason: reason))
    }
    guard !directives.isEmpty else { return nil }
    // Of several that speak of a line, the first in the file counts.
    self.directives = directives.mapValues { Array($0.reversed()) }
    self.file = file
    self.lines = lines
  }

  /// The decision that a comment makes about a finding, if there is one: it speaks of what starts on its line.
  func suppression(of rule: String, at location: Location) -> Finding.Suppression? {
    guard let place = location.place, place.file === file else { return nil }
    let line = lines.position(of: Int(place.span.start)).line
    let directive = directives[line]?.first { $0.rules.contains(rule) }
    return directive.map { .init(by: .comment, reason: $0.reason) }
  }

  private static func standsAlone(_ comment: SourceSpan, in file: SourceFile) -> Bool {
    let before = file.bytes[(file.hasByteOrderMark ? 3 : 0)..<Int(comment.start)]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.startIndex
    return before[lineStart...].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  private static func parse(_ comment: ArraySlice<UInt8>) -> (rules: [String], reason: String?)? {
    var rest = Substring(String(decoding: comment.dropFirst(), as: UTF8.self))
    for word in ["kfplint:", "ignore["] {
      rest = rest.drop { $0 == " " }
      guard rest.hasPrefix(word) else { return nil }
      rest = rest.dropFirst(word.count)
    }
    guard let close = rest.firstIndex(of: "]") else { return nil }
    let rules = rest[..<close].split { $0 == "," || $0 == " " }.map(String.init)
    var reason = rest[rest.index(after: close)...].drop { $0 == " " }
    while reason.last == " " || reason.last == "\r" { reason.removeLast() }
    return (rules, reason.isEmpty ? nil : String(reason))
  }
}
