import Diagnostics

/// Sentences that are broken between words where a terminal would break them within one.
///
/// The rest of a row is filled with spaces instead of a line break, so that what is copied from the terminal is one line: help
/// often ends in a command.
struct WrappedText {
  /// How many columns the terminal has; `nil` if the text goes elsewhere.
  let width: Int?

  /// The sentence, of which the first row begins at `column` and every other one at `indent`.
  func callAsFunction(_ text: String, from column: Int, indent: Int) -> String {
    guard let width, width > indent else { return text }
    var wrapped = ""
    var column = column
    for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      let size = word.unicodeScalars.reduce(0) { $0 + $1.displayWidth }
      let space = index == 0 ? 0 : 1
      if column + space + size > width, size <= width - indent, column <= width {
        wrapped += String(repeating: " ", count: width - column + indent)
        column = indent
      } else if space > 0 {
        wrapped += " "
        column += 1
      }
      wrapped += word
      // A word that is longer than a row goes on in the next ones.
      column += size
      if column > width { column = (column - 1) % width + 1 }
    }
    return wrapped
  }
}
