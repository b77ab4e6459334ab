import Diagnostics
import TestSupport
import Testing

@testable import Pipelines

/// The one pass over a text rules out nothing that the search would find.
@Suite struct CredentialMarksTests {
  private static let pieces = [
    "AKIA", "ghp_", "hf_", "sk-", "eyJ", ".", "hvs.", "-----BEGIN ", "EC PRIVATE KEY-----", "\n", "\r\n", " ", "=", ";",
    "password", "Password=", "://", "@", ":", "user", "token", "{{", "}}", "{", "$", "/", "a", "Z", "7", "é", "+", "_",
    "-", "https://hooks.slack.com/services/", "Zk3vQ8wLr2Xn7TbY5mHd", "1JfCs9PaGu4EoRi6Zk3vQ8wLr2Xn7TbY5mHd1JfCs9Pa",
    "ZK3VQ8WLR2XN7TBY", "A1b2C3d4",
  ]

  @Test func nothingIsRuledOutThatIsThere() throws {
    var generator = SeededGenerator(seed: 41)
    var (found, ruledOut) = (0, 0)
    for _ in 0..<20_000 {
      let text = generator.text(of: Self.pieces, count: 0...7)
      let file = SourceFile(path: "token", origin: .workTree, bytes: Array(text.utf8))
      let marks = CredentialMarks(file.bytes[...])
      #expect(marks.hasLineBreak == text.utf8.contains(UInt8(ascii: "\n")))
      for isProgram in [false, true] {
        let search = CredentialSearch(.parameter("token"), name: "token", isProgram: isProgram, mayBeSetting: true)
        let credentials = search.credentials(in: ParameterValue(file: file))
        found += credentials.count
        if isProgram ? marks.mayHoldKnownForm : marks.mayHoldAny { continue }
        ruledOut += 1
        #expect(credentials.isEmpty, "\(text.debugDescription)")
      }
    }
    // Both cases have to occur for the test to mean anything.
    #expect(found > 500 && ruledOut > 5_000)
  }
}
