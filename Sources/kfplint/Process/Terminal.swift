import Diagnostics
import Glibc
import Reporting

/// What the terminal on standard output is like.
enum Terminal {
  /// Fits the text report to it: as wide as it is, with links where there are colours, and in ASCII if it shows no more.
  static func describe(in options: inout ReportOptions) {
    options.width = width
    options.isASCII = !isUnicode
    guard options.color, let folder = WorkingFolder() else { return }
    options.link = { "file://\(PercentEncoding.of(folder.absolute($0).bytes))" }
  }

  /// How many columns it has, if it says so.
  private static var width: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Whether the locale that the user has chosen is one of UTF-8 (locale(7): the first that is set decides).
  static var isUnicode: Bool {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].first(where: Environment.isSet).flatMap(Environment.value) ?? ""
    let letters = name.lowercased().filter { $0 != "-" }
    return letters.contains("utf8")
  }
}
