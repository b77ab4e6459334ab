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
  /// ZONE`, and more until an empty line; `nil` if it does not start with its tree.
  init?(_ object: [UInt8]) {
    var lines = object.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .prefix { !$0.isEmpty }[...]
    let treeSign = Array("tree ".utf8)
    guard let first = lines.popFirst(), first.starts(with: treeSign),
      let tree = ObjectID(hexadecimal: first.dropFirst(treeSign.count))
    else { return nil }
    self.tree = tree
    let parentSign = Array("parent ".utf8)
    parents = lines.prefix { $0.starts(with: parentSign) }
      .compactMap { ObjectID(hexadecimal: $0.dropFirst(parentSign.count)) }
    let committer = lines.first { $0.starts(with: Array("committer ".utf8)) }
    let words = committer?.split(separator: UInt8(ascii: " ")) ?? []
    time = words.dropLast().last.flatMap { Int64(String(decoding: $0, as: UTF8.self)) }
  }
}
