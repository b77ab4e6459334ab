import Diagnostics
import TestSupport
import Testing

@Suite("Digests of bytes")
struct DigestTests {
  @Test("A digest is what `sha256sum` prints", arguments: ReferenceDigest.lengths)
  func reference(length: Int) throws {
    let message = ReferenceDigest.message(length)
    let digest = Digest.hexadecimal(Digest.sha256(message)[...])
    #expect(try ReferenceDigest.hexadecimal(of: message, by: "sha256sum") == digest)
  }

  /// The examples of FIPS 180-2, B.1 and B.2.
  @Test("The examples of the standard")
  func standard() {
    let one = Digest.sha256(Array("abc".utf8))
    #expect(Digest.hexadecimal(one[...]) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let two = Digest.sha256(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
    #expect(Digest.hexadecimal(two[...]) == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }
}
