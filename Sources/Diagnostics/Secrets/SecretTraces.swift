import Glibc
import Synchronization

/// Whether a file may hold a secret at all, told in one pass over its bytes.
///
/// Nearly no file does, and the searches go over each file up to three times, once for each way to read its escapes. What
/// this rules out, none of them finds, however the text is read: it asks for less than they do, and where an escape could
/// hide a letter it rules out nothing.
public enum SecretTraces {
  /// Whether there may be a secret: a known form, or a value behind a name or in an address that says so.
  public static func mayBe(in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { text in
      firstBytes.withUnsafeBufferPointer { firsts in
        secondBytes.withUnsafeBufferPointer { seconds in
          guard let last = text.last else { return false }
          var place = 0
          // Nearly all pairs of bytes begin nothing, so that four of them are looked at together.
          while place + 4 < text.count {
            let (second, third, fourth) = (Int(text[place + 1]), Int(text[place + 2]), Int(text[place + 3]))
            if firsts[Int(text[place])] & seconds[second] | firsts[second] & seconds[third]
              | firsts[third] & seconds[fourth] | firsts[fourth] & seconds[Int(text[place + 4])] != 0
            {
              for place in place..<place + 4 where isTrace(firsts, seconds, in: text, at: place) { return true }
            }
            place += 4
          }
          while place + 1 < text.count {
            if isTrace(firsts, seconds, in: text, at: place) { return true }
            place += 1
          }
          return isMark(last) && isTrace(last, in: text, at: text.count - 1)
        }
      }
    }
  }

  /// Whether the two bytes at a place are those of a form, or a sign that there is something to it.
  @inline(__always)
  private static func isTrace(
    _ firsts: UnsafeBufferPointer<UInt64>, _ seconds: UnsafeBufferPointer<UInt64>,
    in text: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> Bool {
    let kinds = firsts[Int(text[place])] & seconds[Int(text[place + 1])]
    if kinds == 0 { return false }
    return kinds & escape != 0 || kinds & mark != 0 && isTrace(text[place], in: text, at: place)
      || kinds & ~(mark | escape) != 0 && holdsAnchor(in: text, at: place)
  }

  /// Two bytes that a known form has next to each other, and the part of it that stands there.
  private struct Anchor {
    let text: [UInt8]
    /// Where in the text the two bytes are.
    let offset: Int

    init(_ text: [UInt8], at offset: Int = 0) {
      self.text = text
      self.offset = offset
    }
  }

  private static let anchors =
    CredentialFormat.prefixes.map { Anchor($0) } + [
      // At bytes that are rarer than the first ones.
      Anchor(Array("-----BEGIN ".utf8), at: 4), Anchor(Array("earer ".utf8)), Anchor(Array("uthorization".utf8), at: 6),
    ]

  private static let anchorsByByte: [[Anchor]] = {
    var table = Array(repeating: [Anchor](), count: 256)
    for anchor in anchors { table[Int(anchor.text[anchor.offset])].append(anchor) }
    return table
  }()

  /// The kind of pair whose first byte is a mark, whatever follows it.
  private static let mark: UInt64 = 1 << 63

  /// The kind of pair that is an escape for a byte that it does not show, or that joins two lines.
  ///
  /// A backslash is before each quote of embedded JSON, so that what follows it has to be told without a closer look.
  private static let escape: UInt64 = 1 << 62

  /// For each byte the kinds of pairs, one bit each, that it may be the first of.
  ///
  /// These two tables are 4 kB together, and stay in the processor's nearest memory with the text; one table of all pairs does
  /// not.
  private static let firstBytes = table(at: 0) { isMark($0) ? mark : $0 == UInt8(ascii: "\\") ? escape : 0 }

  /// For each byte the kinds of pairs that it may be the second of.
  private static let secondBytes = table(at: 1) { "xuU\n\r".utf8.contains($0) ? mark | escape : mark }

  /// A table of bytes at one of the places in a pair; anchors with the same two bytes are of one kind.
  ///
  /// With more than 62 different pairs some share their bit, which costs a closer look now and then.
  private static func table(at place: Int, _ marks: (UInt8) -> UInt64) -> [UInt64] {
    var kinds = (UInt8.min...UInt8.max).map(marks)
    let pairs = Set(anchors.map { [$0.text[$0.offset], $0.text[$0.offset + 1]] }).sorted { $0.precedes($1) }
    for (number, pair) in pairs.enumerated() { kinds[Int(pair[place])] |= 1 << (number % 62) }
    return kinds
  }

  private static func isMark(_ byte: UInt8) -> Bool { byte == 0 || ":=@?".utf8.contains(byte) }

  private static func holdsAnchor(in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    anchorsByByte[Int(text[place])].contains { anchor in
      let start = place - anchor.offset
      return start >= 0 && text[start...].starts(with: anchor.text)
    }
  }

  private static func isTrace(_ byte: UInt8, in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "="): mayNameSecret(in: text, before: place)
    case UInt8(ascii: "@"): mayEndPassword(in: text, at: place)
    // A key of YAML that is not before its colon.
    case UInt8(ascii: "?"): place + 1 == text.count || text[place + 1] <= 0x20 && isFirst(in: text, at: place)
    // Two or four bytes a character.
    default: true
    }
  }

  private static func isFirst(in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    let before = text[..<place].last { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
    return before.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? true
  }

  /// Whether what stands before a sign says that a value is a secret, or that the value behind it is the name of one.
  private static func mayNameSecret(in text: UnsafeBufferPointer<UInt8>, before sign: Int) -> Bool {
    guard let range = SecretSetting.name(in: text, before: sign) else { return false }
    // Of the names that are left, these are nearly all.
    if holds("name", in: text, range) { return mayBeSecretName(in: text, after: sign) }
    // The name of every setting that holds a secret ends in one of these ways.
    guard SecretName.mayMean(text[range]) || SecretSetting.Role.mayBeTested(text[range]) else { return false }
    let name = Array(text[range])
    if text[sign] == UInt8(ascii: "="), ConnectionString.isPasswordName(name[...]) { return true }
    switch SecretSetting.Role(name[...]) {
    case .other, .value: return false
    case .secret: return true
    case .name: return mayBeSecretName(in: text, after: sign)
    }
  }

  private static func holds(_ word: StaticString, in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    range.count == word.utf8CodeUnitCount
      && text.baseAddress.map { memcmp($0 + range.lowerBound, word.utf8Start, range.count) == 0 } ?? false
  }

  private static func mayBeSecretName(in text: UnsafeBufferPointer<UInt8>, after sign: Int) -> Bool {
    let value = text[(sign + 1)...].prefix(200).drop(while: isBlankOrQuote)
    // With and without what a name in quotes may have and one without quotes may not.
    let quoted = value.prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\n") }
    let word = quoted.prefix { !SecretSetting.endsWord($0) }
    return mayBeSecretName(quoted) || word.count < quoted.count && mayBeSecretName(word)
  }

  private static func mayBeSecretName(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    name.count > 60 || SecretName.mayMean(name) && SecretName(ByteString(name)) != nil
  }

  private static func isBlankOrQuote(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }

  /// Whether there is a colon between the last end of an address before an at sign and the sign.
  private static func mayEndPassword(in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    for byte in text[..<place].reversed() {
      if byte == UInt8(ascii: ":") { return true }
      // What is before another at sign was looked at there.
      if byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "@") {
        return false
      }
    }
    return false
  }
}

extension SourceFile {
  /// Whether the file may hold a secret, see ``SecretTraces``; found out once, since a rule asks and each report.
  public var mayHoldSecret: Bool {
    switch secretTraces.load(ordering: .relaxed) {
    case .absent: return false
    case .present: return true
    case .unknown:
      let mayHoldSecret = SecretTraces.mayBe(in: bytes)
      secretTraces.store(mayHoldSecret ? .present : .absent, ordering: .relaxed)
      return mayHoldSecret
    }
  }
}
