import Foundation
import Testing

/// The links of everything that a user or a contributor reads.
@Suite("A link")
struct LinkTests {
  @Test("of a page leads to a file that is there, and to a heading that it has")
  func leadsSomewhere() throws {
    let pages = ProjectFiles.below("Documentation", "rules", "policies", "packaging", ".github").filter {
      $0.hasSuffix(".md")
    }
    let top = ["README.md", "SECURITY.md", "CHANGELOG.md", "CONTRIBUTING.md"]
    #expect(pages.count > 100)
    for page in top + pages {
      let lines = Self.prose(of: try #require(ProjectFiles.text(of: page)))
      for link in lines.flatMap(Self.links) where !link.contains("://") && !link.hasPrefix("mailto:") {
        let problem = Self.problem(with: link, on: page)
        #expect(problem == nil, "\(page): \(link) \(problem ?? "")")
      }
    }
  }

  private static func problem(with link: String, on page: String) -> String? {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let folder = page.split(separator: "/").dropLast().joined(separator: "/")
    let path = parts[0].isEmpty ? page : normalised("\(folder)/\(parts[0])")
    guard let path, ProjectFiles.exists(path) else { return "leads nowhere" }
    guard parts.count == 2 else { return nil }
    return ProjectFiles.text(of: path).map(headings)?.contains(parts[1]) == true ? nil : "names no heading"
  }

  /// A path without `.` and `..`; `nil` if it leads out of the project.
  private static func normalised(_ path: String) -> String? {
    var names: [Substring] = []
    for name in path.split(separator: "/") where name != "." {
      if name != ".." { names.append(name) } else if names.popLast() == nil { return nil }
    }
    return names.joined(separator: "/")
  }

  /// The lines of a page outside its blocks of code.
  private static func prose(of text: String) -> [Substring] {
    var isCode = false
    return text.split(separator: "\n").filter { line in
      if line.hasPrefix("```") { isCode.toggle() }
      return !isCode
    }
  }

  /// What the links of a line lead to, code within the line aside.
  private static func links(of line: Substring) -> [String] {
    let parts = line.split(separator: "`", omittingEmptySubsequences: false)
    let text = parts.indices.filter { $0.isMultiple(of: 2) }.map { parts[$0] }.joined()
    return text.components(separatedBy: "](").dropFirst().map { String($0.prefix { $0 != ")" }) }
  }

  /// The names of headings as code hosts make them.
  private static func headings(of text: String) -> [String] {
    prose(of: text).filter { $0.hasPrefix("#") }.map { line in
      let heading = line.drop { $0 == "#" }.dropFirst().lowercased()
      return heading.filter { $0.isLetter || $0.isNumber || "- _".contains($0) }.replacing(" ", with: "-")
    }
  }
}
