/// The versions of kfplint that a configuration may be read by, such as `>=0.2.0, <1`.
public struct VersionRequirement: Sendable, Equatable, CustomStringConvertible {
  /// What a version has to be, all of which have to hold.
  private let bounds: [Bound]

  /// One comparison; a version without a sign has to be that version.
  private struct Bound: Equatable {
    let sign: Sign
    let version: ReleaseNumber
  }

  private enum Sign: String, CaseIterable {
    // The longer ones first, since the shorter ones begin like them.
    case least = ">="
    case most = "<="
    case equal = "=="
    case above = ">"
    case below = "<"
  }

  /// What its text has to look like, in the dialect of JSON Schema.
  static let form = #"^ *((>=|<=|==|>|<)? *\d{1,9}(\.\d{1,9}){0,2} *)(, *(>=|<=|==|>|<)? *\d{1,9}(\.\d{1,9}){0,2} *)*$"#

  /// Reads a requirement; `nil` if the text is not one.
  public init?(_ text: String) {
    var bounds: [Bound] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      var rest = part.drop { $0 == " " }
      let sign = Sign.allCases.first { rest.hasPrefix($0.rawValue) }
      rest = rest.dropFirst(sign?.rawValue.count ?? 0).drop { $0 == " " }
      while rest.last == " " { rest.removeLast() }
      guard let version = ReleaseNumber(rest) else { return nil }
      bounds.append(Bound(sign: sign ?? .equal, version: version))
    }
    self.bounds = bounds
  }

  /// Whether a version fits.
  public func allows(_ version: ReleaseNumber) -> Bool {
    bounds.allSatisfy { bound in
      switch bound.sign {
      case .least: version >= bound.version
      case .most: version <= bound.version
      case .equal: version == bound.version
      case .above: version > bound.version
      case .below: version < bound.version
      }
    }
  }

  /// The requirement as people write it.
  public var description: String {
    bounds.map { $0.sign == .equal ? "\($0.version)" : $0.sign.rawValue + "\($0.version)" }.joined(separator: ", ")
  }
}
