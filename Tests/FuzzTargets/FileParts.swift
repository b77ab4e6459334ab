import Diagnostics

/// Several files in one input: the first as it is, each other one after a NUL, with its path in a line before it.
struct FileParts {
  /// What they hold, by their paths.
  let files: [Path: [UInt8]]

  /// Takes an input apart; `folder` is where the paths start.
  init(_ input: [UInt8], first: Path, folder: Path) {
    var parts = input.split(separator: 0, omittingEmptySubsequences: false)[...]
    var files = [first: Array(parts.popFirst() ?? [])]
    for part in parts.prefix(16) {
      let name = part.prefix { $0 != 0x0A }
      let components = name.split(separator: UInt8(ascii: "/"))
      // A file system has no such names.
      guard !components.isEmpty,
        !components.contains(where: { $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) })
      else { continue }
      let path =
        components.elementsEqual([Array(".kfplint.yaml".utf8)[...]])
        ? Path(".kfplint.yaml")
        : folder.appending(
          ByteString(Array(components.joined(separator: "/".utf8))))
      if files.keys.contains(where: { $0.isInside(path) || path.isInside($0) }) { continue }
      files[path] = Array(part.dropFirst(name.count + 1))
    }
    self.files = files
  }
}
