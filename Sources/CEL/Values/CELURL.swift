/// An address such as `https://example.com:80/path?query`, in its parts.
///
/// Go's `url.ParseRequestURI`, by which Kubernetes reads it, takes absolute addresses and absolute paths.
public struct CELURL: Hashable, Sendable {
  /// The whole text.
  public let text: [UInt8]
  let scheme: [UInt8]
  /// The host and the port, as written.
  let host: [UInt8]
  let path: [UInt8]
  let query: [UInt8]

  /// Reads an address.
  public init(_ text: [UInt8]) throws(CELFailure) {
    let refusal = CELFailure("this is not an absolute URL or an absolute path")
    if text.contains(where: { $0 <= 0x20 || $0 == 0x7F }) { throw refusal }
    self.text = text
    var rest = text[...]
    var scheme: [UInt8] = []
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")),
      let first = rest.first, first.isASCIILetter,
      rest[..<colon].allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || "+-.".utf8.contains($0) })
    {
      scheme = rest[..<colon].map(\.loweredASCII)
      rest = rest[(colon + 1)...]
    }
    guard rest.first == UInt8(ascii: "/") else { throw refusal }
    var query: [UInt8] = []
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = Array(rest[(mark + 1)...])
      rest = rest[..<mark]
    }
    var host: [UInt8] = []
    if !scheme.isEmpty, rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      var authority = rest[..<end]
      if let at = authority.lastIndex(of: UInt8(ascii: "@")) { authority = authority[(at + 1)...] }
      host = Array(authority)
      rest = rest[end...]
    }
    (self.scheme, self.host, self.path, self.query) = (scheme, host, Array(rest), query)
    guard Self.hasPortOfDigits(host) else { throw refusal }
  }

  private static func hasPortOfDigits(_ host: [UInt8]) -> Bool {
    guard let colon = host.lastIndex(of: UInt8(ascii: ":")), host.last != UInt8(ascii: "]") else { return true }
    return host[(colon + 1)...].allSatisfy(\.isASCIIDigit)
  }

  private var portStart: Int? {
    guard host.last != UInt8(ascii: "]") else { return nil }
    return host.lastIndex(of: UInt8(ascii: ":"))
  }

  /// The host without the port, and without the brackets of an address of IPv6.
  var hostname: [UInt8] {
    var name = host[..<(portStart ?? host.endIndex)]
    if name.first == UInt8(ascii: "["), name.last == UInt8(ascii: "]") { name = name.dropFirst().dropLast() }
    return Array(name)
  }

  /// The digits of the port; empty without one.
  var port: [UInt8] { portStart.map { Array(host[($0 + 1)...]) } ?? [] }

  /// The names of the query, each with its values in order.
  var parameters: [(name: [UInt8], values: [[UInt8]])] {
    var parameters: [(name: [UInt8], values: [[UInt8]])] = []
    for part in query.split(separator: UInt8(ascii: "&")) {
      let sides = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = Self.unescaped(sides[0])
      let value = sides.count > 1 ? Self.unescaped(sides[1]) : []
      if let index = parameters.firstIndex(where: { $0.name == name }) {
        parameters[index].values.append(value)
      } else {
        parameters.append((name, [value]))
      }
    }
    return parameters
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        result.append(value)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return result
  }
}

extension UInt8 {
  var isASCIILetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }
  var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  /// The small letter of a capital one, and every other byte as it is.
  var loweredASCII: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }
  /// The capital letter of a small one, and every other byte as it is.
  var raisedASCII: UInt8 { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") ? self & 0xDF : self }
}
