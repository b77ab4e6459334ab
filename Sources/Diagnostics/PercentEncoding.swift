/// Bytes as a part of an address (RFC 3986, 2.1), so that a path need not be text.
public enum PercentEncoding {
  /// The bytes, all but `/` and what is unreserved written as `%E9`.
  public static func of(_ bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for byte in bytes {
      if byte.isLetterOrDecimalDigit || [UInt8]("-._~/".utf8).contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }
}
