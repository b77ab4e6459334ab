import Diagnostics

/// The folders in `GIT_ALTERNATE_OBJECT_DIRECTORIES`: with colons between them, and quoted as a C string where a name
/// itself holds a colon or starts with a quote.
///
/// git writes such a list for `pre-receive`, in a repository whose path has a colon (`parse_alt_odb_entry` in its
/// `object-file.c`).
struct QuotedPathList {
  /// The folders, in order.
  let paths: [Path]

  /// Takes a list apart.
  init(_ list: [UInt8]) {
    var paths: [Path] = []
    var rest = list[...]
    while !rest.isEmpty {
      let (path, length) = Self.quoted(rest) ?? Self.plain(rest)
      if !path.isEmpty && path.first != UInt8(ascii: "#") { paths.append(Path(path)) }
      rest = rest.dropFirst(length + 1)
    }
    self.paths = paths
  }

  /// The list of these folders, each of them quoted.
  static func list(of paths: [Path]) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    let backslash = UInt8(ascii: "\\")
    let quoted = paths.map { path in
      [quote] + path.bytes.flatMap { [quote, backslash].contains($0) ? [backslash, $0] : [$0] } + [quote]
    }
    return Array(quoted.joined(separator: [UInt8(ascii: ":")]))
  }

  private static func plain(_ text: ArraySlice<UInt8>) -> (path: [UInt8], length: Int) {
    let path = text.prefix { $0 != UInt8(ascii: ":") }
    return (Array(path), path.count)
  }

  /// The string in quotes at the start of `text` and its length with the quotes, or `nil` if there is none that ends.
  private static func quoted(_ text: ArraySlice<UInt8>) -> (path: [UInt8], length: Int)? {
    guard text.first == UInt8(ascii: "\"") else { return nil }
    var path: [UInt8] = []
    var rest = text.dropFirst()
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return (path, rest.startIndex - text.startIndex)
      case UInt8(ascii: "\\"):
        guard let byte = escaped(&rest) else { return nil }
        path.append(byte)
      default: path.append(byte)
      }
    }
    return nil
  }

  /// The byte that an escape stands for, after its backslash.
  private static func escaped(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
    guard let sign = rest.popFirst() else { return nil }
    switch sign {
    case UInt8(ascii: "a"): return 0x07
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "v"): return 0x0B
    case UInt8(ascii: "\\"), UInt8(ascii: "\""): return sign
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      let digits = [sign] + rest.prefix(2)
      guard digits.count == 3, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 8) else { return nil }
      rest = rest.dropFirst(2)
      return value
    default: return nil
    }
  }
}
