extension [ByteString] {
  /// The names for a sentence: the first few in byte order, and how many more there are.
  public var listed: String {
    let most = 5
    let shown = sorted().prefix(count == most + 1 ? count : most).map(\.description).joined(separator: ", ")
    return count > most + 1 ? "\(shown) and \(count - most) more" : shown
  }
}
