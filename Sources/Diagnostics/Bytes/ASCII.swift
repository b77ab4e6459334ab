extension [UInt8] {
  /// Whether no byte is part of a character beyond ASCII.
  public var isASCII: Bool {
    withUnsafeBytes { bytes in
      var place = 0
      while place + 8 <= bytes.count {
        if bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
        place += 8
      }
      return bytes[place...].allSatisfy { $0 < 0x80 }
    }
  }
}
