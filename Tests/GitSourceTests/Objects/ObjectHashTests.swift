import Diagnostics
import Snapshots
import TestSupport
import Testing

@testable import GitSource

@Suite("Hashes of git's objects")
struct ObjectHashTests {
  @Test("The id of an object is the hash of its kind, its length and its bytes", arguments: ReferenceDigest.lengths)
  func reference(length: Int) throws {
    let content = ReferenceDigest.message(length)
    let whole = Array("blob \(length)\0".utf8) + content
    for (bytes, program) in [(20, "sha1sum"), (32, "sha256sum")] {
      let id = ObjectHash.id(of: .blob, content, length: bytes)
      #expect(try ReferenceDigest.hexadecimal(of: whole, by: program) == id.hexadecimal)
      #expect(ObjectHash.matches(id, .blob, content))
      #expect(!ObjectHash.matches(id, .blob, content + [0]))
      #expect(!ObjectHash.matches(id, .tree, content))
    }
  }

  @Test("The checksum of a file is the hash of its bytes", arguments: ReferenceDigest.lengths)
  func checksum(length: Int) throws {
    let message = ReferenceDigest.message(length)
    let checksum = message.withUnsafeBufferPointer { SHA1.digest(of: $0) }
    #expect(try ReferenceDigest.hexadecimal(of: message, by: "sha1sum") == checksum.hexadecimal)
  }

  @Test("Where the two runs of bytes meet makes no difference")
  func runs() {
    let message = ReferenceDigest.message(200)
    let whole = message.withUnsafeBufferPointer { SHA1.digest(of: $0) }
    for middle in 0...message.count {
      #expect(SHA1.digest(of: Array(message[..<middle]), Array(message[middle...])) == whole, "\(middle)")
    }
  }
}
