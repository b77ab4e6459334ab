import CCrypto
import Snapshots

/// The hash that git names objects by, and that its files end in.
enum SHA1 {
  /// The hash of some bytes.
  static func digest(of bytes: UnsafeBufferPointer<UInt8>) -> ObjectID {
    var context = SHA_CTX()
    SHA1_Init(&context)
    SHA1_Update(&context, bytes.baseAddress, bytes.count)
    return end(&context)
  }

  /// The hash of two runs of bytes, one after the other.
  static func digest(of first: [UInt8], _ second: [UInt8]) -> ObjectID {
    var context = SHA_CTX()
    SHA1_Init(&context)
    SHA1_Update(&context, first, first.count)
    SHA1_Update(&context, second, second.count)
    return end(&context)
  }

  private static func end(_ context: inout SHA_CTX) -> ObjectID {
    var digest = [UInt8](repeating: 0, count: ObjectID.sha1Length)
    SHA1_Final(&digest, &context)
    return ObjectID(digest)
  }
}
