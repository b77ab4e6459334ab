internal import Diagnostics

/// Recognises files that are text in another encoding than UTF-8.
enum FileEncoding {
  /// The offsets of a tree are 32 bits wide; no YAML file comes near.
  private static let maximumSize = 1 << 30

  static func check(_ bytes: [UInt8]) throws(YAMLSyntaxError) {
    if let name = foreignEncoding(of: bytes) {
      throw YAMLSyntaxError("the file is \(name); save it as UTF-8", at: SourceSpan(0, min(2, bytes.count)))
    }
    if bytes.count >= maximumSize {
      throw YAMLSyntaxError("the file is larger than 1 GiB", at: SourceSpan(0, 0))
    }
  }

  /// The encoding by its byte order mark, or by the zero bytes that it writes ASCII with.
  private static func foreignEncoding(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE, 0x00, 0x00]) { return "UTF-32" }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16" }
    guard bytes.count >= 4 else { return nil }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0, 0, 0xFE, 0xFF), (0, 0, 0, 1...), (1..., 0, 0, 0): return "UTF-32"
    case (0, 1..., 0, 1...), (1..., 0, 1..., 0): return "UTF-16"
    default: return nil
    }
  }
}
