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
}
