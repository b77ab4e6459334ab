import ArgumentParser

/// `kfplint completion SHELL`: the script with which a shell completes the command line of a program.
struct CompletionCommand<Program: ParsableCommand>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "completion", abstract: "Print the completions for a shell.",
      discussion: """
        bash: kfplint completion bash > ~/.local/share/bash-completion/completions/kfplint

        zsh: kfplint completion zsh > FOLDER/_kfplint, where FOLDER is in fpath

        fish: kfplint completion fish > ~/.config/fish/completions/kfplint.fish
        """)
  }

  @Argument(help: "The shell.")
  var shell: Shell

  /// The shells that have completions.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash
    case zsh
    case fish

    fileprivate var description: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  func run() throws {
    try StandardStream.report(Program.completionScript(for: shell.description) + "\n")
  }
}
