public import Diagnostics

/// Something that a configuration may set for a rule, beside its level; the rule's `rule.yaml` declares it.
public struct RuleOption: Sendable {
  /// Its name.
  public let name: String
  /// What it means, as half a sentence.
  public let meaning: String
  /// What its values may be.
  public let kind: Kind
  /// What holds where nobody sets it; `nil` if the rule then looks at nothing by it.
  public let standard: [String]?

  /// What the items of an option's list may be.
  public enum Kind: Sendable {
    /// Patterns, as ``PathPattern`` reads them.
    case patterns
    /// Texts.
    case texts
    /// Some of these words.
    case words([String])

    /// The word for it in `rule.yaml` and in the list of rules for programs.
    public var name: String {
      switch self {
      case .patterns: "patterns"
      case .texts: "texts"
      case .words: "words"
      }
    }
  }

  /// An option of a rule.
  public init(_ name: String, _ meaning: String, _ kind: Kind, standard: [String]?) {
    self.name = name
    self.meaning = meaning
    self.kind = kind
    self.standard = standard
  }
}

/// What a configuration has to know of a rule.
public struct KnownRule: Sendable, ExpressibleByStringLiteral {
  /// The id.
  public let id: String
  /// What can be set for it.
  public let options: [RuleOption]

  /// A rule with its options.
  public init(id: String, options: [RuleOption]) {
    self.id = id
    self.options = options
  }

  /// A rule without options.
  public init(stringLiteral id: String) {
    self.init(id: id, options: [])
  }

  /// Whether the rule can find nothing until somebody sets one of its options.
  public var needsOptions: Bool { !options.isEmpty && options.allSatisfy { $0.standard == nil } }
}

/// What holds for the options of a rule: what the configuration sets, and the standard of the others.
public struct OptionValues: Sendable {
  private let lists: [(option: String, values: [String])]

  /// The standard of some options, but for those that are set.
  public init(of options: [RuleOption], set: [String: [String]] = [:]) {
    let standard = options.compactMap { option in
      set[option.name] == nil ? option.standard.map { (option.name, $0) } : nil
    }
    lists = set.map { ($0.key, $0.value) } + standard
  }

  /// The list of an option, empty if nothing holds.
  public func list(_ name: String) -> [String] { lists.first { $0.option == name }?.values ?? [] }

  /// The same as bytes, to be compared with what a file holds.
  public func texts(_ name: String) -> [ByteString] { list(name).map { ByteString($0) } }

  /// The same as patterns.
  public func patterns(_ name: String) -> [PathPattern] {
    // The reader of the configuration refuses what is not a pattern.
    list(name).compactMap { try? PathPattern(ByteString($0)) }
  }
}
