public import Diagnostics
import YAMLSyntax

/// The findings that were there when kfplint was turned on: they are counted, and nobody has to fix them today.
///
/// The file is YAML with one entry a line, sorted, so that two branches that change it merge as text does.
public struct Baseline: Sendable {
  /// The most bytes that a baseline may have.
  public static let limit = 64 << 20

  /// The file.
  public let file: SourceFile
  /// The findings, in the order of the file.
  public let entries: [BaselineEntry]
  /// What could not be understood; with any of these nothing is linted.
  public let problems: [ConfigurationProblem]

  /// Reads a file.
  public init(parsing file: SourceFile) {
    self.file = file
    if let conflict = ConfigurationProblem.conflict(in: file) {
      entries = []
      problems = [conflict]
      return
    }
    do {
      var reader = BaselineReader()
      reader.read(try YAMLTree.parse(file))
      entries = reader.entries
      problems = reader.problems
    } catch {
      entries = []
      problems = [
        ConfigurationProblem(message: "not YAML: \(error.message)", help: nil, location: Location(file, error.span))
      ]
    }
  }

  /// The text of a baseline with these findings.
  public static func text(of counts: [BaselineKey: Int]) -> String {
    var text = """
      # Findings that were there when kfplint was turned on: they are counted, and do not fail a check.
      # `kfplint lint --update-baseline` removes those that are fixed, and adds none.
      version: \(BaselineReader.version)

      """
    text += counts.isEmpty ? "findings: []\n" : "findings:\n"
    for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
      var fields = ["unit: \(QuotedScalar.text(key.unit))"]
      if !key.file.isEmpty { fields.append("file: \(QuotedScalar.text(key.file))") }
      if !key.place.isEmpty { fields.append("place: \(QuotedScalar.text(key.place))") }
      fields.append("rule: \(key.rule)")
      if count > 1 { fields.append("count: \(count)") }
      text += "- {\(fields.joined(separator: ", "))}\n"
    }
    return text
  }
}
