import Diagnostics
import Glibc

/// What one folder holds, links not followed.
struct FolderListing {
  /// A name and what kind of thing it stands for.
  struct Item {
    let name: ByteString
    let kind: FileKind
  }

  /// The names, in the order of the file system, without `.` and `..`.
  let items: [Item]

  /// Lists an open folder.
  init(_ folder: borrowing FileDescriptor) throws(SystemError) {
    // The stream owns its descriptor, so it is given a copy: the folder is still needed to reach what is in it.
    let copy = dup(folder.number)
    guard copy >= 0 else { throw SystemError(errno) }
    guard let stream = fdopendir(copy) else {
      let code = errno
      close(copy)
      throw SystemError(code)
    }
    defer { closedir(stream) }

    var items: [Item] = []
    while true {
      errno = 0
      guard let record = readdir(stream) else { break }
      let name = Self.name(of: record)
      if name == "." || name == ".." { continue }
      if let kind = try Self.kind(of: name, entryType: record.pointee.d_type, in: folder) {
        items.append(Item(name: name, kind: kind))
      }
    }
    guard errno == 0 else { throw SystemError(errno) }
    self.items = items
  }

  /// The kind of what is there, or `nil` if it has vanished meanwhile.
  private static func kind(
    of name: ByteString, entryType: UInt8, in folder: borrowing FileDescriptor
  ) throws(SystemError) -> FileKind? {
    if let kind = FileKind(entryType: entryType) { return kind }
    do throws(SystemError) {
      return FileKind(mode: try folder.status(of: name).st_mode)
    } catch {
      if error.isAbsence { return nil }
      throw error
    }
  }

  private static func name(of record: UnsafeMutablePointer<dirent>) -> ByteString {
    // A record is only as long as its name needs, so it is never copied as a whole `dirent`.
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    let text = UnsafeRawPointer(record) + offset
    return ByteString(UnsafeRawBufferPointer(start: text, count: strlen(text.assumingMemoryBound(to: CChar.self))))
  }
}
