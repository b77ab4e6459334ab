import Diagnostics

/// The path of an artifact in a container.
enum ArtifactPath {
  /// Whether a path climbs out of the folder that its beginning names, by `..`.
  ///
  /// This is `CleanPath` of Argo's `Artifact`, which takes what stands before the first `/../` for the folder to stay in.
  static func escapes(_ path: ByteString) -> Bool {
    let bytes = path.bytes
    let folder: ArraySlice<UInt8>
    if let start = bytes.firstOccurrence(of: "/../") {
      folder = bytes[..<start]
    } else if bytes.count >= 3, bytes[bytes.count - 3] == UInt8(ascii: "/") {
      // Argo means `/..` here, and asks for a slash before any two characters.
      folder = bytes.dropLast(3)
    } else {
      return false
    }
    let inside = Array(folder) + [UInt8(ascii: "/")]
    let clean = cleaned(bytes)
    return !folder.isEmpty && (!clean.starts(with: inside) || clean.count <= inside.count)
  }

  /// The path without `.`, `..` and doubled slashes, as Go's `filepath.Clean` has it.
  private static func cleaned(_ path: [UInt8]) -> [UInt8] {
    let isAbsolute = path.first == UInt8(ascii: "/")
    var parts: [ArraySlice<UInt8>] = []
    for part in path.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
      if !part.elementsEqual("..".utf8) {
        parts.append(part)
      } else if let last = parts.last, !last.elementsEqual("..".utf8) {
        parts.removeLast()
      } else if !isAbsolute {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: [UInt8(ascii: "/")])
    return isAbsolute ? [UInt8(ascii: "/")] + joined : Array(joined)
  }
}

extension ArtifactDefinition {
  /// Whether its path climbs out of the folder that its beginning names, which Argo does not permit.
  public var pathEscapes: Bool { path.map { ArtifactPath.escapes($0.value) } ?? false }
}
