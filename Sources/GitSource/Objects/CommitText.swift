import Snapshots

/// The lines at the start of a commit object, as git writes them.
struct CommitText {
  /// The tree that the commit recorded.
  let tree: ObjectID
  /// The commits that it was made from.
  let parents: [ObjectID]
  /// When the commit was made, in seconds since 1970.
  let time: Int64?

  /// Takes a commit object apart: `tree ID`, `parent ID` as often as there are any, `author …`, `committer NAME <MAIL> TIME
  /// ZONE`, and more until an empty line; `nil` if it does not start with its tree, or if a parent is no id.
  init?(_ object: [UInt8]) {
    var rest = object[...]
    guard let tree = Self.value(of: "tree ", in: Self.line(&rest)).flatMap(ObjectID.init(hexadecimal:)) else {
      return nil
    }
    var parents: [ObjectID] = []
    var line = Self.line(&rest)
    while let parent = Self.value(of: "parent ", in: line) {
      guard let id = ObjectID(hexadecimal: parent) else { return nil }
      parents.append(id)
      line = Self.line(&rest)
    }
    var time: Int64?
    while !line.isEmpty {
      if let committer = Self.value(of: "committer ", in: line) {
        let words = committer.split(separator: UInt8(ascii: " "))
        time = words.dropLast().last.flatMap { Int64(String(decoding: $0, as: UTF8.self)) }
        break
      }
      line = Self.line(&rest)
    }
    self.tree = tree
    self.parents = parents
    self.time = time
  }

  /// Takes the next line off, without its end; an empty one at the end.
  private static func line(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let line = rest.prefix { $0 != UInt8(ascii: "\n") }
    rest = rest[line.endIndex...].dropFirst()
    return line
  }

  /// What follows a line's first word; `nil` if that is another one.
  private static func value(of word: StaticString, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    word.withUTF8Buffer { line.starts(with: $0) ? line.dropFirst($0.count) : nil }
  }
}
