extension [ByteString] {
  /// The names for a sentence: the first few in byte order, and how many more there are.
  public var listed: String {
    let most = 5
    let shown = sorted().prefix(most).map(\.description).joined(separator: ", ")
    return count > most ? "\(shown) and \(count - most) more" : shown
  }
}
