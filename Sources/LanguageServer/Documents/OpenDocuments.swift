import Diagnostics
import LanguageServerProtocol
import YAMLSyntax

/// The documents that the editor has open.
struct OpenDocuments {
  private var documents: [Path: OpenDocument] = [:]

  /// All of them, by the order of their paths.
  var all: [OpenDocument] { documents.values.sorted { $0.key < $1.key } }

  /// The document at an address.
  subscript(uri: DocumentURI) -> OpenDocument? { documents[OpenDocument.key(of: uri)] }

  /// The document that is found by a key.
  subscript(key key: Path) -> OpenDocument? { documents[key] }

  /// Takes what `textDocument/didOpen` says; a document that was open before is opened anew.
  mutating func open(_ params: YAMLNode?) throws(ResponseError) -> OpenDocument {
    let item = params?["textDocument"]
    guard let text = item?["text"], text.scalarStyle == .doubleQuoted, let bytes = text.scalarBytes else {
      throw ResponseError(.invalidParams, "a document that is opened has a text")
    }
    let document = OpenDocument(
      try Self.uri(of: params), version: item?["version"]?.integer, DocumentText(Array(bytes)))
    documents[document.key] = document
    return document
  }

  /// Takes what `textDocument/didChange` says; nothing is changed where a change cannot be read.
  mutating func change(_ params: YAMLNode?, _ encoding: PositionEncoding) throws(ResponseError) -> OpenDocument {
    let key = OpenDocument.key(of: try Self.uri(of: params))
    guard documents[key] != nil else { throw ResponseError(.invalidParams, "the document is not open") }
    guard let changes = params?["contentChanges"], changes.kind == .sequence else {
      throw ResponseError(.invalidParams, "a change of a document has contentChanges")
    }
    var read: [ContentChange] = []
    for change in changes.items { read.append(try ContentChange(change)) }
    for change in read { documents[key]?.edit(change, encoding) }
    documents[key]?.version = params?["textDocument"]?["version"]?.integer
    guard let document = documents[key] else { throw ResponseError(.invalidParams, "the document is not open") }
    return document
  }

  /// Takes what `textDocument/didSave` says, with the text if that comes along.
  mutating func save(_ params: YAMLNode?) throws(ResponseError) -> OpenDocument? {
    let key = OpenDocument.key(of: try Self.uri(of: params))
    if let text = params?["text"], text.scalarStyle == .doubleQuoted, let bytes = text.scalarBytes,
      let document = documents[key], !document.text.bytes.elementsEqual(bytes)
    {
      documents[key]?.text = DocumentText(Array(bytes))
    }
    return documents[key]
  }

  /// Takes what `textDocument/didClose` says: from now on the file on disk counts.
  mutating func close(_ params: YAMLNode?) throws(ResponseError) -> OpenDocument? {
    documents.removeValue(forKey: OpenDocument.key(of: try Self.uri(of: params)))
  }

  /// The address of the document that a message is about.
  static func uri(of params: YAMLNode?) throws(ResponseError) -> DocumentURI {
    guard let text = params?["textDocument"]?["uri"]?.string?.string, !text.isEmpty else {
      throw ResponseError(.invalidParams, "the message names no textDocument")
    }
    return DocumentURI(text)
  }
}

extension OpenDocument {
  fileprivate mutating func edit(_ change: ContentChange, _ encoding: PositionEncoding) {
    change.apply(to: &text, encoding)
  }
}
