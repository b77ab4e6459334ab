import ArgumentParser
import Diagnostics
import GitSource
import Snapshots

/// `kfplint install`: makes git run kfplint.
struct InstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Install git hooks in this repository.",
    discussion: """
      An existing hook is kept and runs first, with the same arguments and input. If core.hooksPath is set, kfplint \
      installs there.

      Use pre-commit, pre-merge-commit and pre-push in your clone, and pre-receive or update in the repository that \
      receives pushes: pre-receive refuses a push as a whole, update refuses each ref by itself. One of the two is enough.

      --diff-driver and --merge-driver set up git itself, with .gitattributes and settings of this clone, and install no \
      hook unless one is named.
      """)

  @Argument(help: "The hooks to install (default: pre-commit, or pre-receive in a bare repository).")
  var name: [HookName] = []

  @Flag(help: "Let git diff, git log -p and git blame show rendered pipelines as outlines.")
  var diffDriver = false

  @Flag(help: "Let git merge rendered pipelines by what they mean.")
  var mergeDriver = false

  @Option(
    help: ArgumentHelp(
      "Stop after this time (default: \(SourceOptions().timeLimit)) with exit status 2; 0 means no limit.",
      valueName: "SECONDS"),
    transform: UInt32.read)
  var timeLimit = SourceOptions().timeLimit

  func run() throws {
    TimeLimit.start(seconds: timeLimit)
    let repository = try GitRepository.toChange()
    guard let program = FileOnDisk.runningProgram else {
      throw SnapshotError("the path of this program is not known")
    }
    let drivers: [GitDriver] = (diffDriver ? [.diff] : []) + (mergeDriver ? [.merge] : [])
    if !drivers.isEmpty {
      for sentence in try GitDriver.install(drivers, in: repository, program: program) {
        try StandardStream.report("\(sentence)\n")
      }
      if name.isEmpty { return }
    }
    let names = name.isEmpty ? [repository.isBare ? .preReceive : .preCommit] : name
    for name in names where repository.isBare && !name.isOfServer {
      throw SnapshotError("this repository is bare, so git never runs \(name.rawValue) in it; see pre-receive")
    }
    for name in names {
      let installer = HookInstaller(name, in: try repository.hooksFolder(ofPushedRepository: name.isOfServer))
      let isChained = try installer.install(program: program)
      let before = isChained ? ", which first runs the hook that was there (\(installer.chained))" : ""
      try StandardStream.report("installed \(installer.script)\(before)\n")
      if name.isOfServer, !repository.isBare {
        StandardStream.tell(
          "note: git runs \(name.rawValue) only when somebody pushes into this repository; in a clone, install pre-commit"
        )
      }
    }
  }
}

/// `kfplint uninstall`: takes the hooks away again.
struct UninstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: "Remove what `kfplint install` installed.")

  @Argument(help: "The hooks to remove (default: all that kfplint installed, and what it set up in git).")
  var name: [HookName] = HookName.allCases

  @Option(
    help: ArgumentHelp(
      "Stop after this time (default: \(SourceOptions().timeLimit)) with exit status 2; 0 means no limit.",
      valueName: "SECONDS"),
    transform: UInt32.read)
  var timeLimit = SourceOptions().timeLimit

  func run() throws {
    TimeLimit.start(seconds: timeLimit)
    let repository = try GitRepository.toChange()
    var isAnyThere = false
    for name in name {
      let installer = HookInstaller(name, in: try repository.hooksFolder(ofPushedRepository: name.isOfServer))
      let removal = try installer.uninstall()
      isAnyThere = isAnyThere || removal != .nothingThere
      switch removal {
      case .nothingThere: continue
      case .somebodyElses: try StandardStream.report("left \(installer.script) alone: kfplint did not install it\n")
      case .removed: try StandardStream.report("removed \(installer.script)\n")
      case .restored: try StandardStream.report("put back the hook that was there before: \(installer.script)\n")
      }
    }
    if name.count == HookName.allCases.count {
      for sentence in try GitDriver.uninstall(from: repository) {
        isAnyThere = true
        try StandardStream.report("\(sentence)\n")
      }
    }
    if !isAnyThere { try StandardStream.report("no hook of kfplint in \(repository.hooksFolder())\n") }
  }
}

extension GitRepository {
  /// The repository around the current folder, for the commands that change its hooks.
  fileprivate static func toChange() throws(SnapshotError) -> GitRepository {
    guard let repository = try GitRepository() else {
      throw SnapshotError("this folder is not in a git repository")
    }
    return repository
  }
}
