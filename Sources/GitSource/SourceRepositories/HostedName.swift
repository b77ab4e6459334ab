import Diagnostics

/// The owner and the name of a repository on GitHub, in small letters, as it does not tell them from capitals.
struct HostedName: Hashable {
  let owner: ByteString
  let repository: ByteString

  init(owner: ByteString, repository: ByteString) {
    self.owner = owner.lowered
    self.repository = repository.lowered
  }

  /// What the address of a remote leads to: `https://HOST/OWNER/NAME.git`, the same with `ssh` or `git`, or
  /// `USER@HOST:OWNER/NAME.git`.
  ///
  /// The host may be any: companies have their own, and SSH knows hosts by other names. `nil` for a path on disk, and for an
  /// address with more or fewer than two names in its path.
  init?(address: [UInt8]) {
    guard let path = Self.path(of: address) else { return nil }
    var names = path.split(separator: UInt8(ascii: "/"))
    guard names.count == 2 else { return nil }
    if names[1].count > 4, names[1].suffix(4).elementsEqual(".git".utf8) { names[1].removeLast(4) }
    self.init(owner: ByteString(names[0]), repository: ByteString(names[1]))
  }

  private static func path(of address: [UInt8]) -> ArraySlice<UInt8>? {
    if let schemeEnd = address.firstOccurrence(of: "://") {
      let scheme = String(decoding: address[..<schemeEnd], as: UTF8.self).lowercased()
      guard ["https", "http", "ssh", "git", "git+ssh", "ssh+git"].contains(scheme) else { return nil }
      return address[(schemeEnd + 3)...].drop { $0 != UInt8(ascii: "/") }
    }
    // A colon after the first slash belongs to a path on disk.
    let host = address.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") }
    guard !host.isEmpty, host.count < address.count, address[host.count] == UInt8(ascii: ":") else { return nil }
    return address[(host.count + 1)...]
  }
}

extension ByteString {
  /// The text with its ASCII capitals made small.
  fileprivate var lowered: ByteString {
    ByteString(bytes.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 })
  }
}
