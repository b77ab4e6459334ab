public import Configuration
public import Diagnostics

extension RuleInfo {
  /// The severity that the rule has in a profile, or `nil` if it is off there.
  ///
  /// `draft` is that of a lesser or graver case. A rule of which the configuration sets an option is meant to run: one that
  /// would be off has the severity of `strict` then, or is a warning.
  public func severity(in profile: Profile, draft: Severity? = nil, hasOptions: Bool = false) -> Severity? {
    let meant = hasOptions ? draft ?? strict ?? .warning : nil
    let own = severity.map { draft ?? $0 }
    return switch profile {
    case .recommended: own ?? meant
    case .strict: strict.map { draft ?? $0 } ?? own ?? meant
    case .minimal: own == .error ? own : meant
    }
  }

  /// The severity that holds where no override says otherwise, or `nil` if the rule is off there.
  public func severity(under settings: Settings) -> Severity? {
    switch settings.rules[id] {
    case .off: nil
    case .severity(let severity): severity
    case nil: severity(in: settings.profile, hasOptions: settings.options(of: id) != nil)
    }
  }

  /// What holds for the options where no override says otherwise.
  public func options(under settings: Settings) -> OptionValues {
    OptionValues(of: options, set: settings.options(of: id) ?? [:])
  }

  /// Whether a version of kfplint did not have the rule yet.
  public func isNewer(than version: ReleaseVersion) -> Bool {
    ReleaseVersion(since).map { version < $0 } ?? false
  }
}

/// A version of kfplint, such as `0.2.0`.
public struct ReleaseVersion: Comparable, Sendable, CustomStringConvertible {
  private let numbers: [Int]

  /// Reads three numbers with dots between them.
  public init?(_ text: String) {
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { part in
      part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ? Int(part) : nil
    }.compactMap(\.self)
    guard numbers.count == 3, text.utf8.count(where: { $0 == UInt8(ascii: ".") }) == 2 else { return nil }
    self.numbers = numbers
  }

  /// The text of it.
  public var description: String { numbers.map(String.init).joined(separator: ".") }

  /// The order in which versions are released.
  public static func < (left: ReleaseVersion, right: ReleaseVersion) -> Bool {
    left.numbers.lexicographicallyPrecedes(right.numbers)
  }
}
