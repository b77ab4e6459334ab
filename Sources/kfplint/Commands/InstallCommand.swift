import ArgumentParser
import Diagnostics
import GitSource
import Snapshots

/// `kfplint install`: makes git run kfplint.
struct InstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Install git hooks in this repository.",
    discussion: "A hook that is there already is kept and runs first. core.hooksPath is respected.")

  @Argument(help: "The hooks to install.")
  var name: [HookCommand.Name] = [.preCommit]

  func run() throws {
    try Repository.withHooksFolder { folder throws(SnapshotError) in
      guard let program = FileOnDisk.runningProgram else {
        throw SnapshotError("the path of this program cannot be found out")
      }
      for name in name {
        let installer = HookInstaller(folder: folder, name: name.rawValue)
        let isChained = try installer.install(program: program)
        let before = isChained ? ", which first runs the hook that was there (\(installer.chained))" : ""
        try StandardStream.report("installed \(installer.script)\(before)\n")
      }
    }
  }
}

/// `kfplint uninstall`: takes the hooks away again.
struct UninstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: "Remove what `kfplint install` installed.")

  @Argument(help: "The hooks to remove; all of kfplint's if none is named.")
  var name: [HookCommand.Name] = HookCommand.Name.allCases

  func run() throws {
    try Repository.withHooksFolder { folder throws(SnapshotError) in
      var isAnyThere = false
      for name in name {
        let installer = HookInstaller(folder: folder, name: name.rawValue)
        let removal = try installer.uninstall()
        isAnyThere = isAnyThere || removal != .nothingThere
        switch removal {
        case .nothingThere: continue
        case .somebodyElses: try StandardStream.report("left \(installer.script) alone: it is not kfplint's\n")
        case .removed: try StandardStream.report("removed \(installer.script)\n")
        case .restored: try StandardStream.report("put back the hook that was there before: \(installer.script)\n")
        }
      }
      if !isAnyThere { try StandardStream.report("there is no hook to remove in \(folder)\n") }
    }
  }
}

/// The repository around the current folder, for the commands that change its hooks.
private enum Repository {
  static func withHooksFolder(_ body: (Path) throws(SnapshotError) -> Void) throws(SnapshotError) {
    guard let repository = try GitRepository() else {
      throw SnapshotError("this is no git repository, nor is any folder above it")
    }
    try body(try repository.hooksFolder())
  }
}
