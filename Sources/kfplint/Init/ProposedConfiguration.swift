import Diagnostics
import YAMLSyntax

/// The `.kfplint.yaml` that fits a repository: what was found is said, everything else stands there as a comment.
struct ProposedConfiguration {
  let layout: RepositoryLayout
  /// Whether the schema lies beside it.
  let hasSchema: Bool

  /// The file.
  var text: String {
    var lines: [String] = []
    if hasSchema { lines.append("# yaml-language-server: $schema=\(ConfigurationSchema.fileName)") }
    lines.append("# The configuration of kfplint. Everything in it is optional.")
    lines += patterns(
      "pipelines", layout.pipelines, "Folders that are pipelines even if their workflow.yaml is missing.")
    lines += patterns("schedules", layout.schedules, "Folders with the schedules of a team.")
    lines += [
      "", "# The release of KFP that the pipelines run on decides which fields Argo knows.",
      "# target: {kfp: \"2.3\"}", "", "# What is left out.",
      "# exclude: [\"**/.ipynb_checkpoints/**\", \"examples/**\"]",
      "", "# The lowest severity that refuses a commit, and the level of single rules (`kfplint rules` lists them).",
      "fail-on: error", "# extends: strict", "# rules: {image-unpinned: error}", "",
      "# Findings to live with, each with its reason.",
      "# ignores:",
      "#   - {path: \"team-a/**\", rule: params-unused, reason: \"read by the image itself\", until: 2027-12-31}",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func patterns(_ key: String, _ found: [Path], _ meaning: String) -> [String] {
    let patterns = layout.patterns(of: found)
    guard !patterns.isEmpty else { return [] }
    return ["", "# \(meaning)", "\(key): [\(patterns.map { QuotedScalar.text($0) }.joined(separator: ", "))]"]
  }
}
