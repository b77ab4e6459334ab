import Diagnostics
import Glibc

/// The folders in which an operating system shows itself: `/dev`, `/proc` and `/sys`, and where else they are mounted.
///
/// What looks like a file there need not end, and a walk over all of it need not either.
enum SystemFolders {
  /// What tells a folder from every other one.
  private struct Identity: Hashable {
    let device: dev_t
    let number: ino_t
  }

  private static let places: [Path] = ["/dev", "/proc", "/sys"] + mountPoints

  private static let known: Set<Identity> = {
    var known = Set<Identity>()
    for path in places {
      var status = stat()
      if stat(path.bytes.terminated, &status) == 0 {
        known.insert(Identity(device: status.st_dev, number: status.st_ino))
      }
    }
    return known
  }()

  /// Whether an open folder is one of them.
  static func contain(_ folder: borrowing FileDescriptor) -> Bool {
    var status = stat()
    guard fstat(folder.number, &status) == 0 else { return false }
    return known.contains(Identity(device: status.st_dev, number: status.st_ino))
  }

  /// Whether one of them may be found on the way from an open folder down: where it lies is known for nearly every folder, and
  /// then nobody has to look at each one below it.
  static func mayBeBelow(_ folder: borrowing FileDescriptor) -> Bool {
    // The path that leads there now, links resolved (proc(5)); one that was deleted has no such path.
    var text = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/fd/\(folder.number)", &text, text.count)
    guard length > 1, length < text.count, text[0] == CChar(bitPattern: UInt8(ascii: "/")) else { return true }
    let path = Path(text[..<length].map(UInt8.init(bitPattern:)))
    return places.contains { $0.isInside(path) }
  }

  /// Where file systems are mounted that hold no files, by `/proc/self/mountinfo` (proc(5)): the fifth word of a line is the
  /// place, and the first one after a hyphen the kind.
  private static var mountPoints: [Path] {
    var content: [UInt8] = []
    do {
      let file = try FileDescriptor(following: "/proc/self/mountinfo", flags: O_RDONLY)
      content = try FileDescriptor.read(file.number, upTo: 16 << 20, expecting: 65_535)
    } catch {
      return []
    }
    return content.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let words = line.split(separator: UInt8(ascii: " "))
      guard let hyphen = words.firstIndex(where: { $0.elementsEqual("-".utf8) }), hyphen > 4, hyphen + 1 < words.count
      else { return nil }
      let kind = String(decoding: words[hyphen + 1], as: UTF8.self)
      return ["proc", "sysfs", "devtmpfs", "devpts", "debugfs", "tracefs"].contains(kind) ? place(words[4]) : nil
    }
  }

  /// A path in which a space, tab, line feed or backslash is written as three octal digits.
  private static func place(_ word: ArraySlice<UInt8>) -> Path {
    var bytes: [UInt8] = []
    var rest = word
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), digits.count == 3,
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return Path(bytes)
  }
}
