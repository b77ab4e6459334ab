import CGit2
import Snapshots

extension ObjectID {
  /// The id as libgit2 holds it.
  init(_ id: git_oid) {
    self.init(withUnsafeBytes(of: id.id) { Array($0) })
  }

  /// The id as libgit2 wants it.
  var asGit: git_oid {
    var id = git_oid()
    withUnsafeMutableBytes(of: &id.id) { $0.copyBytes(from: bytes.prefix($0.count)) }
    return id
  }
}

extension ObjectID {
  /// The id that forty digits stand for.
  init?(hexadecimal digits: some Collection<UInt8>) {
    guard digits.count == 2 * Self.length else { return nil }
    var bytes: [UInt8] = []
    for (position, digit) in digits.enumerated() {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      if position % 2 == 0 { bytes.append(value << 4) } else { bytes[position / 2] |= value }
    }
    self.init(bytes)
  }
}
