import Diagnostics

extension Fix {
  /// Writes the only name that can be meant by a misspelt one; `nil` if there are several, or none.
  ///
  /// It is a guess: a misspelt name may be that of something that was forgotten.
  init?(correcting name: ByteString, at location: Location, to meant: NearName?) {
    guard let meant, meant.isOnly else { return nil }
    self.init(.unsafe, writing: meant.name, for: name, at: location, "write \(meant) for \(name)")
  }

  /// The same for the word of a variable that is misspelt, if one is.
  init?(correcting misspelling: (word: ByteString, location: Location, meant: NearName)?) {
    guard let misspelling else { return nil }
    self.init(correcting: misspelling.word, at: misspelling.location, to: misspelling.meant)
  }
}
