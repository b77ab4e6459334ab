import Diagnostics
import Glibc
import Snapshots

/// The folders in which objects lie in files of their own.
final class LooseObjectStore {
  private let folders: [Path]

  /// Looks in these folders called `objects`, in their order.
  init(_ folders: [Path]) {
    self.folders = folders
  }

  /// What an object is and its size in bytes, by its first words; `nil` if it does not lie in a file of its own.
  func header(of id: ObjectID) throws(LooseObject.Damage) -> LooseObject.Header? {
    let file = try first(id) { (path) throws(FileContent.Failure) in
      try FileContent(startOf: path, count: LooseObject.Header.fileLimit)
    }
    return try file.map { (file) throws(LooseObject.Damage) in try LooseObject.Header(file) }
  }

  /// The content of an object that is said to have `size` bytes; `nil` if it does not lie in a file of its own.
  func content(of id: ObjectID, size: Int) throws(LooseObject.Damage) -> [UInt8]? {
    let file = try first(id) { (path) throws(FileContent.Failure) in try FileContent(of: path, limit: Self.fileLimit) }
    return try file.map { (file) throws(LooseObject.Damage) in try LooseObject(file, size: size).content }
  }

  /// The objects whose ids start with these digits, two of them at least.
  func objects(startingWith digits: String) -> Set<ObjectID> {
    var found = Set<ObjectID>()
    for folder in folders {
      guard let stream = opendir(folder.appending(ByteString(String(digits.prefix(2)))).bytes.terminated) else {
        continue
      }
      defer { closedir(stream) }
      while let record = readdir(stream) {
        // A record is only as long as its name needs, so it is never copied as a whole `dirent`.
        let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
        let name = bytes(of: (UnsafeRawPointer(record) + offset).assumingMemoryBound(to: CChar.self))
        let id = Array(digits.prefix(2).utf8) + name
        if id.starts(with: digits.utf8), let id = ObjectID(hexadecimal: id) { found.insert(id) }
      }
    }
    return found
  }

  /// The most bytes that a file of an object has, deflated.
  private static let fileLimit = 1 << 30

  /// Opens the file of an object in the first folder that has it.
  private func first(
    _ id: ObjectID, _ open: (Path) throws(FileContent.Failure) -> FileContent
  ) throws(LooseObject.Damage) -> FileContent? {
    let name = id.hexadecimal
    let place = ByteString("\(name.prefix(2))/\(name.dropFirst(2))")
    for folder in folders {
      do throws(FileContent.Failure) {
        return try open(folder.appending(place))
      } catch {
        if case .system(ENOENT) = error { continue }
        throw LooseObject.Damage(reason: error.sentence)
      }
    }
    return nil
  }
}
