/// The files that `kfplint init` writes for other programs.
enum InitFile {
  /// For pre-commit and prek: a hook of its own, so that no other repository is needed.
  static let preCommit = """
    # `pre-commit install` installs the hooks. What was staged is read from git, so that no files are passed.
    default_install_hook_types: [pre-commit, pre-merge-commit, pre-push]
    repos:
      - repo: local
        hooks:
          - id: kfplint
            name: kfplint
            entry: kfplint hook
            language: python
            additional_dependencies: ["kfplint==\(Version.current)"]
            pass_filenames: false
            always_run: true
            require_serial: true
            verbose: true
            stages: [pre-commit, pre-merge-commit, pre-push, manual]

    """

  /// For lefthook, with a kfplint that is on the PATH.
  static let lefthook = """
    # `lefthook install` installs the hooks.
    pre-commit: {commands: {kfplint: {run: kfplint hook pre-commit}}}
    pre-push: {commands: {kfplint: {run: "kfplint hook pre-push -- {1} {2}", use_stdin: true}}}

    """

  /// For GitHub Actions.
  static let github = """
    name: kfplint
    on:
      pull_request:
      push:
        branches: [main]
    permissions:
      contents: read
    jobs:
      kfplint:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v4
            with:
              # The history, so that only what a pull request changes is checked.
              fetch-depth: 0
              persist-credentials: false
          - run: pip install kfplint==\(Version.current)
          # Problems are shown at their lines in the pull request, and as a whole in the summary of the job.
          - run: kfplint lint --range auto --format github

    """

  /// For GitLab CI.
  static let gitlab = """
    kfplint:
      image: python:3.12-slim
      rules:
        - if: $CI_PIPELINE_SOURCE == "merge_request_event"
        - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
      variables:
        # The history, so that only what a merge request changes is checked.
        GIT_DEPTH: 0
      script:
        - pip install kfplint==\(Version.current)
        # The files belong to another user than the one that the job runs as.
        - kfplint lint --range auto --trust-repository --output junit:kfplint.xml --output gitlab:kfplint.json
      artifacts:
        when: always
        reports:
          junit: kfplint.xml
          codequality: kfplint.json

    """
}
