extension ByteString: CustomStringConvertible {
  /// The text to put into a sentence: harmless on any terminal, honest about bytes that are no text, and without secrets.
  public var description: String { VisibleText.exact(SecretSearch.hidden(in: bytes)) }
}

extension ByteString {
  /// The text in double quotes for a sentence, cut where it gets long; no quotes of its own are escaped.
  ///
  /// Secrets are hidden before it is cut, since half of one does not look like one any more.
  public var quoted: String {
    let most = 40
    // A token that begins in what is shown is looked at as far as tokens go.
    let text = SecretSearch.hidden(in: bytes, limit: 4 * most + 2048)
    let shown = VisibleText.exact(text.prefix(4 * most))
    return shown.unicodeScalars.count > most
      ? "\"\(String(String.UnicodeScalarView(shown.unicodeScalars.prefix(most))))…\"" : "\"\(shown)\""
  }
}
