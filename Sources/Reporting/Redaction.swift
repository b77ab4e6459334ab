import Diagnostics

/// Hides secrets from reports.
///
/// A finding marks its place as a secret; what stands there is hidden in the lines of every finding's file and in every
/// sentence, since another rule may quote the same value, or point at the line that it stands on.
struct Redaction {
  /// The lines of the secrets as they are written; shorter ones would hide half of every text.
  private let secrets: [[UInt8]]
  /// The places of the secrets, by the file.
  private let places: [ObjectIdentifier: [Range<Int>]]
  private var files: [ObjectIdentifier: SourceFile] = [:]

  /// Finds out what has to be hidden; `nil` if nothing has to.
  private init?(_ findings: [Finding]) {
    let places = findings.flatMap { [$0.location] + $0.related.map(\.location) }.compactMap(\.place).filter(\.isSecret)
    guard !places.isEmpty else { return nil }
    self.places = Dictionary(grouping: places) { ObjectIdentifier($0.file) }.mapValues { $0.map(\.span.range) }
    let lines = places.flatMap { place in
      place.file.bytes[place.span.range].split { Self.isLineBreak($0) }.map { Self.trimmed($0) }
    }
    // A longer one first: it may hold a shorter one.
    secrets = Set(lines.filter { $0.count >= 8 }).sorted { ($1.count, ByteString($0)) < ($0.count, ByteString($1)) }
  }

  /// The outcome as it may be shown; offsets, lines and columns stay as they are.
  static func of(_ outcome: Outcome) -> Outcome {
    guard var redaction = Redaction(outcome.findings) else { return outcome }
    var copy = outcome
    copy.findings = outcome.findings.map { redaction.redacted($0) }
    return copy
  }

  private mutating func redacted(_ finding: Finding) -> Finding {
    var copy = finding
    copy.message = redacted(finding.message)
    copy.label = finding.label.map { redacted($0) }
    copy.location = redacted(finding.location)
    copy.notes = finding.notes.map { redacted($0) }
    copy.help = finding.help.map { redacted($0) }
    copy.related = finding.related.map { other in
      var copy = other
      copy.message = redacted(other.message)
      copy.location = redacted(other.location)
      return copy
    }
    return copy
  }

  private mutating func redacted(_ location: Location) -> Location {
    guard let place = location.place else { return location }
    return location.moved(to: redacted(place.file))
  }

  /// The file with its secrets hidden; always the same for the same file, which reports tell apart by identity.
  private mutating func redacted(_ file: SourceFile) -> SourceFile {
    if let known = files[ObjectIdentifier(file)] { return known }
    let copies = secrets.flatMap { Self.occurrences(of: $0, in: file.bytes) }
    let ranges = (places[ObjectIdentifier(file)] ?? []) + copies
    var redacted = file
    if !ranges.isEmpty {
      var bytes = file.bytes
      for range in ranges { Self.hide(range, of: &bytes) }
      redacted = SourceFile(path: file.path, origin: file.origin, bytes: bytes)
    }
    files[ObjectIdentifier(file)] = redacted
    return redacted
  }

  /// A sentence without the secrets, be they quoted in full or cut.
  private func redacted(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for secret in secrets + secrets.map({ Array($0.prefix(Self.longestQuotation)) }) {
      for range in Self.occurrences(of: secret, in: bytes).reversed() {
        bytes.replaceSubrange(range, with: "***".utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// As much as a sentence quotes of a value that is longer, see `ByteString.quoted`.
  private static let longestQuotation = 40

  /// The places of `part`, one after the other.
  private static func occurrences(of part: [UInt8], in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start + part.count <= bytes.count {
      if bytes[start] == part[0], bytes[start..<start + part.count].elementsEqual(part) {
        ranges.append(start..<start + part.count)
        start += part.count
      } else {
        start += 1
      }
    }
    return ranges
  }

  /// Replaces every character but line breaks by one that takes as many bytes, so that no place moves.
  private static func hide(_ range: Range<Int>, of bytes: inout [UInt8]) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let length = UTF8Scalar.decode(bytes[offset...])?.length ?? 1
      if !isLineBreak(bytes[offset]) { bytes.replaceSubrange(offset..<offset + length, with: masks[length - 1]) }
      offset += length
    }
  }

  /// A character of each length in UTF-8.
  private static let masks = ["*", "\u{B7}", "\u{2022}", "\u{1F512}"].map { Array($0.utf8) }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> [UInt8] {
    let start = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let end = start.lastIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }.map { $0 + 1 }
    return Array(start[..<(end ?? start.startIndex)])
  }

  private static func isLineBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
