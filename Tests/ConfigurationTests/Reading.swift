import Configuration
import Diagnostics

/// Reads text as `.kfplint.yaml`, where two rules exist.
func configuration(_ text: String) -> ConfigurationFile {
  configuration(Array(text.utf8))
}

func configuration(_ bytes: [UInt8]) -> ConfigurationFile {
  ConfigurationFile(
    parsing: SourceFile(path: ".kfplint.yaml", origin: .workTree, bytes: bytes),
    rules: ["config-invalid", "image-unpinned", "params-missing"])
}

extension ConfigurationFile {
  /// The problems as `line:column what stands there: message (help)`.
  var shownProblems: [String] {
    let lines = LineTable(file)
    return problems.map { problem in
      guard let place = problem.location.place else { return "nowhere: \(problem.message)" }
      let start = lines.position(of: Int(place.span.start))
      let source = String(decoding: file.bytes[place.span.range], as: UTF8.self)
      let help = problem.help.map { " (\($0))" } ?? ""
      return "\(start.line):\(start.column) \(source): \(problem.message)\(help)"
    }
  }
}

/// A configuration as a platform team would write it, with every key.
let realistic = """
  # What the teams agreed on.
  target: {kfp: "2.3"}
  pipelines: ["**/RENDERED_PIPELINE*"]
  schedules:
    - schedules/*
  exclude:
    - "examples/**"  # rendered by hand
    - 'legacy'
  fail-on: warning
  baseline: .kfplint-baseline.yaml
  max-file-size: 1048576
  rules: { image-unpinned: error, params-missing: off }
  overrides:
    - paths: ["team-legacy/**", team-old]
      rules: { image-unpinned: off }
  ignores:
    - {path: "team-a/**", rule: image-unpinned, reason: "public démo key", until: 2027-01-31}
    - path: team-b
      place: /spec/templates/[train]
      rule: [params-missing, image-unpinned]
      reason: >-
        set by
        the platform
  repositories:
    deployKF/kubeflow-pipelines-gitops: ../kubeflow-pipelines-gitops

  """
