import LanguageServerProtocol
import Testing

@Suite("A stream of messages")
struct MessageFramingTests {
  private static func message(_ content: String) -> [UInt8] {
    Array("Content-Length: \(content.utf8.count)\r\n\r\n\(content)".utf8)
  }

  @Test("comes out the same in pieces of any size", arguments: [1, 2, 3, 7, 1000])
  func pieces(_ size: Int) {
    let contents = ["{}", "", "{\"a\": \"ä€😀\"}", String(repeating: "x", count: 100)]
    let bytes = contents.flatMap { Self.message($0) }
    var framing = MessageFraming()
    var found: [MessageFraming.Piece] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      framing.append(bytes[start..<min(bytes.count, start + size)])
      while let piece = framing.next() { found.append(piece) }
    }
    #expect(found == contents.map { .content(Array($0.utf8)) })
    #expect(framing.waiting == 0)
  }

  @Test("may have other fields in its headers, in any letters")
  func fields() {
    var framing = MessageFraming()
    framing.append(
      Array("content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH:2 \r\n\r\n{}".utf8))
    #expect(framing.next() == .content(Array("{}".utf8)))
  }

  @Test(
    "goes on after a header that says nothing usable",
    arguments: ["Length: 2", "Content-Length: -1", "Content-Length: x", "Content-Length: 99999999999999999999"])
  func broken(_ header: String) {
    var framing = MessageFraming()
    framing.append(Array("\(header)\r\n\r\n".utf8) + Self.message("[]"))
    guard case .broken = framing.next() else {
      Issue.record("the header was taken")
      return
    }
    #expect(framing.next() == .content(Array("[]".utf8)))
    #expect(framing.next() == nil)
  }

  @Test("without any header is given up in pieces that memory can hold")
  func noHeader() {
    var framing = MessageFraming()
    for _ in 0..<100 {
      framing.append([UInt8](repeating: UInt8(ascii: "x"), count: 1000))
      while let piece = framing.next() {
        guard case .broken = piece else {
          Issue.record("\(piece)")
          return
        }
      }
      #expect(framing.waiting <= 9192)
    }
  }

  @Test("passes over a message that is too large, and keeps none of it")
  func tooLarge() {
    var framing = MessageFraming(limit: 10)
    framing.append(Array("Content-Length: 1000\r\n\r\n".utf8))
    #expect(framing.next() == .tooLarge(1000))
    framing.append([UInt8](repeating: UInt8(ascii: "x"), count: 999))
    #expect(framing.next() == nil)
    #expect(framing.waiting == 0)
    framing.append([UInt8(ascii: "x")] + Self.message("{}"))
    #expect(framing.next() == .content(Array("{}".utf8)))
  }
}
