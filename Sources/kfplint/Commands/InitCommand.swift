import ArgumentParser
import Diagnostics
import Snapshots

/// `kfplint init`: shows what would fit a repository, and writes what is named.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Propose a configuration, hooks and CI files, and write those that are named.",
    discussion: """
      Without PIECE nothing is written: the proposed configuration is shown, and what else there is. A file that is there \
      already is never changed.
      """)

  @Argument(help: "What to write.")
  var piece: [InitPiece] = []

  @Flag(help: "Show what would be written instead of writing it.")
  var dryRun = false

  func run() async throws {
    TimeLimit.start(seconds: SourceOptions().timeLimit)
    let layout = try await RepositoryLayout()
    let files = piece.compactMap { piece in
      piece.fileName.map { (name: $0, text: text(of: piece, layout)) }
    }
    if piece.isEmpty {
      try propose(layout)
    } else if dryRun {
      for file in files { try StandardStream.report("\(file.name):\n\(Self.quoted(file.text))\n") }
      if piece.contains(.hook) { try StandardStream.report("a git hook, as kfplint install writes it\n") }
    } else {
      for file in files where FileOnDisk.exists(layout.top.appending(ByteString(file.name))) {
        throw SnapshotError(
          "is there already, so nothing was written; `kfplint init --dry-run \(piece.map(\.rawValue).joined(separator: " "))` shows what to add",
          path: Path(file.name))
      }
      for file in files {
        let path = layout.top.appending(ByteString(file.name))
        try FileOnDisk.makeFolders(from: layout.top, to: path.folder)
        try ReportFile.write(file.text, to: path, guarding: [layout.top])
        try StandardStream.report("wrote \(file.name)\n")
      }
      if piece.contains(.hook) { try InstallCommand.parse([]).run() }
      try StandardStream.report("try next: kfplint\n")
    }
  }

  private func propose(_ layout: RepositoryLayout) throws(SnapshotError) {
    let configuration = text(of: .configuration, layout)
    let width = InitPiece.allCases.map(\.rawValue.count).max() ?? 0
    let pieces = InitPiece.allCases.map { piece in
      let name = piece.rawValue + String(repeating: " ", count: width - piece.rawValue.count)
      return "  kfplint init \(name)   \(piece.purpose)\n"
    }
    try StandardStream.report(
      """
      \(Self.found(layout))

      The configuration that fits, .kfplint.yaml:

      \(Self.quoted(configuration))
      Nothing was written. Each of these writes one file, and several may be named at once:

      \(pieces.joined())
      try next: kfplint init configuration hook

      """)
  }

  private func text(of piece: InitPiece, _ layout: RepositoryLayout) -> String {
    switch piece {
    case .configuration:
      ProposedConfiguration(
        layout: layout,
        hasSchema: self.piece.contains(.schema)
          || FileOnDisk.exists(layout.top.appending(ByteString(ConfigurationSchema.fileName)))
      ).text
    case .schema: ConfigurationSchema.text
    case .preCommit: InitFile.preCommit
    case .lefthook: InitFile.lefthook
    case .github: InitFile.github
    case .gitlab: InitFile.gitlab
    case .hook: ""
    }
  }

  private static func found(_ layout: RepositoryLayout) -> String {
    let parts = [
      count(layout.pipelines.count, "rendered pipeline"), count(layout.files.count, "compiled file"),
      count(layout.schedules.count, "schedule folder"),
    ].compactMap { $0 }
    if parts.isEmpty { return "There are no pipelines or schedules here yet." }
    return "Found \(parts.joined(separator: ", "))."
  }

  private static func count(_ number: Int, _ noun: String) -> String? {
    number == 0 ? nil : "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// The lines of a file, marked as such.
  private static func quoted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { "  | \($0)\n" }.joined()
  }
}
