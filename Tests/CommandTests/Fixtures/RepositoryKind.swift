import Testing

/// A kind of repository: how git makes it, and what comes of checking it in every way.
struct RepositoryKind: CustomTestStringConvertible, Sendable {
  /// Where the files that are checked come from.
  enum Source: String, CaseIterable {
    /// `kfplint lint --staged`.
    case staged
    /// `kfplint lint --rev HEAD`.
    case commit
    /// The second commit compared with the first one.
    case range
    /// `kfplint lint`.
    case workTree
    /// `git commit` with a hook that calls `kfplint hook pre-commit`.
    case hook
  }

  /// What comes of it.
  enum Verdict: Equatable {
    /// The defect is found in these pipelines, and in no others.
    case finds(Set<String>)
    /// Exit status 2, and a sentence with these words on standard error.
    case refuses(String)
    /// git itself does not come so far.
    case impossible
  }

  let name: String
  /// The first version of git that can make it.
  let since: GitVersion
  let verdicts: [Source: Verdict]
  let make: @Sendable (RepositoryOfKind) throws -> Void
  /// What is done after `sales` was staged.
  let finish: @Sendable (RepositoryOfKind) throws -> Void

  /// A kind with the verdicts that are different from those of an ordinary repository.
  init(
    _ name: String, since: GitVersion = GitVersion(2, 39), _ verdicts: [Source: Verdict] = [:],
    make: @escaping @Sendable (RepositoryOfKind) throws -> Void,
    finish: @escaping @Sendable (RepositoryOfKind) throws -> Void = { _ in }
  ) {
    self.name = name
    self.since = since
    self.verdicts = Self.ordinary.merging(verdicts) { $1 }
    self.make = make
    self.finish = finish
  }

  var testDescription: String { name }

  private static let ordinary: [Source: Verdict] = [
    .staged: .finds(["sales"]), .commit: .finds(["report"]), .range: .finds(["report"]),
    .workTree: .finds(["report", "sales"]), .hook: .finds(["sales"]),
  ]
}
