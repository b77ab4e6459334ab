import Diagnostics
import Glibc

/// The words of the command line, bytes that are not UTF-8 included.
///
/// `CommandLine.arguments` repairs such bytes, and a repaired path names another file. Each of them is carried through the
/// argument parser as a scalar of the private-use plane 16, which no shell ever hands over, and turned back into a byte
/// where a path is made.
enum RawArguments {
  private static let carrier: UInt32 = 0x10_FF00

  /// The arguments without the name of the program.
  static var all: [String] {
    CommandLine.unsafeArgv.bytesOfWords(count: Int(CommandLine.argc)).dropFirst().map(text(carrying:))
  }

  /// The path that an argument names.
  static func path(_ argument: String) -> Path {
    var bytes: [UInt8] = []
    for scalar in argument.unicodeScalars {
      if scalar.value >= carrier, let byte = UInt8(exactly: scalar.value - carrier) {
        bytes.append(byte)
      } else {
        bytes += Array(String(scalar).utf8)
      }
    }
    return Path(bytes)
  }

  private static func text(carrying bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
      if let (scalar, length) = UTF8Scalar.decode(rest) {
        text.unicodeScalars.append(scalar)
        rest = rest.dropFirst(length)
      } else {
        if let scalar = Unicode.Scalar(carrier + UInt32(first)) { text.unicodeScalars.append(scalar) }
        rest = rest.dropFirst()
      }
    }
    return text
  }
}

extension UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
  /// The bytes of each word, without the zero at its end.
  fileprivate func bytesOfWords(count: Int) -> [[UInt8]] {
    (0..<count).compactMap { index in
      self[index].map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
    }
  }
}
