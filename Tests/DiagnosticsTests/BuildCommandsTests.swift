import Diagnostics
import TestSupport
import Testing

/// Text that a build system must not take for a command.
@Suite struct BuildCommandsTests {
  @Test(arguments: [
    ("##vso[task.setvariable variable=x]y", #"\u{23}#vso[task.setvariable variable=x]y"#),
    ("a ##[stop-commands]z", #"a \u{23}#[stop-commands]z"#), ("###[x]", ##"#\u{23}#[x]"##),
    ("##VSO[x]", #"\u{23}#VSO[x]"#), ("##teamcity[x]", #"\u{23}#teamcity[x]"#),
    ("#\u{AD}#\u{200D}[x]", "\\u{23}\u{AD}#\u{200D}[x]"),
    ("::error::x", #"\u{3A}:error::x"#), ("a\n \t::add-mask::x", "a\n \t\\u{3A}:add-mask::x"),
    ("\u{3000}:\u{AD}:x", "\u{3000}\\u{3A}\u{AD}:x"), ("\r::x", "\r\\u{3A}:x"),
  ])
  func aCommandIsBroken(_ text: String, _ broken: String) {
    #expect(BuildCommands.broken(in: text, as: .visible) == broken)
    // What is broken stays as it is.
    #expect(BuildCommands.broken(in: broken, as: .visible) == broken)
  }

  @Test(arguments: ["## Title [x]", "# [x]", "a::b", "std::vector", "a: ##", "#!/bin/sh", "##", "", "x\n: :y", ":::x"])
  func otherTextStays(_ text: String) {
    #expect(BuildCommands.broken(in: text, as: .visible) == text)
  }

  @Test func jsonAndXMLReadTheSignsBack() {
    #expect(BuildCommands.broken(in: "[\"a ##[x]\"]", as: .json) == "[\"a \\u0023#[x]\"]")
    #expect(BuildCommands.broken(in: "<a>\n::x ##vso[y]</a>", as: .xml) == "<a>\n&#58;:x &#35;#vso[y]</a>")
  }

  /// The agents' own ways to look, of which none finds anything.
  @Test func noLineIsTakenForACommand() throws {
    var generator = SeededGenerator(seed: 7)
    let pieces = ["#", "##", ":", "::", "[", "vso", "VSO", " ", "\n", "\t", "\u{AD}", "a", "é", "\u{301}", "]"]
    for _ in 0..<5_000 {
      let text = generator.text(of: pieces, count: 0...12)
      let broken = BuildCommands.broken(in: text, as: .visible).filter { $0 != "\u{AD}" }
      #expect(!broken.contains("##["), "\(text.debugDescription)")
      #expect(!broken.lowercased().contains("##vso["), "\(text.debugDescription)")
      for line in broken.split(whereSeparator: \.isNewline) {
        let start = line.drop(while: \.isWhitespace)
        #expect(
          !start.utf8.starts(with: "::".utf8) || start.utf8.starts(with: ":::".utf8), "\(text.debugDescription)")
      }
    }
  }
}

/// Words of commands that sentences suggest.
@Suite struct ShellWordTests {
  @Test(arguments: [
    ("origin", "origin"), ("a b", "'a b'"), ("it's", #"'it'\''s'"#), ("$(x)", "'$(x)'"), ("", "''"),
    ("x\u{1B}[2J", #"$'x\x1B\x5B2J'"#), ("`; rm -rf ~; `", #"$'\x60\x3B rm -rf \x7E\x3B \x60'"#),
  ])
  func isOneWord(_ text: String, _ word: String) {
    #expect(ShellWord.of(text.utf8) == word)
  }
}
