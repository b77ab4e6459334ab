import Foundation

extension RepositoryKind {
  private static let noCommit: [Source: Verdict] = [
    .staged: .finds(["report", "sales"]), .hook: .finds(["report", "sales"]),
    .commit: .refuses("there is no commit, tag or tree \"HEAD\" here"),
    .range: .refuses("there is no commit, tag or tree \"HEAD\" here"),
  ]

  /// All kinds; where nothing else is said, the defects are found from every source.
  static let all: [RepositoryKind] = [
    RepositoryKind("ordinary") { try $0.makeHistory() },

    // Where the repository is.
    RepositoryKind("linked work tree") {
      try $0.makeHistory(in: "origin")
      try $0.git("worktree", "add", "--quiet", "-b", "side", "../place", in: "origin")
    },
    RepositoryKind("linked work tree with relative paths", since: GitVersion(2, 48)) {
      try $0.makeHistory(in: "origin")
      try $0.git("config", "worktree.useRelativePaths", "true", in: "origin")
      try $0.git("worktree", "add", "--quiet", "-b", "side", "../place", in: "origin")
    },
    RepositoryKind("submodule") {
      try $0.makeHistory(in: "origin")
      try $0.makeHistory(in: "super")
      try $0.git("submodule", "--quiet", "add", "file://\($0.url("origin").path)", "module", in: "super")
      $0.place = "super/module"
    },
    RepositoryKind(
      "bare", [.staged: .refuses("is bare: nothing can be staged"), .workTree: .finds([]), .hook: .impossible]
    ) { try $0.clone("--bare") },
    RepositoryKind("a path with a colon, a quote and a backslash") {
      $0.place = #"a:b "c\d"#
      try $0.makeHistory()
    },

    // What of the history is here.
    RepositoryKind("shallow", [.range: .refuses("this is a shallow clone: `git fetch --unshallow` brings the rest")]) {
      try $0.clone("--depth=1")
    },
    RepositoryKind("shallow, with the base") { try $0.clone("--depth=2") },
    RepositoryKind("partial without files of other commits") { try $0.clone("--filter=blob:none") },
    RepositoryKind(
      "partial and sparse without files",
      [
        .commit: .refuses("is not in this partial clone; run `git fetch origin "),
        .range: .refuses("or pass --allow-fetch"), .workTree: .finds(["sales"]),
      ]
    ) {
      try $0.clone("--filter=blob:none", "--sparse")
      try $0.git("sparse-checkout", "set", "sales")
    },
    RepositoryKind(
      "partial without folders of other commits", [.range: .refuses("is not in this partial clone")]
    ) { try $0.clone("--filter=tree:0") },

    // What the index is like.
    RepositoryKind("sparse checkout", [.workTree: .finds(["sales"])]) {
      try $0.makeHistory()
      try $0.git("sparse-checkout", "set", "--cone", "--no-sparse-index", "sales")
    },
    RepositoryKind("sparse index", [.workTree: .finds(["sales"])]) {
      try $0.makeHistory()
      try $0.git("sparse-checkout", "set", "--cone", "--sparse-index", "sales")
    },
    RepositoryKind("split index") {
      try $0.makeHistory()
      try $0.git("update-index", "--split-index")
    },
    RepositoryKind("index version 2") {
      try $0.makeHistory()
      try $0.git("update-index", "--index-version", "2")
    },
    RepositoryKind("index version 3") {
      try $0.makeHistory()
      try $0.write("not yet", to: "\($0.place)/later")
      try $0.git("add", "--intent-to-add", "later")
    },
    RepositoryKind("index version 4") {
      try $0.makeHistory()
      try $0.git("update-index", "--index-version", "4")
    },
    RepositoryKind("index without checksum", since: GitVersion(2, 40)) {
      try $0.makeHistory()
      try $0.git("config", "index.skipHash", "true")
    },
    RepositoryKind("index with fsmonitor and untracked cache") {
      try $0.makeHistory()
      try $0.write("#!/bin/sh\nprintf 'token\\0/\\0'\n", to: "\($0.place)/.git/monitor")
      try $0.setMode(0o755, of: "\($0.place)/.git/monitor")
      try $0.git("config", "core.fsmonitor", ".git/monitor")
      try $0.git("config", "core.untrackedCache", "true")
      try $0.git("update-index", "--fsmonitor", "--untracked-cache")
    },
    RepositoryKind(
      "index cut off",
      [
        .staged: .refuses("cannot read the index"), .workTree: .refuses("cannot read the index"), .hook: .impossible,
      ],
      make: { try $0.makeHistory() },
      finish: { try $0.write($0.data("\($0.place)/.git/index").dropLast(60), to: "\($0.place)/.git/index") }),

    // Where the objects are.
    RepositoryKind("borrowing objects over three repositories") {
      try $0.makeHistory(in: "origin")
      try $0.git("clone", "--quiet", "--shared", ".", "../second", in: "origin")
      try $0.git("clone", "--quiet", "--shared", ".", "../third", in: "second")
      try $0.git("clone", "--quiet", "--shared", ".", "../place", in: "third")
    },
    RepositoryKind("multi-pack index") {
      try $0.makeHistory()
      try $0.git("repack", "-d", "--quiet")
      try $0.git("multi-pack-index", "write", "--no-progress")
    },
    RepositoryKind("commit graph") {
      try $0.makeHistory()
      try $0.git("commit-graph", "write", "--reachable", "--no-progress")
    },

    // What git itself has to know.
    RepositoryKind("SHA-256") { try $0.makeHistory("--object-format=sha256") },
    RepositoryKind("SHA-256 in a linked work tree") {
      try $0.makeHistory("--object-format=sha256", in: "origin")
      try $0.git("worktree", "add", "--quiet", "-b", "side", "../place", in: "origin")
    },
    RepositoryKind(
      "SHA-256 and bare",
      [.staged: .refuses("is bare: nothing can be staged"), .workTree: .finds([]), .hook: .impossible]
    ) {
      try $0.makeHistory("--object-format=sha256", in: "origin")
      try $0.clone("--bare")
    },
    RepositoryKind(
      "SHA-256, shallow", [.range: .refuses("this is a shallow clone: `git fetch --unshallow` brings the rest")]
    ) {
      try $0.makeHistory("--object-format=sha256", in: "origin")
      try $0.clone("--depth=1")
    },
    RepositoryKind(
      "SHA-256, partial and sparse",
      [
        .commit: .refuses("is not in this partial clone; run `git fetch origin "),
        .range: .refuses("or pass --allow-fetch"), .workTree: .finds(["sales"]),
      ]
    ) {
      try $0.makeHistory("--object-format=sha256", in: "origin")
      try $0.clone("--filter=blob:none", "--sparse")
      try $0.git("sparse-checkout", "set", "sales")
    },
    RepositoryKind("SHA-256 with a split index") {
      try $0.makeHistory("--object-format=sha256")
      try $0.git("update-index", "--split-index")
    },
    RepositoryKind("SHA-256 with a sparse index", [.workTree: .finds(["sales"])]) {
      try $0.makeHistory("--object-format=sha256")
      try $0.git("sparse-checkout", "set", "--cone", "--sparse-index", "sales")
    },
    RepositoryKind(
      "SHA-256 without commit", noCommit, make: { try $0.makeHistory("--object-format=sha256") }, finish: unborn),
    RepositoryKind("reftable", since: GitVersion(2, 45)) { try $0.makeHistory("--ref-format=reftable") },
    RepositoryKind(
      "extension that nobody knows",
      [
        .staged: .refuses("git cannot read it either: "), .commit: .refuses("git cannot read it either: "),
        .range: .refuses("git cannot read it either: "), .workTree: .refuses("git cannot read it either: "),
        .hook: .impossible,
      ],
      make: { try $0.makeHistory() },
      finish: {
        try $0.git("config", "core.repositoryFormatVersion", "1")
        try $0.git("config", "extensions.unheardof", "true")
      }),

    // Settings and references.
    RepositoryKind("core.ignoreCase") {
      try $0.makeHistory()
      try $0.git("config", "core.ignoreCase", "true")
    },
    RepositoryKind("core.precomposeUnicode") {
      try $0.makeHistory()
      try $0.git("config", "core.precomposeUnicode", "true")
    },
    RepositoryKind("replaced commit") {
      try $0.makeHistory()
      try $0.git("replace", "HEAD", "HEAD~1")
    },
    RepositoryKind("SHA-256 with a replaced commit") {
      try $0.makeHistory("--object-format=sha256")
      try $0.git("replace", "HEAD", "HEAD~1")
    },
    RepositoryKind(
      "branch without history", noCommit, make: { try $0.makeHistory() },
      finish: { try $0.git("checkout", "--quiet", "--orphan", "new") }),
    RepositoryKind("without commit", noCommit, make: { try $0.makeHistory() }, finish: unborn),
    RepositoryKind("detached HEAD") {
      try $0.makeHistory()
      try $0.git("checkout", "--quiet", "--detach")
    },
    RepositoryKind("packed references") {
      try $0.makeHistory()
      try $0.git("pack-refs", "--all")
    },
    RepositoryKind(
      "damaged HEAD",
      [
        .staged: .refuses("cannot read HEAD"), .commit: .refuses("cannot find \"HEAD\""),
        .range: .refuses("cannot find \"HEAD\""), .workTree: .refuses("cannot read HEAD"), .hook: .impossible,
      ],
      make: { try $0.makeHistory() },
      finish: { try $0.write("nonsense\n", to: "\($0.place)/.git/HEAD") }),
  ]

  /// Forgets all commits, and keeps the index.
  @Sendable private static func unborn(_ repository: RepositoryOfKind) throws {
    try repository.git("update-ref", "-d", "refs/heads/main")
  }
}
