/// The number of a release of kfplint, such as `0.2.0`; what is left out is zero.
public struct ReleaseNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
  private let parts: [Int]

  /// Reads one to three numbers with dots between them; `nil` for any other text.
  public init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard (1...9).contains(part.count), part.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
        let number = Int(String(decoding: part, as: UTF8.self))
      else { return nil }
      numbers.append(number)
    }
    self.parts = numbers + Array(repeating: 0, count: 3 - numbers.count)
  }

  /// Whether one release is older than another.
  public static func < (one: ReleaseNumber, other: ReleaseNumber) -> Bool {
    one.parts.lexicographicallyPrecedes(other.parts)
  }

  /// All three numbers.
  public var description: String { parts.map(String.init).joined(separator: ".") }
}
