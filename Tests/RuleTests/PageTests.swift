import Foundation
import Reporting
import Testing

/// The pages of the rules, which `kfplint explain` prints.
@Suite struct PageTests {
  @Test(arguments: RuleFolders.all) func hasTheSameHeadingsInTheSameOrder(_ rule: URL) throws {
    let headings = try page(of: rule).split(separator: "\n").filter { $0.hasPrefix("#") }.map(String.init)
    #expect(
      headings == [
        "# \(rule.lastPathComponent)", "## What it finds", "## Why it matters", "## Example", "## Instead",
        "## Exceptions",
      ])
  }

  /// The example of a page is the report of one of the rule's bad examples, so it cannot rot.
  ///
  /// One with a state before it is what somebody has staged, and is checked as such.
  ///
  /// `RECORD_SNAPSHOTS=1` writes the report into the page.
  @Test(arguments: RuleFolders.all) func showsWhatTheToolReallySays(_ rule: URL) async throws {
    let page = try page(of: rule)
    let commands = ["```console\n$ kfplint lint bad/", "```console\n$ cd bad/"]
    let start = try #require(
      commands.lazy.compactMap { page.range(of: $0) }.first,
      "the page has no ```console block with `$ kfplint lint bad/NAME` or `$ cd bad/NAME && kfplint lint --staged`")
    let end = try #require(page.range(of: "```", range: start.upperBound..<page.endIndex))
    let block = page[start.upperBound..<end.lowerBound]
    let name = String(try #require(block.split { $0 == "\n" || $0 == " " }.first))

    let example = Example(folder: rule.appending(path: "bad").appending(path: name))
    let report = ReportFormat.text.report(try await example.outcome()).text
    let isChange = page[start].hasSuffix("$ cd bad/")
    #expect(isChange == example.hasBase)
    let wanted = "\(name)\(isChange ? " && kfplint lint --staged" : "")\n\(report)"
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      let recorded = page.replacingCharacters(in: start.upperBound..<end.lowerBound, with: wanted)
      try Data(recorded.utf8).write(to: rule.appending(path: "README.md"))
    } else {
      #expect(String(block) == wanted)
    }
  }

  private func page(of rule: URL) throws -> String {
    try String(contentsOf: rule.appending(path: "README.md"), encoding: .utf8)
  }
}
