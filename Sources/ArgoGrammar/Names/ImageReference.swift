public import Diagnostics

/// The name of a container image, such as `gcr.io/team/trainer:1.2@sha256:…`.
///
/// It is read as `ParseNormalizedNamed` of `github.com/distribution/reference` v0.6.0 does, the function that the kubelet
/// and the container engines use: a name without a domain is one of Docker Hub.
public struct ImageReference: Hashable, Sendable {
  /// The registry, such as `docker.io`; empty where what precedes the first slash is no domain, like `a_b.com`.
  public let domain: ByteString
  /// The repository within the registry, such as `library/python`.
  public let path: ByteString
  /// The tag, if one is written.
  public let tag: ByteString?
  /// The digest, algorithm and hexadecimal digits, if one is written.
  public let digest: ByteString?

  /// Reads a reference.
  public init(_ text: [UInt8]) throws(GrammarFault) {
    let whole = 0..<text.count
    if text.isEmpty { throw GrammarFault("the image has no name", at: whole) }
    if text.count == 64, text.allSatisfy({ $0.isDigit || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0 }) {
      throw GrammarFault("64 hexadecimal digits are an image's id, not a name", at: whole)
    }
    let slash = text.firstIndex(of: UInt8(ascii: "/"))
    let registry = slash.flatMap { Self.isRegistry(text[..<$0]) ? $0 : nil }
    let start = registry.map { $0 + 1 } ?? 0

    let atSign = text[start...].firstIndex(of: UInt8(ascii: "@"))
    let nameAndTag = start..<(atSign ?? text.count)
    // A colon within the repository's name cannot be: the first one starts the tag.
    let colon = text[nameAndTag].firstIndex(of: UInt8(ascii: ":"))
    let name = start..<(colon ?? nameAndTag.upperBound)

    try Self.checkPath(text, name)
    if let colon { try Self.checkTag(text, colon + 1..<nameAndTag.upperBound) }
    if let atSign { try Self.checkDigest(text, atSign + 1..<text.count) }

    (domain, path) = try Self.split(text, registry: registry, name: name)
    tag = colon.map { ByteString(text[($0 + 1)..<nameAndTag.upperBound]) }
    digest = atSign.map { ByteString(text[($0 + 1)...]) }
  }

  /// Whether what precedes the first slash names a registry and not a user of Docker Hub.
  private static func isRegistry(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || $0.isUpperCase }
      || text.elementsEqual("localhost".utf8)
  }

  private static func split(
    _ text: [UInt8], registry: Int?, name: Range<Int>
  ) throws(GrammarFault) -> (domain: ByteString, path: ByteString) {
    let dockerHub: ByteString = "docker.io"
    var domain = dockerHub
    var path = Array(text[name])
    var nameLength = path.count
    if let registry {
      domain = ByteString(text[..<registry])
      if domain == "index.docker.io" { domain = dockerHub }
    }
    if domain == dockerHub, !path.contains(UInt8(ascii: "/")) { path = Array("library/".utf8) + path }
    nameLength = path.count
    if let registry, domain != dockerHub, !isDomain(text[..<registry]) {
      // The library's expression then takes the whole as a path, if it can be one.
      try checkPath(text, 0..<registry)
      path = Array(text[..<name.upperBound])
      domain = ByteString("")
      nameLength = path.count
    }
    if nameLength > 255 {
      throw GrammarFault("the repository's name has more than 255 bytes", at: name)
    }
    return (domain, ByteString(path))
  }

  private static func isDomain(_ text: ArraySlice<UInt8>) -> Bool {
    var host = text
    if let bracket = text.lastIndex(of: UInt8(ascii: "]")), text.first == UInt8(ascii: "[") {
      let address = text[(text.startIndex + 1)..<bracket]
      guard !address.isEmpty, address.allSatisfy({ $0.isHexDigit || $0 == UInt8(ascii: ":") }) else { return false }
      let rest = text[(bracket + 1)...]
      return rest.isEmpty || isPort(rest)
    }
    if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
      guard isPort(text[colon...]) else { return false }
      host = text[..<colon]
    }
    return host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
      guard let first = part.first, let last = part.last else { return false }
      return first.isLetterOrDigit && last.isLetterOrDigit
        && part.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
    text.count > 1 && text.first == UInt8(ascii: ":") && text.dropFirst().allSatisfy(\.isDigit)
  }

  /// Path components separated by slashes: letters and digits with single separators among them.
  ///
  /// Capitals are told where nothing else is wrong, as the library does.
  private static func checkPath(_ text: [UInt8], _ range: Range<Int>) throws(GrammarFault) {
    try checkComponents(text.map { $0.isUpperCase ? $0 | 0x20 : $0 }, range)
    if let place = range.first(where: { text[$0].isUpperCase }) {
      throw GrammarFault("the repository's name is written in lower case", at: place..<place + 1)
    }
  }

  private static func checkComponents(_ text: [UInt8], _ range: Range<Int>) throws(GrammarFault) {
    var place = range.lowerBound
    while true {
      let start = place
      guard takeWord(text, &place, range.upperBound) else {
        throw GrammarFault(
          "a lower-case letter or digit of the repository's name is missing here",
          at: start..<min(start + 1, range.upperBound))
      }
      while place < range.upperBound, text[place] != UInt8(ascii: "/") {
        let separator = place
        guard takeSeparator(text, &place, range.upperBound), takeWord(text, &place, range.upperBound) else {
          throw GrammarFault(
            "the parts of a repository's name are lower-case letters and digits with single \".\", \"_\", \"__\" or \"-\""
              + " between them", at: separator..<separator + 1)
        }
      }
      if place == range.upperBound { return }
      place += 1
    }
  }

  private static func takeWord(_ text: [UInt8], _ place: inout Int, _ end: Int) -> Bool {
    let start = place
    while place < end, text[place].isLowerCase || text[place].isDigit { place += 1 }
    return place > start
  }

  private static func takeSeparator(_ text: [UInt8], _ place: inout Int, _ end: Int) -> Bool {
    let byte = text[place]
    switch byte {
    case UInt8(ascii: "."): place += 1
    case UInt8(ascii: "_"):
      place += 1
      if place < end, text[place] == byte { place += 1 }
    case UInt8(ascii: "-"):
      while place < end, text[place] == byte { place += 1 }
    default: return false
    }
    return true
  }

  private static func checkTag(_ text: [UInt8], _ range: Range<Int>) throws(GrammarFault) {
    guard let first = range.first else { throw GrammarFault("the tag is empty", at: range) }
    if !text[first].isLetterOrDigit, text[first] != UInt8(ascii: "_") {
      throw GrammarFault("a tag starts with a letter, a digit or \"_\"", at: first..<first + 1)
    }
    if let place = range.first(where: { !isTagByte(text[$0]) }) {
      throw GrammarFault("a tag consists of letters, digits, \"_\", \".\" and \"-\"", at: place..<place + 1)
    }
    if range.count > 128 { throw GrammarFault("a tag has at most 128 bytes", at: range) }
  }

  private static func isTagByte(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  private static func checkDigest(_ text: [UInt8], _ range: Range<Int>) throws(GrammarFault) {
    guard let colon = text[range].firstIndex(of: UInt8(ascii: ":")) else {
      throw GrammarFault("a digest is an algorithm, a colon and hexadecimal digits", at: range)
    }
    let digits = colon + 1..<range.upperBound
    let length: Int
    switch String(decoding: text[range.lowerBound..<colon], as: UTF8.self) {
    case "sha256": length = 64
    case "sha384": length = 96
    case "sha512": length = 128
    default:
      throw GrammarFault("the digest's algorithm is not sha256, sha384 or sha512", at: range.lowerBound..<colon)
    }
    if let place = digits.first(where: { !text[$0].isHexDigit || text[$0].isUpperCase }) {
      throw GrammarFault("a digest is written in lower-case hexadecimal digits", at: place..<place + 1)
    }
    if digits.count != length {
      throw GrammarFault("this digest has \(digits.count) hexadecimal digits instead of \(length)", at: digits)
    }
  }
}
