/// A version of Argo Workflows, such as 3.4.17.
public struct ArgoVersion: Hashable, Comparable, Sendable {
  /// The first number.
  public let major: Int
  /// The second number, with which fields come and go.
  public let minor: Int
  /// The third number.
  public let patch: Int

  /// A version of three numbers.
  public init(_ major: Int, _ minor: Int, _ patch: Int = 0) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// Reads `3.4.17`, `v3.4.17` or `3.4`, which means `3.4.0`; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let digits = text.first == "v" ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    let decimal = UInt8(ascii: "0")...UInt8(ascii: "9")
    var numbers: [Int] = []
    for part in parts {
      // `Int` would take a sign too.
      guard part.utf8.allSatisfy(decimal.contains), let number = Int(part) else { return nil }
      numbers.append(number)
    }
    self.init(numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : 0)
  }

  /// The order of release numbers.
  public static func < (left: ArgoVersion, right: ArgoVersion) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
}

extension ArgoVersion: CustomStringConvertible {
  /// All three numbers.
  public var description: String { "\(major).\(minor).\(patch)" }
}
