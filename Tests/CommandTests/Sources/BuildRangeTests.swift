import Foundation
import Testing

/// What `kfplint lint --range auto` takes from the variables of CI systems.
@Suite("The range of a build")
struct BuildRangeTests {
  private let repository: TemporaryRepository
  private static let zero = String(repeating: "0", count: 40)

  /// A clone in which `topic` is checked out, two commits after it left `main`: `first`, then `second`, both broken.
  ///
  /// `old`, which was there before, is broken too, and `origin/main` went on since.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("old", without: "recipient")
    try repository.commitAll()
    try repository.git("checkout", "--quiet", "-b", "topic")
    for name in ["first", "second"] {
      try repository.writePipeline(name, without: "recipient")
      try repository.commitAll()
    }
    try repository.git("checkout", "--quiet", "main")
    try repository.writePipeline("later", without: "recipient")
    try repository.commitAll()
    try repository.git("update-ref", "refs/remotes/origin/main", "main")
    try repository.git("checkout", "--quiet", "topic")
    try repository.git("branch", "--quiet", "-D", "main")
  }

  /// What a build is told, and what comes of it; `PARENT` stands for the id of HEAD~1, `FORK` for that of HEAD~2.
  struct Build: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let variables: [String: String]
    var event: String?
    let said: String
    let found: [String]
  }

  private static let builds = [
    Build(
      testDescription: "GitHub, a pull request",
      variables: ["GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main", "GITHUB_REF_TYPE": "branch"],
      said: "origin/main..HEAD, from GITHUB_BASE_REF", found: ["first", "second"]),
    Build(
      testDescription: "GitHub, a push",
      variables: ["GITHUB_ACTIONS": "true", "GITHUB_REF_TYPE": "branch", "GITHUB_REF_NAME": "topic"],
      event: #"{"before": "PARENT", "head_commit": {"message": "\ud83d\ude00 \/"}}"#,
      said: "PARENT..HEAD, from GITHUB_EVENT_PATH", found: ["second"]),
    Build(
      testDescription: "GitHub, a new branch",
      variables: ["GITHUB_ACTIONS": "true", "GITHUB_REF_TYPE": "branch", "GITHUB_REF_NAME": "topic"],
      event: #"{"before": "\#(zero)", "repository": {"default_branch": "main"}}"#,
      said: "origin/main..HEAD, from GITHUB_EVENT_PATH", found: ["first", "second"]),
    Build(
      testDescription: "GitHub, a tag",
      variables: ["GITHUB_ACTIONS": "true", "GITHUB_REF_TYPE": "tag", "GITHUB_REF_NAME": "v1"],
      event: #"{"before": "\#(zero)", "repository": {"default_branch": "main"}}"#,
      said: "all of HEAD, as GitHub Actions names no commit before it", found: ["first", "old", "second"]),
    Build(
      testDescription: "GitHub, a merge queue", variables: ["GITHUB_ACTIONS": "true"],
      event: #"{"merge_group": {"base_sha": "PARENT"}}"#,
      said: "PARENT..HEAD, from GITHUB_EVENT_PATH", found: ["second"]),
    Build(
      testDescription: "GitHub, a schedule",
      variables: ["GITHUB_ACTIONS": "true", "GITHUB_REF_TYPE": "branch", "GITHUB_REF_NAME": "main"],
      event: #"{"schedule": "0 3 * * *", "repository": {"default_branch": "main"}}"#,
      said: "all of HEAD, as GitHub Actions names no commit before it", found: ["first", "old", "second"]),
    Build(
      testDescription: "GitLab, a merge request",
      variables: [
        "GITLAB_CI": "true", "CI_MERGE_REQUEST_DIFF_BASE_SHA": "FORK", "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_COMMIT_BEFORE_SHA": zero,
      ],
      said: "FORK..HEAD, from CI_MERGE_REQUEST_DIFF_BASE_SHA", found: ["first", "second"]),
    Build(
      testDescription: "GitLab, the result of a merge",
      variables: [
        "GITLAB_CI": "true", "CI_MERGE_REQUEST_DIFF_BASE_SHA": "FORK", "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "PARENT",
      ],
      said: "PARENT..HEAD, from CI_MERGE_REQUEST_TARGET_BRANCH_SHA", found: ["second"]),
    Build(
      testDescription: "GitLab, a push",
      variables: ["GITLAB_CI": "true", "CI_COMMIT_BEFORE_SHA": "PARENT", "CI_COMMIT_BRANCH": "topic"],
      said: "PARENT..HEAD, from CI_COMMIT_BEFORE_SHA", found: ["second"]),
    Build(
      testDescription: "GitLab, a new branch",
      variables: [
        "GITLAB_CI": "true", "CI_COMMIT_BEFORE_SHA": zero, "CI_COMMIT_BRANCH": "topic", "CI_DEFAULT_BRANCH": "main",
      ],
      said: "origin/main..HEAD, from CI_DEFAULT_BRANCH", found: ["first", "second"]),
    Build(
      testDescription: "GitLab, a push that was forced over a commit that is gone",
      variables: [
        "GITLAB_CI": "true", "CI_COMMIT_BEFORE_SHA": String(repeating: "12", count: 20), "CI_COMMIT_BRANCH": "topic",
      ],
      said: "all of HEAD, as GitLab CI names no commit before it", found: ["first", "old", "second"]),
    Build(
      testDescription: "GitLab, the main branch by a schedule",
      variables: [
        "GITLAB_CI": "true", "CI_COMMIT_BEFORE_SHA": zero, "CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main",
      ],
      said: "all of HEAD, as GitLab CI names no commit before it", found: ["first", "old", "second"]),
    Build(
      testDescription: "GitLab, a tag",
      variables: [
        "GITLAB_CI": "true", "CI_COMMIT_BEFORE_SHA": zero, "CI_COMMIT_TAG": "v1", "CI_DEFAULT_BRANCH": "main",
      ],
      said: "all of HEAD, as GitLab CI names no commit before it", found: ["first", "old", "second"]),
    Build(
      testDescription: "Bitbucket, a pull request",
      variables: [
        "BITBUCKET_BUILD_NUMBER": "7", "BITBUCKET_PR_DESTINATION_COMMIT": "PARENT",
        "BITBUCKET_PR_DESTINATION_BRANCH": "main",
      ],
      said: "PARENT..HEAD, from BITBUCKET_PR_DESTINATION_COMMIT", found: ["second"]),
    Build(
      testDescription: "Bitbucket, a pull request whose target went on",
      variables: [
        "BITBUCKET_BUILD_NUMBER": "7", "BITBUCKET_PR_DESTINATION_COMMIT": "121212121212",
        "BITBUCKET_PR_DESTINATION_BRANCH": "main",
      ],
      said: "origin/main..HEAD, from BITBUCKET_PR_DESTINATION_BRANCH", found: ["first", "second"]),
    Build(
      testDescription: "Azure, a pull request",
      variables: ["TF_BUILD": "True", "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"],
      said: "origin/main..HEAD, from SYSTEM_PULLREQUEST_TARGETBRANCH", found: ["first", "second"]),
    Build(
      testDescription: "Azure, a push", variables: ["TF_BUILD": "True"],
      said: "all of HEAD, as Azure Pipelines names no commit before it", found: ["first", "old", "second"]),
    Build(
      testDescription: "Jenkins, a change request",
      variables: ["JENKINS_URL": "https://ci.example.com/", "CHANGE_TARGET": "main"],
      said: "origin/main..HEAD, from CHANGE_TARGET", found: ["first", "second"]),
    Build(
      testDescription: "Jenkins, a branch",
      variables: ["JENKINS_URL": "https://ci.example.com/", "GIT_PREVIOUS_SUCCESSFUL_COMMIT": "PARENT"],
      said: "PARENT..HEAD, from GIT_PREVIOUS_SUCCESSFUL_COMMIT", found: ["second"]),
  ]

  @Test("is what the CI system says, and is said", arguments: builds)
  func known(_ build: Build) throws {
    var variables = try build.variables.mapValues { try filled($0) }
    if let event = build.event {
      try repository.write(filled(event), to: ".git/event.json")
      variables["GITHUB_EVENT_PATH"] = repository.path + "/.git/event.json"
    }
    let run = try repository.run(["lint", "--range", "auto", "--format", "concise"], environment: variables)
    #expect(run.status == 1)
    #expect(run.reported == build.found.map { "\($0)/workflow.yaml params-missing" })
    #expect(try run.error.hasPrefix("range: \(filled(build.said))\n"), "\(run.error)")
    let quiet = try repository.run(["lint", "--range", "auto", "--quiet"], environment: variables)
    #expect(quiet.error.isEmpty)
  }

  @Test("is asked for by --range auto and by nothing else")
  func notAskedFor() throws {
    let run = try repository.run(
      ["lint", "--rev", "HEAD"], environment: ["GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main"])
    #expect(run.closing.hasPrefix("checked 3 pipelines, at "))
  }

  @Test("is an error where there is no CI system, or its target is not in the clone")
  func unknown() throws {
    let nowhere = try repository.kfplint("lint", "--range", "auto")
    #expect(nowhere.status == 2)
    #expect(nowhere.output.isEmpty)
    #expect(
      nowhere.error == """
        error: --range auto knows GitHub Actions, GitLab CI, Bitbucket Pipelines, Azure Pipelines, Jenkins, but runs in none \
        of these; name a range, as in --since origin/main

        """)

    let gone = try repository.run(
      ["lint", "--range", "auto"], environment: ["GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "next"])
    #expect(gone.status == 2)
    #expect(gone.error.hasPrefix("error: the target branch next, which GITHUB_BASE_REF names, is not in this clone; "))

    let missing = String(repeating: "12", count: 20)
    let base = try repository.run(
      ["lint", "--range", "auto"], environment: ["GITLAB_CI": "true", "CI_MERGE_REQUEST_DIFF_BASE_SHA": missing])
    #expect(base.status == 2)
    #expect(base.error.contains("there is no commit, tag or tree \"\(missing)\" here"))

    try repository.write("before", to: ".git/event.json")
    let event = try repository.run(
      ["lint", "--range", "auto"],
      environment: ["GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": repository.path + "/.git/event.json"])
    #expect(event.status == 2)
    #expect(event.error.contains("is not JSON, but GITHUB_EVENT_PATH names it"))
  }

  @Test("in a shallow clone, without the commit before the push, is an error that says what brings it")
  func shallow() throws {
    let folder = try TemporaryFolder()
    try folder.shell("git clone --quiet --depth 1 'file://\(repository.path)' clone").expectSuccess()
    let run = try folder.run(
      ["lint", "--range", "auto"], in: "clone",
      environment: ["GITLAB_CI": "true", "CI_COMMIT_BEFORE_SHA": try filled("PARENT"), "CI_COMMIT_BRANCH": "topic"])
    #expect(run.status == 2)
    #expect(run.error.contains("this is a shallow clone: `git fetch --unshallow` brings the rest"))
  }

  private func filled(_ text: String) throws -> String {
    try text.replacing("PARENT", with: repository.git("rev-parse", "HEAD~1"))
      .replacing("FORK", with: repository.git("rev-parse", "HEAD~2"))
  }
}
