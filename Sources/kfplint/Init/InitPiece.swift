import ArgumentParser

/// What `kfplint init` can write.
enum InitPiece: String, CaseIterable, ExpressibleByArgument {
  case configuration
  case schema
  case hook
  case preCommit = "pre-commit"
  case lefthook
  case github
  case gitlab

  /// What it is for, as half a sentence.
  var purpose: String {
    switch self {
    case .configuration: "what is checked, and how strictly"
    case .schema: "lets editors complete and check the configuration"
    case .hook: "checks each commit of this clone; the same as kfplint install"
    case .preCommit: "checks each commit, for pre-commit and prek"
    case .lefthook: "checks each commit and push, for lefthook"
    case .github: "checks each pull request on GitHub"
    case .gitlab: "checks each merge request on GitLab"
    }
  }

  /// The file, from the top of the repository; `nil` for the hook, whose place git decides.
  var fileName: String? {
    switch self {
    case .configuration: ".kfplint.yaml"
    case .schema: ConfigurationSchema.fileName
    case .hook: nil
    case .preCommit: ".pre-commit-config.yaml"
    case .lefthook: "lefthook.yml"
    case .github: ".github/workflows/kfplint.yml"
    case .gitlab: ".gitlab-ci.yml"
    }
  }
}
