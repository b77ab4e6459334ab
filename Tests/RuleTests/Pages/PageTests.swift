import Configuration
import Foundation
import Reporting
import RuleEngine
import Rules
import Testing

/// The pages of the rules, which `kfplint explain` prints.
@Suite struct PageTests {
  @Test(arguments: RuleFolders.all) func hasTheSameHeadingsInTheSameOrder(_ rule: URL) throws {
    let headings = try page(of: rule).split(separator: "\n").filter { $0.hasPrefix("#") }.map(String.init)
    let options = try info(of: rule).options.isEmpty ? [] : ["## Options"]
    #expect(
      headings == ["# \(rule.lastPathComponent)", "## What it finds"] + options + [
        "## Why it matters", "## Example", "## Instead", "## Exceptions", "## References",
      ])
  }

  /// What `rule.yaml` declares is what the page tells, in the same order.
  @Test(arguments: RuleFolders.all) func explainsEveryOption(_ rule: URL) throws {
    let page = try page(of: rule)
    let told = page.matches(of: #/(?m)^- `([a-z-]+)`: /#).map { String($0.1) }
    #expect(try info(of: rule).options.map(\.name) == told)
  }

  private func info(of rule: URL) throws -> RuleInfo {
    try #require(Rulebook.rules.map(\.info).first { $0.id == rule.lastPathComponent })
  }

  /// What a page says of Argo, KFP, Kubernetes, git and YAML can be looked up.
  ///
  /// A file on GitHub is linked at a tag or a commit, where it goes on saying what it says now.
  @Test(arguments: RuleFolders.all) func namesWhereItsFactsComeFrom(_ rule: URL) throws {
    let page = try page(of: rule)
    let heading = try #require(page.range(of: "## References\n\n"))
    let lines = page[heading.upperBound...].split(separator: "\n")
    #expect(!lines.isEmpty)
    for line in lines {
      let link = try #require(
        try #/- \[[^\]]+\]\((https://[^)]+)\)/#.wholeMatch(in: line), "\(line) is not a link in a list")
      let address = String(link.1)
      let file = try #/https://github\.com/[\w.-]+/[\w.-]+/blob/(v?\d+\.\d+(\.\d+)?|[0-9a-f]{40})/.+/#.wholeMatch(
        in: address)
      let isKnown = file != nil || Self.sources.contains { address.hasPrefix("https://\($0)") }
      #expect(isKnown, "\(address) is neither a file at a tag or commit nor a page of a known documentation")
    }
  }

  /// The sites whose addresses stay as they are, and the repository whose README says that it has moved on.
  private static let sources = [
    "editorconfig.org/", "etcd.io/docs/v", "expr-lang.org/docs/", "git-scm.com/", "github.com/kubeflow/kfp-tekton",
    "kubernetes.io/docs/", "man7.org/linux/man-pages/", "pkg.go.dev/", "www.rfc-editor.org/rfc/", "yaml.org/spec/",
  ]

  /// The example of a page is the report of one of the rule's bad examples, so it cannot rot.
  ///
  /// One with a state before it is what somebody has staged, and is checked as such.
  ///
  /// `RECORD_SNAPSHOTS=1` writes the report into the page.
  @Test(arguments: RuleFolders.all) func showsWhatTheToolReallySays(_ rule: URL) async throws {
    let page = try page(of: rule)
    // What stands in the block now is replaced when recording, also a command of another form.
    let start = try #require(
      page.firstRange(of: #/```console\n\$ [^\n]*?bad\//#),
      "the page has no ```console block with `$ cd bad/NAME && kfplint lint .`, or `--staged` for a change")
    let end = try #require(page.range(of: "```", range: start.upperBound..<page.endIndex))
    let block = start.lowerBound..<end.lowerBound
    let name = String(try #require(page[start.upperBound..<end.lowerBound].split { $0 == "\n" || $0 == " " }.first))

    let example = Example(folder: rule.appending(path: "bad").appending(path: name))
    let report = ReportFormat.text.report(try await example.outcome()).text
    let clone = example.hasCommits ? "  # with a clone of the repository that it names" : ""
    let wanted = "```console\n$ cd bad/\(name) && kfplint lint \(example.hasBase ? "--staged" : ".")\(clone)\n\(report)"
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      let recorded = page.replacingCharacters(in: block, with: wanted)
      try Data(recorded.utf8).write(to: rule.appending(path: "README.md"))
    } else {
      #expect(String(page[block]) == wanted)
    }
  }

  private func page(of rule: URL) throws -> String {
    try String(contentsOf: rule.appending(path: "README.md"), encoding: .utf8)
  }
}
