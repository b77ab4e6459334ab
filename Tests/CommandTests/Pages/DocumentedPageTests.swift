import TestSupport
import Testing

/// The commands on the pages of the documentation, as a reader types them.
@Suite("A page of the documentation")
struct DocumentedPageTests {
  /// `RECORD_SNAPSHOTS=1` writes into the page what came out.
  @Test("shows what its commands print", arguments: try DocumentedPage.all)
  func showsWhatCommandsPrint(_ page: DocumentedPage) throws {
    let now = try page.run()
    if RecordedText.isRecording {
      try page.record(now)
    } else {
      #expect(page.matches(now), "\(page.path) with the commands run: \(now)")
    }
  }

  @Test("has no command that kfplint does not know", arguments: try DocumentedPage.all)
  func knowsItsCommands(_ page: DocumentedPage) throws {
    guard !page.lines.isEmpty else { return }
    let clone = try DocumentedPage.clone()
    for line in page.lines {
      let run = try DocumentedPage.type(line, in: clone)
      // What it says about options, values and commands that it does not take. A file may well not be there.
      #expect(!run.output.contains("Usage:") && !run.output.contains("not a command"), "\(page.path): \(line)\n\(run)")
    }
  }

  @Test(
    "shows what kfplint init writes, without its comments",
    arguments: [
      ("README.md", "pre-commit"), ("README.md", "github"), ("Documentation/hooks.md", "pre-commit"),
      ("Documentation/hooks.md", "lefthook"), ("Documentation/ci.md", "github"),
    ])
  func showsWhatInitWrites(_ path: String, _ piece: String) throws {
    let page = try DocumentedPage(path: path)
    let repository = try TemporaryRepository()
    let written = try repository.kfplint("init", "--dry-run", piece).output.split(separator: "\n")
      .filter { $0.hasPrefix("  | ") }.map { $0.dropFirst(4) }
    let block = written.filter { !$0.drop { $0 == " " }.hasPrefix("#") }.joined(separator: "\n")
    #expect(!block.isEmpty && page.blocks.contains { $0.contains(block) }, "\(path) lacks this:\n\(block)")
  }
}
