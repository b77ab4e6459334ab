import Foundation
import TestSupport
import Testing

/// Says whether anybody opens one of some folders or files, as the kernel tells it (`inotify(7)`).
private final class OpenWatch {
  private let descriptor: Int32

  init(_ paths: [URL]) throws {
    descriptor = inotify_init1(Int32(IN_NONBLOCK))
    for path in paths {
      try #require(inotify_add_watch(descriptor, path.path, UInt32(IN_OPEN)) >= 0, "\(path)")
    }
  }

  deinit { close(descriptor) }

  /// Whether one was opened since the last time.
  var hasSeenSomething: Bool {
    var events = [UInt8](repeating: 0, count: 1 << 16)
    return read(descriptor, &events, events.count) > 0
  }
}

@Suite("kfplint lsp, as what reads no more than it has to")
struct EditorReadingTests {
  private static let workflow = "team/RENDERED_PIPELINE/workflow.yaml"
  private static let recipient = "team/RENDERED_PIPELINE/params/recipient"

  @Test("opens no folder that an open document has nothing to do with, until it is asked about everything")
  func folders() throws {
    let repository = try TemporaryRepository()
    try repository.writePipeline("team/RENDERED_PIPELINE")
    try repository.writePipeline("other/RENDERED_PIPELINE", without: "recipient")
    try repository.commitAll()
    let watch = try OpenWatch(
      ["other", "other/RENDERED_PIPELINE", "other/RENDERED_PIPELINE/params"].map { repository.url($0) })
    let session = try EditorSession(in: repository)
    try session.open(Self.workflow)
    #expect(try session.findings(of: Self.workflow) == [])
    try session.open(Self.recipient, "x\n")
    #expect(try session.pulledFindings(of: Self.recipient) == ["0:1 params-trailing-newline"])
    for method in ["hover", "definition", "references", "codeAction", "completion"] {
      let place = session.place(Self.workflow, 5, 5).merging(["range": EditorSession.range(0, 0, 9, 0)]) { $1 }
      _ = try session.ask("textDocument/\(method)", place)
    }
    #expect(!watch.hasSeenSomething)
    _ = try session.ask("workspace/diagnostic", [:])
    #expect(watch.hasSeenSomething)
    #expect(try session.end() == .exit(0))
  }
}
