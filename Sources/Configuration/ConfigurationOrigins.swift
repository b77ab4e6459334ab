public import Diagnostics
import YAMLSyntax

/// Where a configuration file says what it says.
public struct ConfigurationOrigins: Sendable {
  private let file: SourceFile
  private var keys: [String: Int] = [:]
  private var rules: [String: Int] = [:]
  /// The lines of the rules in each entry of `overrides`, in the order of the file.
  private var overrides: [[String: Int]] = []

  /// Reads a file in which nothing is wrong; of any other it knows nothing.
  public init(of configuration: ConfigurationFile) {
    file = configuration.file
    guard configuration.problems.isEmpty, let tree = try? YAMLTree.parse(file), let root = tree.documents.first else {
      return
    }
    let lines = LineTable(file)
    keys = Self.lines(of: root, lines)
    rules = Self.lines(of: root["rules"], lines)
    overrides = root["overrides"]?.items.map { Self.lines(of: $0["rules"], lines) } ?? []
  }

  /// Where a key of the file stands, as `PATH:LINE`; `nil` if it is not there.
  public func place(ofKey key: String) -> String? { keys[key].map { "\(file.path):\($0)" } }

  /// Where the level or the options of a rule are set that hold for a path, as `PATH:LINE`; `nil` if nowhere.
  ///
  /// The last override that covers the path and names the rule counts more than `rules`.
  public func place(ofRule rule: String, at path: Path, _ settings: Settings) -> String? {
    for (override, lines) in zip(settings.overrides, overrides).reversed() {
      if let line = lines[rule], override.paths.contains(where: { $0.covers(path) }) {
        return "\(file.path):\(line), overrides"
      }
    }
    return rules[rule].map { "\(file.path):\($0)" }
  }

  private static func lines(of mapping: YAMLNode?, _ lines: LineTable) -> [String: Int] {
    let entries = mapping?.entries.map { ($0.key.text, lines.position(of: Int($0.key.span.start)).line) } ?? []
    return Dictionary(entries, uniquingKeysWith: { $1 })
  }
}
