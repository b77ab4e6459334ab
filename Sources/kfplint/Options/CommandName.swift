import Diagnostics
import Glibc

/// Tells a misspelt command from a path, which the command line takes it for: `kfplint lint` is what runs without a command.
enum CommandName {
  /// Commands that other tools have, and what does the same here.
  private static let elsewhere = [
    "check": "kfplint lint", "validate": "kfplint lint", "run": "kfplint lint", "version": "kfplint --version",
    "list": "kfplint rules", "config": "kfplint schema", "man": "kfplint --help",
  ]

  /// What is wrong with the first word of a command line, as a sentence; `nil` if it may be a command, an option or a path.
  static func problem(of arguments: [String], commands: [String]) -> String? {
    guard var word = arguments.first else { return nil }
    let isAfterHelp = word == "help" && arguments.count > 1
    if isAfterHelp { word = arguments[1] }
    guard !word.isEmpty, !word.hasPrefix("-"), !(commands + ["help"]).contains(word), word.allSatisfy(isInName) else {
      return nil
    }
    if !isAfterHelp && FileOnDisk.exists(RawArguments.path(word)) { return nil }
    if let known = elsewhere[word] { return "there is no command \(word); did you mean `\(known)`?" }
    if let nearest = NearestName.of(ByteString(word), among: commands.map { ByteString($0) }) {
      return "there is no command \(word); did you mean `kfplint \(nearest)`?"
    }
    let wantsHelp = arguments.contains("--help") || arguments.contains("-h")
    if isAfterHelp || wantsHelp { return "there is no command \(word); `kfplint --help` lists them" }
    // With options it may be a run whose report a program waits for.
    guard arguments.count == 1 else { return nil }
    return "\(word) is not a command, and there is no such file or folder; `kfplint --help` lists the commands"
  }

  private static func isInName(_ character: Character) -> Bool {
    character == "-" || character.isASCII && (character.isLetter || character.isNumber)
  }
}
