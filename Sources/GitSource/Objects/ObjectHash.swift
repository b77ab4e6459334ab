import CCrypto
import Snapshots

/// Tells whether an object is the one that its id names.
///
/// Of commits, tags and trees git asks the same (`parse_object` of its `object.c`, 2.39): a damaged list of a pack's ids leads
/// to something else, and a verdict on that is none on what was asked for.
enum ObjectHash {
  /// Whether the hash of an object, by the length of its id SHA-1 or SHA-256, is its id.
  static func matches(_ id: ObjectID, _ kind: ObjectKind, _ content: [UInt8]) -> Bool {
    self.id(of: kind, content, length: id.bytes.count) == id
  }

  /// The id of an object, of as many bytes as SHA-1 or SHA-256 gives.
  static func id(of kind: ObjectKind, _ content: [UInt8], length: Int) -> ObjectID {
    let head = Array("\(kind.rawValue) \(content.count)\0".utf8)
    return length == ObjectID.sha1Length ? SHA1.digest(of: head, content) : sha256(of: head, content)
  }

  private static func sha256(of head: [UInt8], _ content: [UInt8]) -> ObjectID {
    var context = SHA256_CTX()
    SHA256_Init(&context)
    SHA256_Update(&context, head, head.count)
    SHA256_Update(&context, content, content.count)
    var digest = [UInt8](repeating: 0, count: 32)
    SHA256_Final(&digest, &context)
    return ObjectID(digest)
  }
}

extension GitFailure {
  /// The failure that an object is which is not the one of its id.
  static func mismatch(of id: ObjectID) -> GitFailure {
    GitFailure(program: "the content of the object \(id.hexadecimal) does not match its id; see `git fsck`")
  }
}
