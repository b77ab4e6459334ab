import Diagnostics
import LanguageServerProtocol

/// A document that the editor has open, with what was typed into it.
struct OpenDocument {
  /// The address, as the editor writes it.
  let uri: DocumentURI
  /// What it is found by: the absolute path of a file, or the address of anything else.
  let key: Path
  /// The number that the editor gave this text.
  var version: Int?
  /// The text.
  var text: DocumentText

  init(_ uri: DocumentURI, version: Int?, _ text: DocumentText) {
    self.uri = uri
    self.version = version
    self.text = text
    key = Self.key(of: uri)
  }

  /// Whether it is a configuration of kfplint.
  var isConfiguration: Bool { key.name == ".kfplint.yaml" }

  /// What a document is found by, however its address is written.
  static func key(of uri: DocumentURI) -> Path { uri.path ?? Path(uri.text) }
}
