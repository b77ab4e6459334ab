import ArgumentParser
import Glibc
import Snapshots

/// The command line.
struct KFPLint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kfplint",
    abstract: "Checks Kubeflow Pipelines that were rendered in V1 mode and committed to git.",
    discussion: """
      Exit status: 0 if no finding is at or above --fail-on, 1 if one is, 2 if kfplint could not check something. Standard \
      output holds the report and nothing else.
      """,
    version: Version.report,
    subcommands: [
      LintCommand.self, MergeCommand.self, HookCommand.self, InstallCommand.self, UninstallCommand.self,
      RulesCommand.self, ExplainCommand.self, IgnoreCommand.self, ScheduleCommand.self, PlanCommand.self,
      StatsCommand.self, VerifyRenderCommand.self, CompareCommand.self, GraphCommand.self, PoliciesCommand.self,
      InitCommand.self, ConfigCommand.self, CacheCommand.self, SchemaCommand.self, TextconvCommand.self,
      MergeDriverCommand.self, LanguageServerCommand.self, CompletionCommand<KFPLint>.self,
    ],
    defaultSubcommand: LintCommand.self)

  /// Parses the arguments and runs the command, and gives the exit status: a mistake in the arguments is 2, as is every
  /// other reason not to look.
  static func run() async -> CInt {
    do {
      if let hook = HookRun(plain: RawArguments.all) {
        try await hook.run()
      } else if let lint = PlainLint(RawArguments.all) {
        try await lint.run()
      } else {
        let commands = configuration.subcommands.compactMap { $0.configuration.commandName }
        if let problem = CommandName.problem(of: RawArguments.all, commands: commands) {
          throw SnapshotError(problem)
        }
        try await runCommand()
      }
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    } catch let error as SnapshotError {
      TimeLimit.beginReport()
      StandardStream.tell("error: \(error)")
      return 2
    } catch {
      for line in fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false) {
        // The parser of arguments begins with a capital letter, and all other messages do not.
        StandardStream.tell(line.hasPrefix("Error: ") ? "error: \(line.dropFirst(7))" : String(line))
      }
      return 2
    }
  }

  private static func runCommand() async throws {
    do {
      var command = try parseAsRoot(RawArguments.all)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch  where exitCode(for: error) == .success {
      // The help and the version are thrown, too.
      try StandardStream.report(fullMessage(for: error) + "\n")
    }
  }
}
