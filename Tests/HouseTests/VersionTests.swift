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
}
