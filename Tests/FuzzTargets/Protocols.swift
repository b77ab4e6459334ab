import Diagnostics
import YAMLSyntax

@testable import LanguageServerProtocol

extension FuzzTarget {
  /// What an editor sends.
  static let protocols = [
    FuzzTarget(
      "framing", limit: 1024,
      [
        "Content-Length: 2\r\n\r\n{}Content-Type: a\r\ncontent-length: 3\r\n\r\n[1]",
        "Content-Length: 99999999999999\r\n\r\n", "\r\n\r\n",
      ]
    ) { input in
      var whole = MessageFraming(limit: 64)
      whole.append(input)
      var pieces: [MessageFraming.Piece] = []
      while let piece = whole.next() { pieces.append(piece) }
      // The same bytes in pieces of any size make the same messages.
      var slow = MessageFraming(limit: 64)
      var others: [MessageFraming.Piece] = []
      for byte in input {
        slow.append([byte])
        while let piece = slow.next() { others.append(piece) }
      }
      try require(pieces == others, "other messages when the bytes come one by one")
    },
    FuzzTarget(
      "edits", limit: 512,
      [
        "abc\r\nd\u{E9}\u{1F600}\n\0\u{1}\u{2}x\0\u{3}\u{1}\r\n", "\u{FEFF}a\r\0\u{0}\u{4}\n",
        "\n\n\n\0\u{1}\u{1}\r\0\u{1}\u{1}\n",
      ]
    ) { input in
      let (start, rest) = halves(input)
      var text = DocumentText(start)
      var bytes = start
      for edit in rest.split(separator: 0, omittingEmptySubsequences: false).prefix(8) where edit.count >= 2 {
        let numbers = Array(edit.prefix(2))
        let first = Int(numbers[0]) % (bytes.count + 1)
        let range = first..<min(bytes.count, first + Int(numbers[1]) % 16)
        text.replace(range, with: edit.dropFirst(2))
        bytes.replaceSubrange(range, with: edit.dropFirst(2))
        // A text that was edited is the text that was read anew.
        let fresh = DocumentText(bytes)
        try require(text.bytes == bytes && text.lineCount == fresh.lineCount, "an edited text has other lines")
        for offset in 0...bytes.count {
          for encoding: PositionEncoding in [.utf8, .utf16] {
            let position = text.position(of: offset, encoding)
            try require(position == fresh.position(of: offset, encoding), "offset \(offset) is at another position")
            let back = text.offset(of: position, encoding)
            try require((0...bytes.count).contains(back), "a position leads out of the text")
          }
        }
      }
    },
    FuzzTarget(
      "message", limit: 1024,
      [
        #"{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {"general": {"positionEncodings": ["utf-8"]}}}}"#,
        #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"contentChanges":[{"range":{"start":{"line":-1,"character":1e9}}}]}}"#,
        #"[{"id": null}]"#,
      ]
    ) { input in
      let message = IncomingMessage(input)
      _ = (message.cancelledRequest, message.isRequest(RequestID.number(1)))
      switch message {
      case .invalid(_, let error): try require(!error.message.isEmpty, "no reason")
      case .notification(_, let params?), .request(_, _, let params?):
        // What params hold is read as each of the types that requests have.
        _ = try? params["range"].map { (node) throws(ResponseError) in try LSP.TextRange(node) }
        for change in params["contentChanges"].map({ Array($0.items) }) ?? [] { _ = try? ContentChange(change) }
      case .notification, .request, .response: break
      }
    },
  ]
}
