import Foundation
import Testing

@Suite("Completion in a shell")
struct CompletionTests {
  private static func isInstalled(_ shell: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\(shell)")
  }

  @Test("bash completes commands, rules, formats and branches")
  func bash() throws {
    let repository = try TemporaryRepository()
    try repository.write("x", to: "x")
    try repository.commitAll()
    try repository.git("branch", "feature/next")
    func completed(_ words: String...) throws -> [Substring] {
      let script = """
        source <("$KFPLINT" completion bash)
        COMP_WORDS=(\(words.map { "'\($0)'" }.joined(separator: " ")))
        COMP_CWORD=\(words.count - 1) COMP_LINE="${COMP_WORDS[*]}" COMP_POINT=${#COMP_LINE}
        _kfplint kfplint "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """
      let run = try repository.shell(#"bash -c "$SCRIPT""#, environment: ["SCRIPT": script])
      #expect(run.error.isEmpty, "\(run)")
      return run.output.split(separator: "\n")
    }
    #expect(try completed("kfplint", "expl") == ["explain"])
    #expect(try completed("kfplint", "explain", "params-mi") == ["params-missing"])
    #expect(try completed("kfplint", "lint", "--format", "ju") == ["junit"])
    #expect(try completed("kfplint", "lint", "--since", "fea") == ["feature/next"])
  }

  @Test("fish completes commands, rules and formats", .enabled(if: isInstalled("fish"), "fish is not installed"))
  func fish() throws {
    let folder = try TemporaryFolder()
    try folder.shell(#""$KFPLINT" completion fish >completion.fish"#).expectSuccess()
    func completed(_ line: String) throws -> [String] {
      // fish asks the program itself what stands on the line.
      let run = try folder.shell(
        #"PATH=${KFPLINT%/*}:$PATH fish --no-config -c 'source completion.fish; complete -C "$LINE"'"#,
        environment: ["LINE": line, "HOME": folder.path])
      return run.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
    }
    #expect(try completed("kfplint expl") == ["explain"])
    #expect(try completed("kfplint explain params-mi") == ["params-missing"])
    #expect(try completed("kfplint lint --format ju") == ["junit"])
  }

  @Test("zsh reads its script", .enabled(if: isInstalled("zsh"), "zsh is not installed"))
  func zsh() throws {
    let folder = try TemporaryFolder()
    let run = try folder.shell(#""$KFPLINT" completion zsh >_kfplint && zsh -n _kfplint && head -1 _kfplint"#)
    #expect(run.status == 0, "\(run)")
    #expect(run.output == "#compdef kfplint\n")
  }

  @Test("An unknown shell is answered with those that there are")
  func unknownShell() throws {
    let run = try TemporaryFolder().kfplint("completion", "tcsh")
    #expect(run.status == 2)
    #expect(run.error.contains("'zsh'"))
  }
}
