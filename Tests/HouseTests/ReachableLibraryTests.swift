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
        let call = text.range(of: "\\b\(name)[A-Za-z_0-9]*\\(", options: .regularExpression)
        #expect(call == nil, "\(file) calls \(name)…")
      }
    }
  }

  /// Nearly everything else of libcrypto sets up the whole of it first, `SHA1(…)` and `SHA256(…)` as well
  /// (`crypto/sha/sha1_one.c` of OpenSSL 3.0), and would bring megabytes into a release.
  @Test("of libcrypto nothing is called but two hashes")
  func hashes() {
    let names = ["SHA_CTX", "SHA1_Init", "SHA1_Update", "SHA1_Final"]
    let longer = ["SHA256_CTX", "SHA256_Init", "SHA256_Update", "SHA256_Final"]
    var called: Set<String> = []
    for file in ProjectFiles.below("Sources", "rules") where file.hasSuffix(".swift") || file.hasSuffix(".h") {
      for call in (ProjectFiles.text(of: file) ?? "").matches(of: /\b((SHA|EVP_|OPENSSL_|CRYPTO_|ERR_)\w*)\(/) {
        called.insert(String(call.1))
      }
    }
    #expect(called == Set(names + longer))
  }

  @Test("every one that is linked is in the table")
  func listed() throws {
    let table = try #require(ProjectFiles.text(of: "SECURITY.md"))
    let script = try #require(ProjectFiles.text(of: ".ci/static-libraries"))
    let names = [
      "libgit2": "git2", "libyaml": "yaml", "libcrypto": "crypto", "zlib": "z", "PCRE2": "pcre2-8",
      "mbed TLS": "mbedcrypto",
    ]
    for (name, archive) in names {
      #expect(table.contains("| \(name)") || table.contains(", \(name)"), "\(name)")
      #expect(script.contains(archive))
    }
  }
}
