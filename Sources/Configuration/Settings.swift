public import ArgoTypes
public import Diagnostics

/// What `.kfplint.yaml` can say.
///
/// Everything in it is optional.
public struct Settings: Sendable {
  /// The versions of kfplint that may read the file; `nil` for any.
  public internal(set) var requiredVersion: Placed<VersionRequirement>?
  /// The version of Argo that pipelines have to run on; `nil` for any.
  public internal(set) var target: ArgoVersion?
  /// The folders that are rendered pipelines, in addition to those recognised.
  public internal(set) var pipelines: [Placed<PathPattern>] = []
  /// The folders that hold schedules, in addition to those recognised.
  public internal(set) var schedules: [Placed<PathPattern>] = []
  /// The scripts that render pipelines, for the command that runs them; those next to rendered pipelines if it is empty.
  public internal(set) var render: [Placed<PathPattern>] = []
  /// What is left out.
  public internal(set) var exclude: [PathPattern] = Self.excludedByDefault
  /// The levels that hold where nothing else is said.
  public internal(set) var profile = Profile.recommended
  /// Whether the policies that are built in hold as well.
  public internal(set) var hasReadyPolicies = false
  /// The level of a rule, by its id.
  public internal(set) var rules: [String: Level] = [:]
  /// What is set for the options of a rule, by its id.
  var ruleOptions: [String: [String: [String]]] = [:]
  /// The levels of rules for some paths, later ones over earlier ones.
  public internal(set) var overrides: [Override] = []
  /// The findings that somebody decided to live with.
  public internal(set) var ignores: [Ignore] = []
  /// The organisation's own rules.
  public internal(set) var policies: [PolicyDeclaration] = []
  /// The file with the findings that were there before, from the folder of the configuration file.
  public internal(set) var baseline: Placed<Path>?
  /// Where clones of other repositories are, whose pipelines schedules run.
  public internal(set) var repositories: [Clone] = []
  /// The least severity that makes the exit status 1.
  public internal(set) var failOn: Severity = .error
  /// What one test of a JUnit report stands for.
  public internal(set) var junitGranularity = TestGranularity.rule
  /// The address of a site with the pages of the rules, to which reports link; without a slash at its end.
  public internal(set) var docsURL: String?
  /// The most bytes that are read of one file.
  public internal(set) var maxFileSize = 16 << 20
  /// The most bytes that are read of all files together.
  ///
  /// A hundred thousand pipelines of a usual size are within it; a few objects of git that stand for petabytes are not.
  public internal(set) var maxTotalSize = 2 << 30

  /// The settings where there is no file.
  public static let standard = Settings()

  /// The settings as far as whoever changes the repository may decide: the limits may be lower than without a file, never
  /// higher.
  ///
  /// A limit keeps a machine from work that somebody else makes for it.
  public var ofRepository: Settings {
    var settings = self
    settings.maxFileSize = min(maxFileSize, Self.standard.maxFileSize)
    settings.maxTotalSize = min(maxTotalSize, Self.standard.maxTotalSize)
    return settings
  }

  /// Copies of what an editor had open, which Jupyter leaves beside the real files.
  private static let excludedByDefault = [try? PathPattern("**/.ipynb_checkpoints/**")].compactMap { $0 }

  /// How a rule counts.
  public enum Level: Hashable, Sendable {
    case off
    case severity(Severity)
  }

  /// A value and where the file has it.
  public struct Placed<Value: Sendable>: Sendable {
    /// The value.
    public let value: Value
    /// Where it stands.
    public let location: Location
  }

  /// Levels for the units and files that one of the patterns covers.
  public struct Override: Sendable {
    /// The patterns.
    public let paths: [PathPattern]
    /// The levels, by the rules' ids.
    public let rules: [String: Level]
    /// What is set for the options of rules, by their ids.
    let options: [String: [String: [String]]]

    /// Whether it says something about a rule.
    public func mentions(_ rule: String) -> Bool { rules[rule] != nil || options[rule] != nil }
  }

  /// A decision to live with the findings of some rules.
  public struct Ignore: Sendable {
    /// The files or units concerned.
    public let path: PathPattern
    /// The place in the file that alone is concerned, with what is below it, if one is: a finding's logical place.
    public let place: String?
    /// The rules' ids.
    public let rules: [String]
    /// Why.
    public let reason: String
    /// The last day on which it holds.
    public let until: CalendarDate?
    /// Where the decision stands.
    public let location: Location
  }

  /// A clone of a repository on GitHub.
  public struct Clone: Sendable {
    /// The owner on GitHub.
    public let owner: ByteString
    /// The name of the repository.
    public let repository: ByteString
    /// The folder of the clone; a relative path starts from the folder of the configuration file.
    public let folder: Path
  }

  /// The level that is set for a rule on a file of a unit, or `nil` if the rule's own levels hold.
  ///
  /// Of the overrides that cover the file or the unit the last one that names the rule wins.
  public func level(of rule: String, at path: Path, in unit: Path) -> Level? {
    let override = overrides.last { override in
      override.rules[rule] != nil && override.paths.contains { $0.covers(path) || $0.covers(unit) }
    }
    return override?.rules[rule] ?? rules[rule]
  }

  /// Whether any rule has a level of its own somewhere.
  public var setsLevels: Bool { !rules.isEmpty || !overrides.isEmpty }

  /// What is set for the options of a rule on a file of a unit, or `nil` if nobody sets any of them.
  ///
  /// Each option has the list of the last override that covers the file or the unit and sets it, or else that of `rules:`.
  public func options(of rule: String, at path: Path, in unit: Path) -> [String: [String]]? {
    var set = ruleOptions[rule]
    for override in overrides {
      guard let options = override.options[rule], override.paths.contains(where: { $0.covers(path) || $0.covers(unit) })
      else { continue }
      set = (set ?? [:]).merging(options) { $1 }
    }
    return set
  }

  /// What is set for the options of a rule in the whole file, or `nil` if nobody sets any of them.
  public func options(of rule: String) -> [String: [String]]? { ruleOptions[rule] }

  /// Whether a path is left out.
  public func excludes(_ path: Path) -> Bool {
    exclude.contains { $0.covers(path) }
  }
}

/// A day, as `until:` writes it.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// `YYYY-MM-DD`, which sorts as the days do.
  public let description: String

  /// Reads `YYYY-MM-DD`; `nil` if there is no such day.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    guard let year = Self.number(bytes[..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8...]), (1...12).contains(month),
      (1...CivilDay.length(ofMonth: month, in: year)).contains(day)
    else { return nil }
    description = text
  }

  /// The order of time.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.description < right.description
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
