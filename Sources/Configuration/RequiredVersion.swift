/// The versions of kfplint that a configuration is for, as `required-version` has them: `>=0.2` or `==0.2.1`.
///
/// A team whose members install kfplint for themselves gets one verdict from all of them.
public struct RequiredVersion: Hashable, Sendable {
  /// How the key is written, as a regular expression in the dialect of JSON Schema.
  static let form = #"^(>=|==) ?\d+\.\d+(\.\d+)?$"#

  /// The text of the file.
  public let text: String
  private let isExact: Bool
  private let numbers: [Int]

  /// Reads a requirement; `nil` if the text is not one.
  init?(_ text: String) {
    guard text.hasPrefix(">=") || text.hasPrefix("==") else { return nil }
    let digits = text.dropFirst(2)
    guard let numbers = Self.numbers(of: digits.first == " " ? digits.dropFirst() : digits) else { return nil }
    self.text = text
    isExact = text.hasPrefix("==")
    self.numbers = numbers
  }

  /// Whether this version, such as `0.2.1`, will do.
  ///
  /// `==0.2` takes every patch of 0.2.
  public func accepts(_ version: String) -> Bool {
    guard let given = Self.numbers(of: version[...]) else { return false }
    if isExact { return given.starts(with: numbers) }
    return !given.lexicographicallyPrecedes(numbers)
  }

  /// Two or three numbers with full stops between them.
  private static func numbers(of text: Substring) -> [Int]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    let numbers = parts.compactMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) : nil }
    return numbers.count == parts.count ? numbers : nil
  }
}
