extension SecretSearch {
  /// What stands for a secret in a sentence.
  public static let mask = Array("***".utf8)

  /// A text of a repository without the secrets in it, to be quoted or named in a sentence.
  ///
  /// It knows a secret by its form, or by a name beside it in the text. With `limit` no more of the text is looked at and
  /// given back than that many bytes; what reaches over the end is hidden all the same.
  public static func hidden(in text: some Collection<UInt8>, limit: Int = .max) -> [UInt8] {
    let part = Array(text.prefix(limit))
    guard part.count >= leastLength, CredentialMarks(part[...]).mayHoldSeparatedOrKnownForm else { return part }
    var search = SecretSearch()
    return replaced(search.matches(in: part, as: .value, isCut: part.count < text.count).map(\.range), in: part)
  }

  /// The same for a sentence, be it our own or one that holds such a text.
  public static func hidden(in sentence: String) -> String {
    let bytes = Array(sentence.utf8)
    let hidden = hidden(in: bytes)
    return hidden == bytes ? sentence : String(decoding: hidden, as: UTF8.self)
  }

  /// The bytes with the mask in the place of each range; the ranges are in order.
  static func replaced(_ ranges: [Range<Int>], in bytes: [UInt8]) -> [UInt8] {
    guard !ranges.isEmpty else { return bytes }
    var shown: [UInt8] = []
    var end = 0
    for range in ranges {
      shown += bytes[end..<range.lowerBound] + mask
      end = range.upperBound
    }
    return shown + bytes[end...]
  }

  /// `x://:p@y` is the shortest text with a secret.
  private static let leastLength = 8
}
