import Diagnostics

/// What identifies the definition of a component.
enum ComponentDigest {
  /// SHA-256 of a definition as the SDK works it out: each CR LF counts as LF.
  static func of(_ bytes: [UInt8]) -> ByteString {
    ByteString(Digest.hexadecimal(Digest.sha256(withLineFeeds(bytes))[...]))
  }

  private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.firstOccurrence(of: "\r\n") != nil else { return bytes }
    return bytes.indices.filter { index in
      bytes[index] != UInt8(ascii: "\r") || index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n")
    }.map { bytes[$0] }
  }

  /// What a definition says that its component is called, as far as that stands in a line of its own.
  static func name(in bytes: [UInt8]) -> ByteString? {
    let line = bytes.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: "name:".utf8) }
    guard let value = line?.dropFirst(5).filter({ $0 != UInt8(ascii: "\r") }) else { return nil }
    let text = value.drop { $0 == UInt8(ascii: " ") }
    guard let quote = text.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      return ByteString(text.reversed().drop { $0 == UInt8(ascii: " ") }.reversed())
    }
    return ByteString(text.dropFirst().prefix { $0 != quote })
  }
}

/// The pointer that Git LFS keeps in place of a file.
enum LFSPointer {
  /// SHA-256 of the file that it stands for, in its line `oid sha256:…`.
  static func digest(in bytes: [UInt8]) -> ByteString? {
    let mark: StaticString = "\noid sha256:"
    guard let start = bytes.firstOccurrence(of: mark) else { return nil }
    let digest = bytes[(start + mark.utf8CodeUnitCount)...].prefix { $0.isInName }
    return digest.count == 64 ? ByteString(digest) : nil
  }
}
