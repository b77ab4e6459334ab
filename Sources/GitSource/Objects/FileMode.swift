import Diagnostics
import Snapshots

/// What git records about the kind of an entry in a tree or an index.
enum FileMode: Hashable {
  case file
  case executable
  case symbolicLink
  case submodule
  case folder

  /// The mode that git takes a number for: old trees hold such as 100664, which git has always shown as 100644.
  init(_ number: UInt32) {
    switch number & 0o170000 {
    case 0o100000: self = number & 0o100 == 0 ? .file : .executable
    case 0o120000: self = .symbolicLink
    case 0o040000: self = .folder
    default: self = .submodule
    }
  }

  /// The entry that it makes at a path; a folder makes none.
  func entry(at path: Path, id: ObjectID) -> Entry? {
    switch self {
    case .file: Entry(path: path, kind: .file, objectID: id)
    case .executable: Entry(path: path, kind: .file, objectID: id, isExecutable: true)
    case .symbolicLink: Entry(path: path, kind: .symbolicLink, objectID: id)
    case .submodule: Entry(path: path, kind: .submodule)
    case .folder: nil
    }
  }
}
