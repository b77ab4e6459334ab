/// The page of a rule as a reader away from the other pages needs it.
public struct RulePage {
  /// The page without links that lead nowhere: those to other pages keep their words.
  public let markdown: String
  /// The sentence or two below the heading.
  public let firstParagraph: String

  /// Reads a page.
  public init(_ page: String) {
    markdown = Self.withoutRelativeLinks(page)
    let paragraphs = markdown.split(separator: "\n\n").map { $0.trimmingPrefix("\n") }
    firstParagraph =
      paragraphs.first { !$0.hasPrefix("#") }.map { $0.split(separator: "\n").joined(separator: " ") } ?? ""
  }

  /// `[words](../page.md)` as `words`.
  private static func withoutRelativeLinks(_ page: String) -> String {
    var text = ""
    var rest = page[...]
    while let start = rest.firstIndex(of: "[") {
      text += rest[..<start]
      rest = rest[start...]
      guard let words = rest.firstIndex(of: "]"), rest[words...].hasPrefix("](../"),
        let end = rest[words...].firstIndex(of: ")")
      else {
        text += "["
        rest = rest.dropFirst()
        continue
      }
      text += rest[rest.index(after: start)..<words]
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }
}
