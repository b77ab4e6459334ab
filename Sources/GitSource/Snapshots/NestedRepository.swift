import Diagnostics
import Glibc
import Snapshots

/// Tells a repository that lies inside a work tree from a folder in which only something is called `.git`.
///
/// git asks the same of a folder before it passes over it: `is_git_directory` and `read_gitfile_gently` of its `setup.c`,
/// 2.39. An empty folder or file of that name hides nothing from it.
enum NestedRepository {
  /// Whether `.git` in a folder is a repository, or a file that leads to one.
  static func isOne(in folder: Path) -> Bool {
    let place = folder.appending(".git")
    if isRepository(place) { return true }
    let word = Array("gitdir: ".utf8)
    guard let file = try? FileContent(of: place, limit: 1 << 20) else { return false }
    let text = file[0..<file.count]
    guard text.starts(with: word) else { return false }
    let end = text.lastIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") } ?? 0
    let name = text[word.count..<max(word.count, end + 1)]
    if name.isEmpty || name.contains(0) { return false }
    let path = Path(name)
    return isRepository(path.isAbsolute ? path : folder.appending(ByteString(name)))
  }

  /// Whether a folder has what every repository has: a HEAD that leads somewhere, objects and references.
  ///
  /// Those of a linked work tree are in the folder that `commondir` names.
  private static func isRepository(_ folder: Path) -> Bool {
    guard isHead(folder.appending("HEAD")) else { return false }
    var common = folder
    if let file = try? FileContent(of: folder.appending("commondir"), limit: 1 << 20) {
      let name = file[0..<file.count].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") && $0 != 0 }
      if !name.isEmpty { common = Path(name).isAbsolute ? Path(name) : folder.appending(ByteString(name)) }
    }
    return ["objects", "refs"].allSatisfy { name in
      access(common.appending(name).bytes.terminated, X_OK) == 0
    }
  }

  /// Whether a file or link is what HEAD may be: the name of a reference, or an id.
  private static func isHead(_ path: Path) -> Bool {
    var target = [CChar](repeating: 0, count: 16)
    let length = readlink(path.bytes.terminated, &target, target.count)
    if length >= 0 { return target.prefix(length).map { UInt8(bitPattern: $0) }.starts(with: "refs/".utf8) }
    guard let file = try? FileContent(startOf: path, count: 256) else { return false }
    let text = file[0..<file.count]
    let digits = text.prefix { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
      default: false
      }
    }
    if digits.count >= 2 * ObjectID.sha1Length { return true }
    guard text.starts(with: "ref:".utf8) else { return false }
    return text.dropFirst(4).drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.starts(with: "refs/".utf8)
  }
}
