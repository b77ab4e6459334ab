/// A CI system, by the variables in which it says what is built.
///
/// The names are those of the systems' own references of predefined variables.
struct BuildSystem: Sendable {
  /// What the system is called.
  let name: String
  /// A variable that is set in every build, and nowhere else.
  let mark: String
  /// Where the target of a pull request or merge request stood, if the system says so; the first one that is set holds.
  var targetCommits: [String] = []
  /// The branch that a pull request or merge request is to be merged into.
  let targetBranch: String
  /// The commit that the branch led to before the push that is built.
  var before: String?
  /// The branch that is built; not set when a tag is.
  var branch: String?
  /// The repository's main branch.
  var defaultBranch: String?

  /// The systems that are known.
  static let all = [
    // What GitHub says of a push stands in a file, see `GitHubEvent`.
    BuildSystem(name: "GitHub Actions", mark: "GITHUB_ACTIONS", targetBranch: "GITHUB_BASE_REF"),
    BuildSystem(
      name: "GitLab CI", mark: "GITLAB_CI",
      // The first one is set where the result of the merge is built, in which the target has commits of its own.
      targetCommits: ["CI_MERGE_REQUEST_TARGET_BRANCH_SHA", "CI_MERGE_REQUEST_DIFF_BASE_SHA"],
      targetBranch: "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", before: "CI_COMMIT_BEFORE_SHA", branch: "CI_COMMIT_BRANCH",
      defaultBranch: "CI_DEFAULT_BRANCH"),
    BuildSystem(
      name: "Bitbucket Pipelines", mark: "BITBUCKET_BUILD_NUMBER", targetCommits: ["BITBUCKET_PR_DESTINATION_COMMIT"],
      targetBranch: "BITBUCKET_PR_DESTINATION_BRANCH"),
    BuildSystem(name: "Azure Pipelines", mark: "TF_BUILD", targetBranch: "SYSTEM_PULLREQUEST_TARGETBRANCH"),
    BuildSystem(
      name: "Jenkins", mark: "JENKINS_URL", targetBranch: "CHANGE_TARGET", before: "GIT_PREVIOUS_SUCCESSFUL_COMMIT"),
  ]
}
