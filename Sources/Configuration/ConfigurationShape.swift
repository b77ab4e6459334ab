/// What `.kfplint.yaml` may hold: the reader takes its keys from here, and the JSON schema for editors is written from it.
///
/// A few things only the reader refuses: a pattern that leads out of what is linted, a day that no month has, a release of KFP
/// of which nothing is known, a key that is given twice.
public indirect enum ConfigurationShape: Sendable {
  /// A scalar with some text in it.
  case text
  /// A scalar that a regular expression describes, in the dialect of JSON Schema.
  case form(String)
  /// One of some words.
  case word([String])
  /// A whole number from 1 to a largest, if there is one.
  case count(most: Int?)
  /// A list.
  case list(ConfigurationShape)
  /// A value, or a list of such values with at least one.
  case oneOrMore(ConfigurationShape)
  /// A mapping with some keys; with `isChoice` at most one of them may be there.
  case fields([Field], isChoice: Bool)
  /// One of some shapes.
  case either([ConfigurationShape])
  /// A mapping with at least one of its keys, or of those that are needed, if some are.
  case setting([Field], needed: [String])
  /// A mapping from some words to values of a shape, but for those that have their own.
  case levels(of: [String], ConfigurationShape, except: [Field])
  /// A mapping whose keys a regular expression describes.
  case named(String, ConfigurationShape)

  /// A key of a mapping.
  public struct Field: Sendable {
    /// The key.
    public let name: String
    /// What it means, as a sentence for an editor.
    public let meaning: String
    /// What its value may be.
    public let shape: ConfigurationShape
    /// Whether it has to be there.
    public let isRequired: Bool

    init(_ name: String, _ meaning: String, _ shape: ConfigurationShape, isRequired: Bool = false) {
      self.name = name
      self.meaning = meaning
      self.shape = shape
      self.isRequired = isRequired
    }
  }

  /// The whole file, where these rules exist.
  public static func file(rules: [KnownRule]) -> ConfigurationShape {
    // It cannot be switched off.
    .fields(fields(rules: rules.filter { $0.id != "config-invalid" }), isChoice: false)
  }

  private static func fields(rules: [KnownRule]) -> [Field] {
    [
      Field(
        "required-version", "The versions of kfplint that may read this file, such as \">=0.2.0\".",
        .form(VersionRequirement.form)),
      Field("target", "The version that the pipelines have to run on.", .fields(target, isChoice: true)),
      Field("pipelines", "Folders that are rendered pipelines, in addition to those recognised.", .list(.text)),
      Field("schedules", "Folders with a team's schedules, in addition to those recognised.", .list(.text)),
      Field(
        "render", "The render scripts that verify-render runs, instead of render_pipeline*.sh next to a pipeline.",
        .list(.text)),
      Field("exclude", "What is left out, instead of **/.ipynb_checkpoints/**.", .list(.text)),
      Field("fail-on", "The lowest severity that makes the exit status 1.", .word(ConfigurationWords.severities)),
      Field(
        "junit-granularity", "What a test of a JUnit report stands for.", .word(ConfigurationWords.granularities)),
      Field(
        "docs-url", "The address of a site with the pages of the rules, to which reports link.",
        .form(addressForm)),
      Field(
        "extends", "The profile whose levels hold where rules says nothing, and ready-policies for those as well.",
        .oneOrMore(.word(ConfigurationWords.extensions))),
      Field("rules", "The level of a rule, or a mapping with level and its options.", levels(of: rules)),
      Field(
        "overrides", "Levels and options for some paths; later ones win.",
        .list(.fields(override(levels(of: rules, inOverride: true)), isChoice: false))),
      Field("ignores", "Findings to live with.", .list(.fields(ignore(rules.map(\.id)), isChoice: false))),
      Field(
        "baseline", "The file with the findings that were there before, next to this file or below.",
        .form(#"^(?!/)(?!(.*/)?\.\.(/|$))."#)),
      Field(
        "policies", "Rules of your own: policies, and patterns of files with policies.",
        .list(.either([.text, .fields(PolicyShape.policy, isChoice: false)]))),
      Field("repositories", "Clones of other repositories, by OWNER/NAME.", .named("^[^/]+/[^/]+$", .text)),
      Field("max-file-size", "The most bytes of one file that are read.", .count(most: 1 << 30)),
      Field("max-total-size", "The most bytes of all files that are read.", .count(most: nil)),
    ]
  }

  /// An address of the web, without what could end it in a report.
  private static let addressForm = "^https?://[A-Za-z0-9._~:/%@+,=-]+$"

  /// Whether a text has that form.
  static func isAddress(_ text: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    return !rest.isEmpty
      && rest.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "._~:/%@+,=-".utf8.contains(byte)
        }
      }
  }

  private static let target = [
    Field("kfp", "A release of KFP, such as \"2.3\".", .form(#"^\d+\.\d+(\.\d+)?$"#)),
    Field("argo", "A version of Argo, such as \"3.4.17\".", .form(#"^\d+\.\d+(\.\d+)?$"#)),
  ]

  private static func override(_ levels: ConfigurationShape) -> [Field] {
    [
      Field("paths", "Patterns of files and folders.", .list(.text), isRequired: true),
      Field("rules", "The levels there.", levels, isRequired: true),
    ]
  }

  private static func ignore(_ rules: [String]) -> [Field] {
    [
      Field("path", "A pattern of files and folders.", .text, isRequired: true),
      Field("place", "The place in the file, with what is below it.", .form("^/")),
      Field("rule", "The rule, or several.", .oneOrMore(.word(rules)), isRequired: true),
      Field("reason", "A sentence for the person who reads it next year.", .text, isRequired: true),
      Field("until", "The last day on which it holds.", .form(#"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"#)),
    ]
  }

  /// The keys of the whole file, in their order.
  static let keys = fields(rules: []).map(\.name)
  /// The keys of `target`.
  static let targetKeys = target.map(\.name)
  /// The keys of an entry of `overrides`.
  static let overrideKeys = Keys(override(.text))
  /// The keys of an entry of `ignores`.
  static let ignoreKeys = Keys(ignore([]))
  /// The keys of a policy.
  static let policyKeys = Keys(PolicyShape.policy)
  /// The keys of a match condition.
  static let matchConditionKeys = Keys(PolicyShape.matchCondition)
  /// The keys of a variable of a policy.
  static let policyVariableKeys = Keys(PolicyShape.variable)
  /// The keys of a validation.
  static let validationKeys = Keys(PolicyShape.validation)

  /// The keys of a mapping that have to be there, and the others.
  struct Keys {
    let required: [String]
    let optional: [String]

    init(required: [String], optional: [String]) {
      self.required = required
      self.optional = optional
    }

    init(_ fields: [Field]) {
      required = fields.filter(\.isRequired).map(\.name)
      optional = fields.filter { !$0.isRequired }.map(\.name)
    }
  }
}

/// What a policy may hold.
private enum PolicyShape {
  typealias Field = ConfigurationShape.Field

  static let policy = [
    Field("name", "The name, which is the id of the rule.", .form("^[a-z][a-z0-9-]*$"), isRequired: true),
    Field("on", "What is looked at.", .word(PolicyDeclaration.Subject.allCases.map(\.rawValue)), isRequired: true),
    Field("severity", "The severity of findings; warning unless it is given.", .word(ConfigurationWords.levels)),
    Field("description", "What the policy is good for, in Markdown.", .text),
    Field(
      "matchConditions", "What has to be true for something to be looked at.",
      .list(.fields(matchCondition, isChoice: false))),
    Field("variables", "Values with names, for the expressions.", .list(.fields(variable, isChoice: false))),
    Field("validations", "What has to be true.", .list(.fields(validation, isChoice: false)), isRequired: true),
  ]
  static let matchCondition = [
    Field("name", "A name, for people.", .text), Field("expression", "An expression of CEL.", .text, isRequired: true),
  ]
  static let variable = [
    Field("name", "The name behind `variables.`.", .form("^[A-Za-z_][A-Za-z0-9_]*$"), isRequired: true),
    Field("expression", "An expression of CEL.", .text, isRequired: true),
  ]
  static let validation = [
    Field("expression", "An expression of CEL that has to be true.", .text, isRequired: true),
    Field("message", "What a finding says.", .text),
    Field("messageExpression", "An expression of CEL that makes what a finding says.", .text),
    Field("at", "The place of a finding, such as container.image.", .text),
    Field("help", "What to do about a finding.", .text),
  ]
}
