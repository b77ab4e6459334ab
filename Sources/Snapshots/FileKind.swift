import Diagnostics
import Glibc

/// What stands under a name on disk.
enum FileKind {
  case file
  case folder
  case symbolicLink
  case special

  /// The kind that `stat` reports.
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .symbolicLink
    default: self = .special
    }
  }

  /// The kind that `readdir` reports, `nil` where the file system does not know it.
  init?(entryType: UInt8) {
    switch Int(entryType) {
    case DT_UNKNOWN: return nil
    case DT_REG: self = .file
    case DT_DIR: self = .folder
    case DT_LNK: self = .symbolicLink
    default: self = .special
    }
  }

  /// The kind of what `path` leads to, links followed.
  init(following path: Path) throws(SystemError) {
    var status = stat()
    guard stat(path.isTop ? [UInt8(ascii: ".")].terminated : path.bytes.terminated, &status) == 0 else {
      throw SystemError(errno)
    }
    self.init(mode: status.st_mode)
  }

  /// The kind of entry it makes; a folder makes none.
  var entryKind: Entry.Kind? {
    switch self {
    case .file: .file
    case .folder: nil
    case .symbolicLink: .symbolicLink
    case .special: .special
    }
  }
}
