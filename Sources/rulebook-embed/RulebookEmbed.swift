import Foundation

/// Writes the Swift that makes the folders of `rules/` into an enum: `rulebook-embed RULES OUTPUT`.
///
/// A folder without a rule in `Rulebook.swift` does not compile ("switch must be exhaustive"), and neither does a rule
/// without a folder.
@main
enum RulebookEmbed {
  static func main() {
    guard CommandLine.arguments.count == 3 else {
      FileHandle.standardError.write(Data("usage: rulebook-embed RULES OUTPUT\n".utf8))
      exit(2)
    }
    do {
      let entries = try RuleFolder.all(in: URL(filePath: CommandLine.arguments[1]))
      let source = Data(rulebookSource(for: entries).utf8)
      let output = URL(filePath: CommandLine.arguments[2])
      // An unchanged file keeps its date, so that editing an example compiles nothing again.
      if (try? Data(contentsOf: output)) != source { try source.write(to: output) }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }
}
