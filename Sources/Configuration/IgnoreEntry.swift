public import Diagnostics
import YAMLSyntax

/// A decision to live with a finding, to be written into `.kfplint.yaml`.
public struct IgnoreEntry: Sendable {
  /// The path of the file, from the root.
  public let path: Path
  /// The logical place in the file; empty for the file as a whole.
  public let place: String
  /// The rule's id.
  public let rule: String
  /// Why.
  public let reason: String
  /// The last day on which it holds, if there is one.
  public let until: CalendarDate?

  /// A decision.
  public init(path: Path, place: String, rule: String, reason: String, until: CalendarDate?) {
    self.path = path
    self.place = place
    self.rule = rule
    self.reason = reason
    self.until = until
  }

  /// The entry as one line of YAML, without the dash.
  public var text: String {
    var fields = ["path: \(QuotedScalar.text(PathPattern.literal(path)))"]
    if !place.isEmpty { fields.append("place: \(QuotedScalar.text(place))") }
    fields += ["rule: \(rule)", "reason: \(QuotedScalar.text(reason))"]
    if let until { fields.append("until: \(until.description)") }
    return "{\(fields.joined(separator: ", "))}"
  }
}

extension ConfigurationFile {
  /// The bytes of the file with one more entry under `ignores`, everything else as it is; `nil` where that is not possible.
  ///
  /// `rules` are those that exist. What is written is read again before it is given back.
  public func adding(_ entry: IgnoreEntry, rules: [KnownRule]) -> [UInt8]? {
    guard problems.isEmpty, let (offset, text) = insertion(of: entry) else { return nil }
    let isCRLF = file.bytes.firstOccurrence(of: "\r\n") != nil
    let inserted =
      isCRLF ? Array(text.utf8).flatMap { $0 == UInt8(ascii: "\n") ? Array("\r\n".utf8) : [$0] } : Array(text.utf8)
    let bytes = Array(file.bytes[..<offset]) + inserted + Array(file.bytes[offset...])
    let result = with(bytes, rules: rules)
    guard result.problems.isEmpty, result.settings.ignores.count == settings.ignores.count + 1 else { return nil }
    return bytes
  }

  /// What to insert, and where.
  private func insertion(of entry: IgnoreEntry) -> (offset: Int, text: String)? {
    guard let tree = try? YAMLTree.parse(file) else { return nil }
    let root = tree.documents.first
    guard let list = root?.entries.first(where: { $0.key.text == "ignores" }) else {
      let needsBreak = !file.bytes.isEmpty && file.bytes.last != UInt8(ascii: "\n")
      return (file.bytes.count, "\(needsBreak ? "\n" : "")ignores:\n  - \(entry.text)\n")
    }
    guard list.value.kind == .sequence else { return nil }
    let start = Int(list.value.span.start)
    guard let last = Array(list.value.items).last else {
      return file.bytes[start] == UInt8(ascii: "[") ? (start + 1, entry.text) : nil
    }
    let end = Self.end(of: last)
    if file.bytes[start] == UInt8(ascii: "[") { return (end, ", \(entry.text)") }
    // A block list: the new item stands below the last one, at the same depth.
    let lineStart = file.bytes[..<Int(last.span.start)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let before = file.bytes[lineStart..<Int(last.span.start)]
    guard let dash = before.firstIndex(of: UInt8(ascii: "-")), before[..<dash].allSatisfy({ $0 == UInt8(ascii: " ") })
    else { return nil }
    return (endOfLine(after: end), "\n\(String(repeating: " ", count: dash - lineStart))- \(entry.text)")
  }

  private func endOfLine(after offset: Int) -> Int {
    var end = file.bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
    if end > offset, file.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }

  /// Where the text of a node ends, without the white space that YAML counts to a block.
  private static func end(of node: YAMLNode) -> Int {
    let bytes = node.file.bytes
    if [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(bytes[Int(node.span.start)]) { return Int(node.span.end) }
    switch node.kind {
    case .mapping:
      if let entry = Array(node.entries).last { return end(of: entry.value.isNull ? entry.key : entry.value) }
    case .sequence:
      if let item = Array(node.items).last { return end(of: item) }
    case .scalar: break
    }
    let white: [UInt8] = Array(" \t\r\n".utf8)
    return bytes[Int(node.span.start)..<Int(node.span.end)].lastIndex { !white.contains($0) }.map { $0 + 1 }
      ?? Int(node.span.end)
  }
}
