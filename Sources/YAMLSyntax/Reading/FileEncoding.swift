internal import Diagnostics

/// Refuses files that this parser is not made for: text in another encoding than UTF-8, and very large files.
enum FileEncoding {
  /// The offsets of a tree are 32 bits wide; no YAML file comes near.
  private static let maximumSize = 1 << 30

  static func check(_ bytes: [UInt8]) throws(YAMLSyntaxError) {
    if let encoding = EncodingDefect.otherEncoding(of: bytes) {
      let name = encoding == .utf32 ? "UTF-32" : "UTF-16"
      throw YAMLSyntaxError("the file is \(name); save it as UTF-8", at: SourceSpan(0, 2))
    }
    if bytes.count >= maximumSize {
      throw YAMLSyntaxError("the file is larger than 1 GiB", at: SourceSpan(0, 0))
    }
  }
}
