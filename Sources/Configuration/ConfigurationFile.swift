public import Diagnostics
import YAMLSyntax

/// The file `.kfplint.yaml`: what it says, and what is wrong with it.
public struct ConfigurationFile: Sendable {
  /// The file's name, at the root of what is linted.
  public static let name: ByteString = ".kfplint.yaml"
  /// Names that people give it as well, under which nothing reads it.
  public static let misspeltNames: [ByteString] = [".kfplint.yml", "kfplint.yaml", "kfplint.yml"]

  /// The file.
  public let file: SourceFile
  /// What it says, as far as it could be understood.
  public let settings: Settings
  /// What could not be understood; with any of these nothing is linted.
  public let problems: [ConfigurationProblem]

  /// Reads a file.
  ///
  /// `rules` are those that exist.
  public init(parsing file: SourceFile, rules: [KnownRule]) {
    self.file = file
    if let conflict = ConfigurationProblem.conflict(in: file) {
      settings = .standard
      problems = [conflict]
      return
    }
    do {
      let tree = try YAMLTree.parse(file)
      var reader = ConfigurationReader(rules: rules)
      reader.read(tree)
      settings = reader.settings
      problems = reader.problems
    } catch {
      settings = .standard
      problems = [
        ConfigurationProblem(message: "not YAML: \(error.message)", help: nil, location: Location(file, error.span))
      ]
    }
  }

  /// The file with one problem more for each of its patterns that match nothing.
  ///
  /// Only a check of everything can tell; most likely such a pattern is misspelt, and what it meant goes unchecked.
  public func reporting(idle patterns: [Settings.Placed<PathPattern>]) -> ConfigurationFile {
    let idle = patterns.map { pattern in
      ConfigurationProblem(
        message: "\"\(pattern.value.text)\" matches no folder", help: "correct it, or remove it",
        location: pattern.location)
    }
    return adding(idle)
  }

  /// The file as a version of kfplint may take it: one that it does not allow says only that.
  ///
  /// What else that version does not understand is most likely why it is not allowed.
  public func read(by version: ReleaseNumber) -> ConfigurationFile {
    guard let required = settings.requiredVersion, !required.value.allows(version) else { return self }
    let problem = ConfigurationProblem(
      message: "this file requires kfplint \(required.value), and this is \(version)",
      help: "install a version that it allows, or change required-version", location: required.location)
    return ConfigurationFile(file: file, settings: settings, problems: [problem])
  }

  /// The file with what is wrong in a baseline that it names, which is as bad as what is wrong in itself.
  public func adding(_ problems: [ConfigurationProblem]) -> ConfigurationFile {
    ConfigurationFile(file: file, settings: settings, problems: self.problems + problems)
  }

  /// What stands for a configuration where only a baseline was named, and that cannot be understood.
  public init(unusable baseline: Baseline) {
    self.init(file: baseline.file, settings: .standard, problems: baseline.problems)
  }

  private init(file: SourceFile, settings: Settings, problems: [ConfigurationProblem]) {
    self.file = file
    self.settings = settings
    self.problems = problems
  }

  /// A file of which there is no text to read; `problem` says why.
  public init(file: SourceFile, problem: String, help: String? = nil) {
    self.file = file
    settings = .standard
    problems = [ConfigurationProblem(message: problem, help: help, location: Location(file, SourceSpan(0, 0)))]
  }
}
