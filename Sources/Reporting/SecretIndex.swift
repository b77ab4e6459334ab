import Diagnostics

/// The secrets of one unit, to be found again in its sentences and its files.
///
/// A text is gone through once, however many secrets there are.
struct SecretIndex {
  /// The secrets by their first bytes: how long they are, and what they are.
  private var byHead: [UInt64: Group] = [:]

  private struct Group {
    var lengths: [Int] = []
    var texts: Set<[UInt8]> = []
  }

  /// What a secret has at least, so that it is looked for elsewhere than where it stands.
  private static let leastLength = 8
  /// As much as a sentence quotes of a value that is longer, see `ByteString.quoted`.
  private static let longestQuotation = 40

  /// The index of some secrets.
  init(_ secrets: Set<[UInt8]>) {
    for secret in secrets {
      for line in secret.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).map({ Self.trimmed($0) }) {
        add(line)
        // As a sentence shows it, and as much of it as one quotes.
        let shown = VisibleText.exact(line)
        add(Array(VisibleText.of(line).utf8))
        add(Array(shown.utf8))
        if shown.unicodeScalars.count > Self.longestQuotation {
          add(Array(String(String.UnicodeScalarView(shown.unicodeScalars.prefix(Self.longestQuotation))).utf8))
        }
      }
    }
    for head in byHead.keys { byHead[head]?.lengths.sort(by: >) }
  }

  /// Whether there is nothing to look for.
  var isEmpty: Bool { byHead.isEmpty }

  /// The places of the secrets in a text, in order and without overlaps.
  ///
  /// One that looks like words counts in quotes only: a sentence may hold such words by itself.
  func places(in text: [UInt8]) -> [Range<Int>] {
    guard !isEmpty, text.count >= Self.leastLength else { return [] }
    var places: [Range<Int>] = []
    var head: UInt64 = 0
    var least = 0
    for end in text.indices {
      head = head << 8 | UInt64(text[end])
      let start = end + 1 - Self.leastLength
      guard start >= least, let group = byHead[head] else { continue }
      guard let length = group.lengths.first(where: { isSecret($0, at: start, in: text, group) }) else { continue }
      places.append(start..<start + length)
      least = start + length
    }
    return places
  }

  private func isSecret(_ length: Int, at start: Int, in text: [UInt8], _ group: Group) -> Bool {
    guard start + length <= text.count, group.texts.contains(Array(text[start..<start + length])) else { return false }
    guard SecretText.isLikeWords(text[start..<start + length]) else { return true }
    let end = start + length
    return start > 0 && text[start - 1] == UInt8(ascii: "\"")
      && (end < text.count && text[end] == UInt8(ascii: "\"") || text[end...].starts(with: "…\"".utf8))
  }

  private mutating func add(_ text: [UInt8]) {
    // What has no digit and looks like words is a word, and hidden where it stands only.
    guard text.count >= Self.leastLength,
      text.contains(where: \.isDecimalDigit) || !SecretText.isLikeWords(text[...])
    else { return }
    let head = text.prefix(Self.leastLength).reduce(0) { $0 << 8 | UInt64($1) }
    if byHead[head, default: Group()].texts.insert(text).inserted, byHead[head]?.lengths.contains(text.count) == false {
      byHead[head]?.lengths.append(text.count)
    }
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> [UInt8] {
    let start = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let end = start.lastIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }.map { $0 + 1 }
    return Array(start[..<(end ?? start.startIndex)])
  }
}
