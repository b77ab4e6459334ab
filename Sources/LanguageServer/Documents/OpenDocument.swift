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

  /// The names of files that editors keep beside it while it is open, and that are gone when it is closed.
  ///
  /// Emacs has a lock and what it saves by itself (GNU Emacs manual, "Interlocking" and "Auto Save Files"), Vim its swap files
  /// (`:help swap-file`).
  var companions: [ByteString] {
    let name = key.name.bytes
    func named(_ start: String, _ end: String) -> ByteString { ByteString(Array(start.utf8) + name + Array(end.utf8)) }
    return [named(".#", ""), named("#", "#"), named(".", ".swp"), named(".", ".swo"), named(".", ".swn")]
  }

  /// What a document is found by, however its address is written.
  static func key(of uri: DocumentURI) -> Path { uri.path ?? Path(uri.text) }
}
