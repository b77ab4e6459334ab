import Diagnostics
import YAMLSyntax

/// The comments of a YAML file that suppress findings: `# kfplint: ignore[rule, rule] reason`.
struct CommentDirectives {
  /// A comment that suppresses findings.
  struct Directive {
    let rules: [String]
    let reason: String?
    let location: Location
    /// The line that it speaks of: its own, or the next one if it stands alone.
    let line: Int
  }

  /// The directives in the order of the file.
  let all: [Directive]
  /// Where comments stand that are meant for kfplint and say nothing to it.
  let malformed: [Location]
  private let file: SourceFile
  private let lines: LineTable
  /// The places in `all`, by the line that they speak of.
  private let places: [Int: [Int]]

  /// Reads the directives of a document; `nil` if there are none, as in every rendered file.
  init?(in tree: YAMLTree) {
    let file = tree.file
    guard file.bytes.firstOccurrence(of: "kfplint") != nil else { return nil }
    let lines = LineTable(file)
    let comments = tree.comments
    let commentedLines = Set(
      comments.filter { Self.standsAlone($0, in: file) }.map { lines.position(of: Int($0.start)).line })
    var directives: [Directive] = []
    var malformed: [Location] = []
    // Several comments above one line all speak of that line: the last of them knows which it is.
    var lineBelow: [Int: Int] = [:]
    for comment in comments.reversed() {
      let own = lines.position(of: Int(comment.start)).line
      let line = commentedLines.contains(own) ? lineBelow[own + 1] ?? own + 1 : own
      lineBelow[own] = line
      let text = Substring(String(decoding: file.bytes[comment.range].dropFirst(), as: UTF8.self))
      let location = Location(file, comment)
      if let (rules, reason) = Self.parse(text), !rules.isEmpty {
        directives.append(Directive(rules: rules, reason: reason, location: location, line: line))
      } else if Self.isMeant(text) {
        malformed.append(location)
      }
    }
    guard !directives.isEmpty || !malformed.isEmpty else { return nil }
    all = directives.reversed()
    self.malformed = malformed.reversed()
    // Of several that speak of a line, the first in the file counts.
    places = Dictionary(grouping: all.indices) { [all] in all[$0].line }
    self.file = file
    self.lines = lines
  }

  /// The comment that speaks of a finding, if there is one: of what starts on its line.
  func directive(for rule: String, at location: Location) -> Directive? {
    guard let place = location.place, place.file === file else { return nil }
    let line = lines.position(of: Int(place.span.start)).line
    return places[line]?.lazy.map { all[$0] }.first { $0.rules.contains(rule) }
  }

  private static func standsAlone(_ comment: SourceSpan, in file: SourceFile) -> Bool {
    let before = file.bytes[(file.hasByteOrderMark ? 3 : 0)..<Int(comment.start)]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.startIndex
    return before[lineStart...].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  private static func parse(_ comment: Substring) -> (rules: [String], reason: String?)? {
    var rest = comment
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

  /// Whether a comment that is no directive was meant to be one: it begins with the name of the program and then ignores.
  private static func isMeant(_ comment: Substring) -> Bool {
    let words = comment.lowercased().split { !$0.isLetter }
    return words.first == "kfplint" && words.dropFirst().first.map { $0.hasPrefix("ignore") } == true
  }
}
