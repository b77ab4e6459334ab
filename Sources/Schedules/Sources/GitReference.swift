public import Diagnostics

/// What names a commit, as far as its text tells.
public enum GitReference: Hashable, Sendable {
  /// A whole commit id, which never names anything else.
  case commit
  /// Some of the digits of a commit id.
  case shortCommit
  /// A name with a version in it, as tags have.
  case version
  /// Any other name, most likely a branch.
  case name
  /// What neither a branch nor a tag can be called, and why.
  case impossible(String)

  /// Tells what a text names.
  public init(_ text: ByteString) {
    if let problem = Self.problem(with: text) {
      self = .impossible(problem)
    } else if text.bytes.allSatisfy(Self.isHexDigit), text.bytes.count >= 7, text.bytes.count <= 40,
      text.bytes.contains(where: Self.isDigit)
    {
      self = text.bytes.count == 40 ? .commit : .shortCommit
    } else {
      self = Self.hasVersion(text) ? .version : .name
    }
  }

  /// What `git check-ref-format` would refuse, or what a program would take for an option.
  private static func problem(with text: ByteString) -> String? {
    if text.bytes.first == UInt8(ascii: "-") { return "starts with a hyphen, as options do" }
    let forbidden: [UInt8] = Array(" ~^:?*[\\".utf8) + [0x7F]
    if let byte = text.bytes.first(where: { $0 < 0x20 || forbidden.contains($0) }) {
      return "holds \(ByteString([byte]).quoted)"
    }
    let parts: [StaticString] = ["..", "//", "@{"]
    for part in parts where text.bytes.firstOccurrence(of: part) != nil { return "holds \"\(part)\"" }
    if text.bytes.first == UInt8(ascii: "/") { return "starts with a slash" }
    for end in ["/", ".", ".lock"] where text.bytes.suffix(end.utf8.count).elementsEqual(end.utf8) {
      return "ends in \"\(end)\""
    }
    return nil
  }

  /// Whether the last part of the name starts with a number, such as `v1.2` or `release/2030-01`.
  private static func hasVersion(_ text: ByteString) -> Bool {
    guard let last = text.bytes.split(separator: UInt8(ascii: "/")).last else { return false }
    let first = last.first == UInt8(ascii: "v") || last.first == UInt8(ascii: "V") ? last.dropFirst().first : last.first
    return first.map(isDigit) ?? false
  }

  private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20
  }
}
