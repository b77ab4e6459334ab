import TestSupport
import Testing

@testable import Diagnostics

/// The one pass over a file rules out nothing that a search of it would find.
@Suite struct SecretTracesTests {
  private static let pieces = [
    "AKIA", "ghp_", "sk-", "eyJ", ".", "-----BEGIN ", "EC PRIVATE KEY-----", "-----END EC PRIVATE KEY-----", "\n",
    "\\n",
    " ", "=", ";", "password", "Password=", "SharedAccessKey=", ";sharedaccesskey=", "://", ":\\/\\/", "@", ":", ": ",
    "user", "token", "{", "}", "/", "a", "é", "_", "-", "name", "value", "default", "\"", "'", "\\\"", "\\\\\\\"", ",",
    "db_password", "Database password", "auth", "sig", "client-key-data", "Bearer ", "Authorization: Basic ", "\\x67",
    "\\u0067", "hp_", "\\\n  ", "? ", "https://hooks.slack.com/services/", "Zk3vQ8wLr2Xn7TbY5mHd",
    "1JfCs9PaGu4EoRi6Zk3vQ8wLr2Xn7TbY5mHd1JfCs9Pa", "ZK3VQ8WLR2XN7TBY", "w1nter-Kite-88x", "n0rth7",
  ]

  @Test func nothingIsRuledOutThatIsThere() {
    var generator = SeededGenerator(seed: 77)
    var (found, ruledOut) = (0, 0)
    for _ in 0..<40_000 {
      let bytes = Array(generator.text(of: Self.pieces, count: 0...12).utf8)
      let places = SecretPlaces.shown(in: bytes)
      found += places.isEmpty ? 0 : 1
      if SecretTraces.mayBe(in: bytes) { continue }
      ruledOut += 1
      #expect(places.isEmpty, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
    // Both cases have to occur for the test to mean anything.
    #expect(found > 2_000 && ruledOut > 2_000, "\(found) found, \(ruledOut) ruled out")
  }

  @Test(arguments: [
    "metadata:\n  name: train\n  labels: {app: x}", "key: value", "a = b # 5 ? 6 : 7",
    "image: r.example.com/a@sha256:0",
    "@decorator\ndef run(x: int = 3):\n  return \"{}\\n\".format(x)", "args: [--rows, \"{{inputs.parameters.rows}}\"]",
    "{\\\"name\\\": \\\"rows\\\", \\\"value\\\": \\\"10\\\"}",
  ])
  func anOrdinaryTextHasNone(_ text: String) {
    #expect(!SecretTraces.mayBe(in: Array(text.utf8)))
  }

  @Test(.timeLimit(.minutes(5)), arguments: ["@", "a@", "? ", ":", "name: x\n", "=", "-", "\\n", "   ?"])
  func aHugeTextIsAnsweredAtOnce(_ piece: String) {
    let text = "x" + String(repeating: piece, count: 300_000 / piece.utf8.count) + "x"
    let mayBe = SecretTraces.mayBe(in: Array(text.utf8))
    #expect(!mayBe)
  }
}
