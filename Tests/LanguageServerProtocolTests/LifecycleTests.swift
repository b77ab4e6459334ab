import Diagnostics
import LanguageServerProtocol
import Testing

@Suite("A session")
struct LifecycleTests {
  @Test("begins with initialize and ends with shutdown and exit")
  func order() {
    var lifecycle = Lifecycle()
    #expect(lifecycle.admit(request: "textDocument/hover")?.code == .serverNotInitialized)
    #expect(!lifecycle.admits(notification: "textDocument/didOpen"))
    #expect(lifecycle.admits(notification: "exit"))
    #expect(lifecycle.exitStatus == 1)
    #expect(lifecycle.admit(request: "initialize") == nil)
    #expect(lifecycle.admit(request: "initialize")?.code == .invalidRequest)
    #expect(lifecycle.admit(request: "textDocument/hover") == nil)
    #expect(lifecycle.admits(notification: "textDocument/didOpen"))
    #expect(lifecycle.exitStatus == 1)
    #expect(lifecycle.admit(request: "shutdown") == nil)
    #expect(lifecycle.admit(request: "textDocument/hover")?.code == .invalidRequest)
    #expect(!lifecycle.admits(notification: "textDocument/didOpen"))
    #expect(lifecycle.exitStatus == 0)
  }

  @Test("counts bytes where the client offers that, and else the units of UTF-16")
  func encodings() {
    #expect(PositionEncoding(offered: []) == .utf16)
    #expect(PositionEncoding(offered: ["utf-16"]) == .utf16)
    #expect(PositionEncoding(offered: ["utf-32", "utf-16", "utf-8"]) == .utf8)
    #expect(PositionEncoding(offered: ["utf-32"]) == .utf16)
  }

  @Test("has addresses of files with escapes, and others without a path")
  func addresses() {
    #expect(DocumentURI("file:///a/b%20c/%C3%A4.yaml").path == "/a/b c/ä.yaml")
    #expect(DocumentURI("file://localhost/a").path == "/a")
    #expect(DocumentURI("file:///a/").path == "/a")
    #expect(DocumentURI("file:///").path == "/")
    #expect(DocumentURI("untitled:Untitled-1").path == nil)
    #expect(DocumentURI("file://host/a").path == nil)
    #expect(DocumentURI("file:///a%00b").path == nil)
    #expect(DocumentURI("file:///a%2").path == nil)
    #expect(DocumentURI("file:///a%zz").path == nil)
    #expect(DocumentURI(file: "/a/b c/ä#.yaml").text == "file:///a/b%20c/%C3%A4%23.yaml")
    #expect(DocumentURI(file: "/a/b c/ä#.yaml").path == "/a/b c/ä#.yaml")
  }
}
