import Diagnostics
import Snapshots

extension GitProgramRepository {
  /// Stores bytes as a blob.
  func store(_ bytes: [UInt8]) throws(GitFailure) -> ObjectID {
    let output = try git.output(["hash-object", "-w", "--stdin"], sending: bytes)
    guard let id = ObjectID(hexadecimal: output.prefix { $0 != UInt8(ascii: "\n") }) else {
      throw .unexpected(VisibleText.of(output))
    }
    return id
  }

  /// Changes an index, under git's lock; each line is one of `git update-index -z --index-info`.
  func updateIndex(_ file: Path, with lines: [[UInt8]]) throws(GitFailure) {
    let input = Array(lines.map { $0 + [0] }.joined())
    _ = try git.output(["update-index", "-z", "--index-info"], sending: input, index: file.resolved ?? file)
  }

  /// The paths that git does not compare with the work tree: of a sparse checkout, or assumed to be unchanged.
  func uncomparedPaths(in file: Path) throws(GitFailure) -> Set<Path> {
    let output = try git.output(["ls-files", "-v", "-z", "--full-name", "--", ":/"], index: file.resolved ?? file)
    var paths = Set<Path>()
    // A letter, a space and the path: `S` and small letters are those bits (`git-ls-files(1)`).
    for line in output.split(separator: 0) {
      guard let tag = line.first, tag == UInt8(ascii: "S") || tag & 0x20 != 0 else { continue }
      paths.insert(Path(line.dropFirst(2)))
    }
    return paths
  }
}
