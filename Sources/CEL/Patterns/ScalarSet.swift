/// A set of characters, as a class of a pattern writes it.
struct ScalarSet: Sendable {
  /// What a general category of Unicode is, such as `L` or `Nd`, or the opposite of one.
  struct Category: Sendable {
    let name: String
    let isNegated: Bool
  }

  var ranges: [ClosedRange<UInt32>] = []
  var categories: [Category] = []
  var isNegated = false
  /// Whether capital and small letters are the same.
  var ignoresCase = false
  /// What it has of ASCII, a bit for each, since nearly every text is that; worked out last.
  private var ascii: (UInt64, UInt64) = (0, 0)

  init(_ ranges: [ClosedRange<UInt32>] = []) {
    self.ranges = ranges
  }

  /// The same set, fast.
  func prepared() -> ScalarSet {
    var set = self
    set.ranges.sort { $0.lowerBound < $1.lowerBound }
    for value in 0..<128 as Range<UInt32> {
      guard let scalar = Unicode.Scalar(value), set.looksUp(scalar) else { continue }
      if value < 64 { set.ascii.0 |= 1 << UInt64(value) } else { set.ascii.1 |= 1 << UInt64(value - 64) }
    }
    return set
  }

  /// Whether a prepared set has a character.
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 64 { return ascii.0 >> UInt64(value) & 1 == 1 }
    if value < 128 { return ascii.1 >> UInt64(value - 64) & 1 == 1 }
    return looksUp(scalar)
  }

  private func looksUp(_ scalar: Unicode.Scalar) -> Bool {
    var isIn = holds(scalar)
    if !isIn, ignoresCase { isIn = Self.variants(of: scalar).contains { holds($0) } }
    return isIn != isNegated
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool {
    for range in ranges where range.contains(scalar.value) { return true }
    guard !categories.isEmpty else { return false }
    let code = Self.code(of: scalar.properties.generalCategory)
    return categories.contains { code.hasPrefix($0.name) != $0.isNegated }
  }

  /// The other characters that are the same but for case.
  private static func variants(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let lower = single(scalar.properties.lowercaseMapping) ?? scalar
    let upper = single(scalar.properties.uppercaseMapping) ?? scalar
    var variants = [lower, upper]
    if let other = single(upper.properties.lowercaseMapping) { variants.append(other) }
    // The Kelvin sign, the Ångström sign and the long s are the same as letters that do not lead to them.
    switch lower {
    case "k": variants.append("\u{212A}")
    case "s": variants.append("\u{17F}")
    case "å": variants.append("\u{212B}")
    default: break
    }
    return variants
  }

  private static func single(_ text: String) -> Unicode.Scalar? {
    let scalars = text.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }

  /// The names of all categories; a first letter alone means all that begin with it.
  static let categoryNames: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi",
    "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Co", "Cs",
  ]

  private static func code(of category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    // RE2 and Go know no unassigned characters as a category.
    case .unassigned: "-"
    @unknown default: "-"
    }
  }
}
