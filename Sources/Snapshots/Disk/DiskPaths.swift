package import Diagnostics

extension Path {
  /// Whether the path starts at the root of the file system.
  package var isAbsolute: Bool { bytes.first == UInt8(ascii: "/") }

  /// The folder on disk that the path's last component is in.
  ///
  /// It differs from `parent`, which knows no file system, only in `/x`, which is in `/` and not in the current folder.
  package var folder: Path {
    isAbsolute && parent.isTop ? "/" : parent
  }

  /// The same path without `.` components and doubled or trailing slashes; `..` stays, as what it means depends on links.
  package var withoutEmptySteps: Path {
    let names = bytes.split(separator: UInt8(ascii: "/")).filter { $0 != [UInt8(ascii: ".")] }
    return Path((isAbsolute ? [UInt8(ascii: "/")] : []) + names.joined(separator: [UInt8(ascii: "/")]))
  }
}
