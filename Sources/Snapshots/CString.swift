extension [UInt8] {
  /// The bytes as a C string.
  package var terminated: [CChar] { map(CChar.init(bitPattern:)) + [0] }
}
