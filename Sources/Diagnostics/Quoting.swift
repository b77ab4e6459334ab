extension ByteString {
  /// The text in double quotes for a sentence, cut where it gets long; no quotes of its own are escaped.
  public var quoted: String {
    let most = 40
    let shown = VisibleText.of(bytes.prefix(4 * most))
    return shown.unicodeScalars.count > most
      ? "\"\(String(String.UnicodeScalarView(shown.unicodeScalars.prefix(most))))…\"" : "\"\(shown)\""
  }
}
