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
  /// The files with policies that it names.
  let policyFiles: PolicyFiles

  /// Reads a file.
  ///
  /// `rules` are those that exist, and `policyFiles` what it names under `policies:`.
  public init(parsing file: SourceFile, rules: [KnownRule], policyFiles: PolicyFiles = PolicyFiles()) {
    self.file = file
    self.policyFiles = policyFiles
    if let conflict = ConfigurationProblem.conflict(in: file) {
      settings = .standard
      problems = [conflict]
      return
    }
    do {
      let tree = try YAMLTree.parse(file)
      var reader = ConfigurationReader(rules: rules, policyFiles: policyFiles)
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

  /// The file and those with policies that it names: all that decides what is found.
  public var files: [SourceFile] { [file] + policyFiles.matches.flatMap(\.files) }

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
    return ConfigurationFile(file: file, settings: settings, problems: [problem], policyFiles: policyFiles)
  }

  /// The file with what is wrong in a baseline that it names, which is as bad as what is wrong in itself.
  public func adding(_ problems: [ConfigurationProblem]) -> ConfigurationFile {
    ConfigurationFile(
      file: file, settings: settings, problems: self.problems + problems, policyFiles: policyFiles)
  }

  /// What stands for a configuration where only a baseline was named, and that cannot be understood.
  public init(unusable baseline: Baseline) {
    self.init(file: baseline.file, settings: .standard, problems: baseline.problems)
  }

  private init(
    file: SourceFile, settings: Settings, problems: [ConfigurationProblem], policyFiles: PolicyFiles = PolicyFiles()
  ) {
    self.policyFiles = policyFiles
    self.file = file
    self.settings = settings
    self.problems = problems
  }

  /// The same file with other bytes.
  ///
  /// `rules` are those that exist.
  public func with(_ bytes: [UInt8], rules: [KnownRule]) -> ConfigurationFile {
    ConfigurationFile(
      parsing: SourceFile(path: file.path, origin: file.origin, bytes: bytes), rules: rules, policyFiles: policyFiles)
  }

  /// A file of which there is no text to read; `problem` says why.
  public init(file: SourceFile, problem: String, help: String? = nil) {
    self.file = file
    policyFiles = PolicyFiles()
    settings = .standard
    problems = [ConfigurationProblem(message: problem, help: help, location: Location(file, SourceSpan(0, 0)))]
  }
}
