import Synchronization

/// The bytes of one file, exactly as they were read, and where they came from.
public final class SourceFile: Sendable {
  /// Where a file's bytes were read, which a report says beside its snippet.
  public enum Origin: Hashable, Sendable {
    case workTree
    case staged
    /// A commit or tree, by its abbreviated object id.
    case commit(String)
    case standardInput
  }

  /// The path under which the file is reported.
  public let path: Path
  /// Where the bytes were read.
  public let origin: Origin
  /// The content.
  public let bytes: [UInt8]

  /// What was found out about secrets in it.
  let secretTraces = Atomic(SecretKnowledge.unknown)

  /// Whether there are traces of secrets in a file.
  enum SecretKnowledge: UInt8, AtomicRepresentable {
    case unknown
    case absent
    case present
  }

  /// A file that was read.
  public init(path: Path, origin: Origin, bytes: [UInt8]) {
    self.path = path
    self.origin = origin
    self.bytes = bytes
  }

  /// Whether the file starts with the UTF-8 byte order mark.
  public var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }
}
