public import Diagnostics

/// The version of the KFP SDK that a list of packages demands, by `kfp==1.8.22` or the like.
public struct SDKPin: Sendable {
  /// The version, such as `1.8.22` or `1.8.*`.
  public let version: ByteString
  /// Where it stands.
  public let location: Location

  /// Whether a version of the SDK satisfies it.
  public func allows(_ other: ByteString) -> Bool {
    let wanted = Self.numbers(version)
    if wanted.last == "*" { return Self.numbers(other).starts(with: wanted.dropLast()) }
    return Self.withoutZeros(wanted) == Self.withoutZeros(Self.numbers(other))
  }

  private static func numbers(_ version: ByteString) -> [ByteString] {
    version.bytes.split(separator: UInt8(ascii: ".")).map { ByteString($0) }
  }

  /// `1.8` and `1.8.0` are the same version (PEP 440).
  private static func withoutZeros(_ numbers: [ByteString]) -> [ByteString] {
    var numbers = numbers
    while numbers.last == "0" { numbers.removeLast() }
    return numbers
  }

  /// Whether a file, by its name, lists packages.
  static func mayStand(in path: Path) -> Bool {
    if path.hasSuffix(".txt") { return path.name.hasPrefix("requirements") || path.name.hasPrefix("constraints") }
    return path.name == "pyproject.toml" || path.name == "setup.cfg" || path.name == "Pipfile"
  }

  /// Every exact version of the SDK that a list of packages demands.
  static func all(in file: SourceFile) -> [SDKPin] {
    var pins: [SDKPin] = []
    for line in file.bytes.split(separator: UInt8(ascii: "\n")) {
      let text = line.prefix { $0 != UInt8(ascii: "#") }
      if let version = version(in: text) {
        pins.append(
          SDKPin(
            version: ByteString(version), location: Location(file, SourceSpan(version.startIndex, version.endIndex))))
      }
    }
    return pins
  }

  /// The version in a line, in the notation of pip (`kfp==1.8.22`, quoted or not), or of a table (`kfp = "1.8.22"`).
  private static func version(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = line.drop { " \t\r\"'[,-".utf8.contains($0) }
    // An item of a list may stand behind others, as in `install_requires = ["kfp==1.8.22"]`.
    if !rest.starts(with: "kfp".utf8), let list = Array(line).firstOccurrence(of: "kfp==") {
      let before = list == 0 ? UInt8(ascii: " ") : Array(line)[list - 1]
      guard !before.isInName, before != UInt8(ascii: "-"), before != UInt8(ascii: ".") else { return nil }
      rest = line.dropFirst(list)
    }
    guard rest.starts(with: "kfp".utf8) else { return nil }
    rest = rest.dropFirst(3)
    if rest.first == UInt8(ascii: "[") { rest = rest.drop { $0 != UInt8(ascii: "]") }.dropFirst() }
    rest = rest.drop { $0 == UInt8(ascii: " ") }
    let signs = rest.prefix { $0 == UInt8(ascii: "=") }
    guard !signs.isEmpty else { return nil }
    rest = rest.dropFirst(signs.count).drop { $0 == UInt8(ascii: " ") }
    if signs.count == 1 {
      // A table of TOML quotes the version, and an exact one starts with a digit or with signs of its own.
      guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
      rest = rest.dropFirst().drop { $0 == UInt8(ascii: "=") }
    }
    let version = rest.prefix { $0.isInName || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "*") }
    return version.first.map { (0x30...0x39).contains($0) } ?? false ? version : nil
  }
}
