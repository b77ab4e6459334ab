import Diagnostics

/// Text for a terminal that shows nothing but ASCII.
enum ASCIIText {
  /// A sentence: signs of our own as several of ASCII, and what else there is as `\u{E9}`.
  static func of(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var ascii = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "…": ascii += "..."
      case "→": ascii += "->"
      case _ where scalar.isASCII: ascii.unicodeScalars.append(scalar)
      default: ascii += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
    return ascii
  }

  /// A line of a file or what stands below it: a sign for each column, so that carets stay where they belong.
  static func inColumns(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var ascii = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "…": ascii += "~"
      case _ where scalar.isASCII: ascii.unicodeScalars.append(scalar)
      default: ascii += String(repeating: "?", count: scalar.displayWidth)
      }
    }
    return ascii
  }
}
