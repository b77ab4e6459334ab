import Diagnostics
import Testing

@testable import ArgoGrammar

@Suite("The commands of a shell program")
struct ShellCommandTests {
  @Test(
    "are told apart",
    arguments: [
      ("", []), ("curl x", ["curl x"]), ("a; b && c | d || e & f\ng", ["a", "b", "c", "d?", "e", "f", "g"]),
      ("set -e\n# curl x\ngit clone y # z", ["set -e", "git clone y"]),
      ("if curl x; then a; else b; fi", ["curl x?", "a", "b", "fi"]),
      ("until curl x; do sleep 1; done", ["curl x?", "sleep 1", "done"]),
      ("A=1 B=2 sudo curl 'a b' \"c d\"", ["curl a b c d"]), ("A=1", []),
      ("x=$(curl -s u) && echo \"$(git fetch)\"", ["curl -s u", "git fetch", "echo $"]),
      ("(cd a && b)", ["cd a", "b"]), ("{ a; }", ["a", "}"]), ("curl \\\n  x", ["curl x"]),
      ("echo 'curl x; y' \"z;\"", ["echo curl x; y z;"]), ("a 2>&1 b", ["a 2>&1 b"]), ("'", [""]), ("$(", ["$"]),
      ("a#b", ["a#b"]), (")", []),
    ] as [(String, [String])])
  func commands(_ text: String, _ wanted: [String]) {
    let found = ShellCommand.all(in: Array(text.utf8)).map { command in
      command.words.map(\.description).joined(separator: " ") + (command.isGuarded ? "?" : "")
    }
    #expect(found == wanted)
  }

  @Test("are placed at their first word")
  func place() {
    let text = Array("A=1 curl x; 'git' clone".utf8)
    let places = ShellCommand.all(in: text).map { String(decoding: text[$0.place], as: UTF8.self) }
    #expect(places == ["curl", "'git'"])
  }

  @Test("take linear time, however deep", arguments: ["(", "$(", "\"$(", "'", "\\", "a "])
  func hostile(_ part: String) {
    let text = Array(String(repeating: part, count: 100_000).utf8)
    #expect(ShellCommand.all(in: text).count <= 100_000)
  }
}
