@testable import Diagnostics

extension FuzzTarget {
  /// The search for secrets, and what keeps a report from steering its reader.
  static let secrets = [
    FuzzTarget(
      "secrets", limit: 2048,
      [
        "password: hunter2hunter2\ntoken=ghp_0123456789abcdefghijABCDEFGHIJ012345\n",
        "Authorization: Bearer abcdef0123456789abcdef\npostgres://user:pass@host/db",
        "-----BEGIN PRIVATE KEY-----\nMIIE",
        "{\\\"api_key\\\": \\\"AKIAIOSFODNN7EXAMPLE\\\"}",
        "p\u{0}a\u{0}s\u{0}s\u{0}w\u{0}o\u{0}r\u{0}d\u{0}=\u{0}x\u{0}",
      ]
    ) { input in
      let file = SourceFile(path: "a", origin: .workTree, bytes: input)
      for place in SecretPlaces.all(in: file) { try require(place.range, isWithin: input.count, "a secret") }
      // What reports hide is at least what the rule finds, and whoever only looks for traces misses none.
      if !SecretPlaces.shown(in: input).isEmpty {
        try require(SecretTraces.mayBe(in: input), "there is a secret, and no trace of it")
      }
    },
    FuzzTarget(
      "build-commands", limit: 1024,
      [
        "::error file=a::b\n##vso[task.setvariable]x\n##teamcity[a]", "\u{1B}[31mred\u{1B}[0m\r::warning::",
        "[[ATTACHMENT|x]]",
      ]
    ) { input in
      let text = String(decoding: input, as: UTF8.self)
      for escape: BuildCommands.Escape in [.visible, .xml] {
        let broken = BuildCommands.broken(in: text, as: escape)
        // Lines as .NET reads them, which knows no other ends.
        for line in broken.unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\r" }) {
          try require(!BuildCommands.begins(String(line)), "still a command: \(line)")
        }
      }
    },
  ]
}
