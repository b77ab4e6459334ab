/// Shows the page of a rule on a terminal: paragraphs as wide as it is, examples indented, and no marks of Markdown.
public struct PageText {
  /// The page.
  public let text: String

  /// Shows a page that is written in Markdown.
  public init(_ page: String, options: ReportOptions) {
    let paint = Paint(isOn: options.color)
    let wrapped = WrappedText(width: options.width)
    var text = ""
    var paragraph = ""
    func end() -> String {
      defer { paragraph = "" }
      guard !paragraph.isEmpty else { return "" }
      return wrapped(paragraph, from: 0, indent: paragraph.hasPrefix("- ") ? 2 : 0) + "\n"
    }
    var isExample = false
    for line in RulePage(page).markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        text += end()
        isExample.toggle()
      } else if isExample {
        text += line.isEmpty ? "\n" : "    \(line)\n"
      } else if line.hasPrefix("#") {
        text += end() + paint(String(line.drop { $0 == "#" || $0 == " " }), .emphasis) + "\n"
      } else if line.isEmpty || line.hasPrefix("|") {
        text += end() + line + "\n"
      } else if line.hasPrefix("- ") || paragraph.isEmpty {
        text += end()
        paragraph = String(line)
      } else {
        paragraph += " " + line.drop { $0 == " " }
      }
    }
    text += end()
    while text.hasSuffix("\n\n") { text.removeLast() }
    self.text = options.isASCII ? ASCIIText.of(text) : text
  }
}
