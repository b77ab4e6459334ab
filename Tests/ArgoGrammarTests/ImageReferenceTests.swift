import Diagnostics
import TestSupport
import Testing

@testable import ArgoGrammar

@Suite("Image references")
struct ImageReferenceTests {
  @Test("A short name is one of Docker Hub's library")
  func short() throws {
    let image = try ImageReference(Array("python:3.9".utf8))
    #expect(image.domain == "docker.io")
    #expect(image.path == "library/python")
    #expect(image.tag == ByteString("3.9"))
    #expect(image.digest == nil)
  }

  @Test("A registry, a port, a path, a tag and a digest are told apart")
  func long() throws {
    let digest = "sha256:" + String(repeating: "0a", count: 32)
    let image = try ImageReference(Array("localhost:5000/team/trainer_v2:1.0-rc1@\(digest)".utf8))
    #expect(image.domain == "localhost:5000")
    #expect(image.path == "team/trainer_v2")
    #expect(image.tag == ByteString("1.0-rc1"))
    #expect(image.digest == ByteString(digest))
  }

  @Test(
    "What is no reference is refused at its place",
    arguments: [
      ("", 0..<0), ("Python", 0..<1), ("gcr.io/Team/x", 7..<8), ("python:", 7..<7), ("python:a b", 8..<9),
      ("a//b", 2..<3), ("python@md5:00", 7..<10), ("python@sha256:00", 14..<16), ("a---", 1..<2), (" python", 0..<1),
    ])
  func refused(_ text: String, _ place: Range<Int>) {
    do throws(GrammarFault) {
      _ = try ImageReference(Array(text.utf8))
      Issue.record("accepted \(text)")
    } catch {
      #expect(error.range == place, "\(text): \(error.message)")
    }
  }

  // The table was made by running distribution/reference v0.6.0.
  @Test("The verdict on every reference of the table is the library's", .enabled(if: Corpus.isAvailable))
  func table() throws {
    for row in try Corpus.rows("image-reference.tsv") {
      guard let image = try? ImageReference(Array(row[0].utf8)) else {
        #expect(row[1] == "no", "\(row)")
        continue
      }
      #expect(row[1] == "yes", "\(row)")
      #expect(image.domain == ByteString(row[2]), "\(row)")
      #expect(image.path == ByteString(row[3]), "\(row)")
      #expect(image.tag ?? ByteString("") == ByteString(row[4]), "\(row)")
      #expect(image.digest ?? ByteString("") == ByteString(row[5]), "\(row)")
    }
  }
}
