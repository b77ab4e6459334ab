import Diagnostics

/// Text of a repository in Markdown: it stands in code, where no mark-up means anything.
///
/// So do whole sentences that may quote a repository: GitHub mentions people and links issues also in text that is escaped
/// (`&#64;`, `\\#`; github/cmark-gfm#181), and addresses by themselves, but none of it in code.
public enum MarkdownCode {
  /// A span of code, with more backticks around it than it holds in a row (CommonMark, 6.1).
  public static func span(_ text: String) -> String {
    guard !text.isEmpty else { return "*empty*" }
    let fence = String(repeating: "`", count: longestRun(in: text) + 1)
    let needsSpace = fence.count > 1 || (text.first == " " && text.last == " ")
    return needsSpace ? "\(fence) \(text) \(fence)" : fence + text + fence
  }

  /// A sentence that may quote a repository, as a span of code without secrets.
  public static func sentence(_ text: String) -> String {
    span(VisibleText.of(SecretSearch.hidden(in: text).utf8))
  }

  /// Lines as a block of code, with more backticks around it than any line holds in a row (CommonMark, 4.5).
  public static func block(_ lines: [String], language: String = "text") -> [String] {
    let fence = String(repeating: "`", count: max(3, (lines.map(longestRun).max() ?? 0) + 1))
    return [fence + language] + lines + [fence]
  }

  private static func longestRun(in text: String) -> Int {
    text.utf8.split { $0 != UInt8(ascii: "`") }.map(\.count).max() ?? 0
  }
}
