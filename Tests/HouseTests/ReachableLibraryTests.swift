import Foundation
import Testing

/// What `SECURITY.md` says of the faults of libraries holds only as long as the program calls no more of them.
@Suite("Of the C libraries")
struct ReachableLibraryTests {
  @Test("nothing is called that SECURITY.md says is not")
  func reachable() {
    // A fault is in what these start, or these are the way to a network.
    let absent = [
      "git_revparse", "git_index_", "git_submodule_", "git_remote_", "git_clone", "git_fetch", "git_transport",
      "git_credential",
      "git_checkout_", "git_filter_", "git_attr_", "yaml_emitter_", "yaml_document_", "yaml_parser_load",
      "inflateGetHeader",
      "gzopen", "unz",
    ]
    for file in ProjectFiles.below("Sources", "rules") where file.hasSuffix(".swift") || file.hasSuffix(".h") {
      guard let text = ProjectFiles.text(of: file) else { continue }
      for name in absent {
        let call = text.range(of: "\\b\(name)[a-z_0-9]*\\(", options: .regularExpression)
        #expect(call == nil, "\(file) calls \(name)…")
      }
    }
  }

  @Test("every one that is linked is in the table")
  func listed() throws {
    let table = try #require(ProjectFiles.text(of: "SECURITY.md"))
    let script = try #require(ProjectFiles.text(of: ".ci/static-libraries"))
    let names = [
      "libgit2": "git2", "libyaml": "yaml", "libmd": "md", "zlib": "z", "PCRE2": "pcre2-8", "mbed TLS": "mbedcrypto",
    ]
    for (name, archive) in names {
      #expect(table.contains("| \(name)") || table.contains(", \(name)"), "\(name)")
      #expect(script.contains(archive))
    }
  }
}
