import LanguageServerProtocol

/// Something that may be written at a place.
struct WrittenChoice {
  /// What is written.
  let text: String
  let kind: LSP.CompletionItem.Kind
  /// A word about it.
  let detail: String?
  /// What it means.
  let documentation: String?
  /// What comes after it, such as a colon.
  let suffix: String

  init(
    _ text: String, _ kind: LSP.CompletionItem.Kind, detail: String?, documentation: String?, suffix: String = ""
  ) {
    self.text = text
    self.kind = kind
    self.detail = detail
    self.documentation = documentation
    self.suffix = suffix
  }
}
