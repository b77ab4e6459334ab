import Foundation
import Testing

/// `Sources/kfplint/Version.swift` holds the version; what names it elsewhere follows.
@Suite("The version")
struct VersionTests {
  @Test("is the same wherever an example installs kfplint")
  func isTheSame() throws {
    let source = try #require(ProjectFiles.text(of: "Sources/kfplint/Version.swift"))
    let version = try #require(source.firstMatch(of: #/current = "([0-9.]+)"/#)?.1)
    var count = 0
    for file in ["README.md", "action.yml"] + ProjectFiles.below("Documentation", "templates", "packaging") {
      guard let text = ProjectFiles.text(of: file) else { continue }
      for match in text.matches(of: #/kfplint(?:==|-|@v?)(\d+\.\d+\.\d+)|rev: v(\d+\.\d+\.\d+)/#) {
        #expect((match.1 ?? match.2) == version, "\(file): \(match.0)")
        count += 1
      }
    }
    #expect(count > 10)
  }

  @Test("is that of the extension for VS Code, whose manifest has what VS Code wants")
  func manifest() throws {
    let source = try #require(ProjectFiles.text(of: "Sources/kfplint/Version.swift"))
    let version = try #require(source.firstMatch(of: #/current = "([0-9.]+)"/#)?.1)
    let text = try #require(ProjectFiles.text(of: "packaging/editors/vscode/package.json"))
    let manifest = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(manifest["version"] as? String == String(version))
    for key in ["name", "publisher", "main"] { #expect(manifest[key] is String, "\(key)") }
    #expect((manifest["engines"] as? [String: String])?["vscode"]?.hasPrefix("^1.") == true)
    let main = manifest["main"] as? String ?? ""
    #expect(ProjectFiles.text(of: "packaging/editors/vscode/\(main.dropFirst(2))") != nil)
  }
}
