import Foundation
import Testing

/// Every kind of repository that git makes, checked from every source.
///
/// The defect is found, or the run fails with a sentence that says what is in the way: nothing is green that was not read.
@Suite("Kinds of repositories")
struct RepositoryKindTests {
  private static let possible = RepositoryKind.all.filter { $0.since <= .installed }
  private static let impossible = RepositoryKind.all.filter { $0.since > .installed }

  @Test("A defect is found, or the run says why it was not looked for", arguments: possible)
  func verdicts(of kind: RepositoryKind) throws {
    let repository = try RepositoryOfKind()
    try kind.make(repository)
    let base = try? repository.git("--no-replace-objects", "rev-parse", "HEAD~1")
    if kind.verdicts[.hook] != .impossible || !repository.exists("\(repository.place)/HEAD") {
      try repository.stageSales()
    }
    try kind.finish(repository)
    for source in RepositoryKind.Source.allCases {
      guard let expected = kind.verdicts[source], expected != .impossible else { continue }
      let run = try run(source, in: repository, base: base ?? String(repeating: "1", count: 40))
      #expect(matches(run, expected, source), "\(kind.name), \(source): expected \(expected)\n\(run)")
    }
  }

  @Test("Kinds that the installed git cannot make", .enabled(if: !impossible.isEmpty))
  func skipped() {
    let names = Self.impossible.map { "\($0.name) (git \($0.since))" }.joined(separator: ", ")
    print("git \(GitVersion.installed) cannot make: \(names)")
    #expect(Self.possible.count + Self.impossible.count == RepositoryKind.all.count)
  }

  private func run(
    _ source: RepositoryKind.Source, in repository: RepositoryOfKind, base: String
  ) throws -> ProgramRun {
    let place = repository.place
    switch source {
    case .staged: return try repository.kfplint("lint", "--staged", "--format", "concise", in: place)
    case .commit: return try repository.kfplint("lint", "--rev", "HEAD", "--format", "concise", in: place)
    case .workTree: return try repository.kfplint("lint", "--format", "concise", in: place)
    case .range:
      return try repository.kfplint(
        "hook", "--format", "concise", in: place,
        environment: ["PRE_COMMIT_FROM_REF": base, "PRE_COMMIT_TO_REF": "HEAD"])
    case .hook:
      // Written by a program that has ended: git could not run a file that somebody still holds open for writing.
      return try repository.shell(
        #"""
        mkdir -p "$HOOKS" && printf '#!/bin/sh\nexec $KFPLINT hook pre-commit --format concise\n' >"$HOOKS/pre-commit" &&
        chmod +x "$HOOKS/pre-commit" && git -c core.hooksPath="$HOOKS" commit --quiet --message Change
        """#, in: place,
        environment: ["HOOKS": repository.url("hooks").path])
    }
  }

  private func matches(
    _ run: ProgramRun, _ expected: RepositoryKind.Verdict, _ source: RepositoryKind.Source
  ) -> Bool {
    switch expected {
    case .impossible:
      return true
    case .refuses(let words):
      return run.status == 2 && (run.error + run.output).contains(words)
    case .finds(let pipelines):
      // A hook's output comes out of git on standard error.
      let lines = source == .hook ? run.error.split(separator: "\n") : run.output.split(separator: "\n")
      let found = lines.filter { $0.contains("[params-missing]") }.compactMap { $0.split(separator: "/").first }
      let others = lines.filter { $0.contains("error") && !$0.contains("[params-missing]") }
      return run.status == (pipelines.isEmpty ? 0 : 1) && Set(found.map(String.init)) == pipelines && others.isEmpty
    }
  }
}
