import Foundation

/// What the programs of the system say a digest is: `sha1sum` and `sha256sum`.
public enum ReferenceDigest {
  /// Lengths around the end of a block of 64 bytes, and of its first 56, which is where the length of a message still fits.
  ///
  /// The processor's instructions take several blocks at once, so there are longer ones, too.
  public static let lengths =
    [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 191, 192, 255, 256, 257, 511, 512, 513, 4095, 4096]
    + [16_383, 16_384, 16_385, 1_000_003]

  /// Bytes of which no two neighbouring blocks are the same.
  public static func message(_ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ ($0 >> 8)) }
  }

  /// The first word of what the program prints: two digits for each byte.
  public static func hexadecimal(of message: [UInt8], by program: String) throws -> String {
    let run = try ChildProcess.run(
      "/usr/bin/\(program)", [], in: URL(filePath: "/"), environment: [:], input: Data(message))
    return String(String(decoding: run.output, as: UTF8.self).prefix { $0 != " " })
  }
}
