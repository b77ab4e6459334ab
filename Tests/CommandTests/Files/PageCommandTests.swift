import Foundation
import Testing

/// The commands on the pages of the rules, as a reader runs them in a clone of this project.
@Suite("The command of a page")
struct PageCommandTests {
  private static let rules = URL(filePath: #filePath).appending(path: "../../../../rules").standardized

  /// The rules whose pages show less than the command, each with the reason.
  private static let exceptions = [
    "schedule-source": "the program also says that the repository is not available"
  ]

  @Test("prints what the page shows")
  func prints() throws {
    var count = 0
    for rule in try FileManager.default.contentsOfDirectory(atPath: Self.rules.path()).sorted() {
      let folder = Self.rules.appending(path: rule)
      guard let page = try? String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8),
        Self.exceptions[rule] == nil,
        // A change needs a repository, and a pin the clone that it names.
        let block = page.firstMatch(of: /```console\n\$ cd bad\/(\S+) && kfplint lint \.\n((?:.*\n)*?)```\n/)
      else { continue }
      count += 1
      let run = try Program.kfplint.run(
        ["lint", "--color", "never", "."], in: folder.appending(path: "bad/\(block.1)"),
        environment: TemporaryFolder.environment)
      #expect(run.output == String(block.2), "\(rule)")
    }
    #expect(count > 100)
  }
}
