import Snapshots

/// Where the objects of a repository are read.
protocol ObjectSource: AnyObject {
  /// What an object is and its size in bytes, without reading it.
  func header(of id: ObjectID) throws(GitFailure) -> (kind: ObjectKind?, size: Int)

  /// The content of an object.
  func content(of id: ObjectID) throws(GitFailure) -> [UInt8]
}

extension ObjectSource {
  /// The commit of this id.
  ///
  /// Throws if the object is missing, something else, damaged or too large.
  func commit(_ id: ObjectID) throws(GitFailure) -> CommitText {
    let header = try header(of: id)
    guard header.kind == .commit else { throw GitFailure(program: "the object \(id.hexadecimal) is not a commit") }
    guard let commit = CommitText(try text(of: id, header)) else { throw damage(to: id, .commit) }
    return commit
  }

  /// What an id leads to when tags are followed, and tags of tags.
  ///
  /// Throws if an object on the way is missing, damaged or too large, or if the tags do not end.
  func target(of id: ObjectID) throws(GitFailure) -> RevisionTarget {
    var id = id
    for _ in 0...tagLimit {
      let header = try header(of: id)
      switch header.kind {
      case .commit: return .commit(id)
      case .tree: return .tree(id)
      case .blob: return .file
      case .tag:
        guard let tagged = tagged(by: try text(of: id, header)) else { throw damage(to: id, .tag) }
        id = tagged
      case nil: throw GitFailure(program: "the object \(id.hexadecimal) is not of a kind that git knows")
      }
    }
    throw GitFailure(program: "more than \(tagLimit) tags of tags are not followed")
  }

  /// The tree of a commit, or what a tag or the tree itself leads to; `nil` if it leads to none.
  func tree(of id: ObjectID) throws(GitFailure) -> ObjectID? {
    switch try target(of: id) {
    case .commit(let id): try commit(id).tree
    case .tree(let id): id
    case .file: nil
    }
  }

  /// The object after the first word of a tag: `object ID`, and more that is of no interest here.
  private func tagged(by tag: [UInt8]) -> ObjectID? {
    let sign = Array("object ".utf8)
    let line = tag.prefix { $0 != UInt8(ascii: "\n") }
    return line.starts(with: sign) ? ObjectID(hexadecimal: line.dropFirst(sign.count)) : nil
  }

  /// The content of a commit or tag.
  private func text(of id: ObjectID, _ header: (kind: ObjectKind?, size: Int)) throws(GitFailure) -> [UInt8] {
    guard header.size <= textLimit else {
      throw GitFailure(
        program: "the object \(id.hexadecimal) has \(header.size) bytes, more than the \(textLimit) that are read")
    }
    return try content(of: id)
  }

  private func damage(to id: ObjectID, _ kind: ObjectKind) -> GitFailure {
    GitFailure(program: "the \(kind) \(id.hexadecimal) is damaged; see `git fsck`")
  }
}

/// The most bytes of a commit or tag that are read: their messages are written by people.
private let textLimit = 16 << 20
/// How many tags of tags are followed.
private let tagLimit = 100
