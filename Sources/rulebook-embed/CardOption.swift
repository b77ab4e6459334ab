/// An option of a rule, as `rule.yaml` declares it.
struct CardOption {
  /// What an option's list may hold.
  static let kinds = ["patterns", "texts", "words"]

  let name: String
  let kind: String
  /// The words to choose from, of an option of that kind.
  let words: [String]
  let meaning: String
  /// What holds where nobody sets it.
  let standard: [String]?
}
