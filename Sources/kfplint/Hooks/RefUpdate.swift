import Diagnostics
import Snapshots

/// What a push does to one ref, as git tells the hooks.
struct RefUpdate {
  /// The ref's full name where it is pushed to, such as `refs/heads/main`.
  let name: ByteString
  /// The id that it leads to so far; `nil` if the ref is new.
  let old: String?
  /// The id that it is to lead to; `nil` if the ref is deleted.
  let new: String?

  /// What `pre-push` reads from standard input: a line `local-ref local-id remote-ref remote-id` for each ref.
  ///
  /// The first of them may be any expression that names a commit, with spaces in it.
  static func pushed(_ input: [UInt8]) throws(SnapshotError) -> [RefUpdate] {
    try lines(of: input).map { (line) throws(SnapshotError) in
      let words = line.split(separator: UInt8(ascii: " ")).map { Array($0) }
      guard words.count >= 4 else { throw unknown(line) }
      let (new, name, old) = (words[words.count - 3], words[words.count - 2], words[words.count - 1])
      return try RefUpdate(name: name, old: old, new: new, line: line)
    }
  }

  /// What `pre-receive` reads from standard input: a line `old-id new-id ref` for each ref.
  static func received(_ input: [UInt8]) throws(SnapshotError) -> [RefUpdate] {
    try lines(of: input).map { (line) throws(SnapshotError) in
      let words = line.split(separator: UInt8(ascii: " ")).map { Array($0) }
      guard words.count == 3 else { throw unknown(line) }
      return try RefUpdate(name: words[2], old: words[0], new: words[1], line: line)
    }
  }

  /// What `update` gets as arguments: `ref old-id new-id`.
  init(arguments: [String]) throws(SnapshotError) {
    let words = arguments.map { RawArguments.path($0).bytes }
    let line = Array(words.joined(separator: [UInt8(ascii: " ")]))
    guard words.count == 3 else { throw Self.unknown(line) }
    try self.init(name: words[0], old: words[1], new: words[2], line: line)
  }

  private init(name: [UInt8], old: [UInt8], new: [UInt8], line: some Collection<UInt8>) throws(SnapshotError) {
    guard let old = Self.id(old), let new = Self.id(new) else { throw Self.unknown(line) }
    self.name = ByteString(name)
    self.old = old.allSatisfy { $0 == "0" } ? nil : old
    self.new = new.allSatisfy { $0 == "0" } ? nil : new
  }

  private static func lines(of input: [UInt8]) -> [ArraySlice<UInt8>] {
    input.split(separator: UInt8(ascii: "\n"))
  }

  /// The hexadecimal digits of an object id, of SHA-1 or SHA-256.
  private static func id(_ word: [UInt8]) -> String? {
    let digits = [UInt8]("0123456789abcdef".utf8)
    guard word.count == 40 || word.count == 64, word.allSatisfy(digits.contains) else { return nil }
    return String(decoding: word, as: UTF8.self)
  }

  private static func unknown(_ line: some Collection<UInt8>) -> SnapshotError {
    SnapshotError("cannot parse this line of git's hook input: \"\(VisibleText.of(line))\"")
  }
}
