import Diagnostics
import Glibc
import Snapshots

/// The folders in which objects lie in files of their own.
final class LooseObjectStore {
  private var folders: [Path] = []

  /// The folder `objects` of a repository, and those that it borrows from.
  init(_ folder: Path) {
    add(folder)
  }

  /// Looks in another folder, too, and in those that it borrows from.
  func add(_ folder: Path) {
    add(folder, depth: 0)
  }

  /// The content of an object that is said to have `size` bytes; `nil` if it does not lie in a file of its own.
  func content(of id: ObjectID, size: Int) throws(LooseObject.Damage) -> [UInt8]? {
    let name = id.hexadecimal
    let place = ByteString("\(name.prefix(2))/\(name.dropFirst(2))")
    for folder in folders {
      let file: FileContent
      do throws(FileContent.Failure) {
        file = try FileContent(of: folder.appending(place), limit: Self.fileLimit)
      } catch {
        if case .system(ENOENT) = error { continue }
        throw LooseObject.Damage(reason: error.sentence)
      }
      return try LooseObject(file, size: size).content
    }
    return nil
  }

  /// The most bytes that a file of an object has, deflated.
  private static let fileLimit = 1 << 30
  /// How far repositories borrow from one another, as git has it.
  private static let depthLimit = 5

  private func add(_ folder: Path, depth: Int) {
    guard depth <= Self.depthLimit, !folders.contains(folder) else { return }
    folders.append(folder)
    guard let list = try? FileContent(of: folder.appending("info/alternates"), limit: 1 << 20) else { return }
    let lines = list[0..<list.count].split(separator: UInt8(ascii: "\n"))
    for line in lines where line.first != UInt8(ascii: "#") {
      let other = Path(line)
      add(other.isAbsolute ? other : folder.appending(ByteString(line)), depth: depth + 1)
    }
  }
}
