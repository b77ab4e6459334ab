public import Diagnostics

/// One file that a rendered pipeline is made of, in any state.
public struct PipelineFile: Sendable {
  /// Where it is.
  public let path: Path
  /// What is there.
  public let content: Content

  /// A file at `path`.
  public init(path: Path, content: Content) {
    self.path = path
    self.content = content
  }

  /// What is at the path of a file, and what its bytes are if it has any.
  ///
  /// Consumers download the raw blob. Whatever is not plain text is therefore not what its author believes it to be.
  public enum Content: Sendable {
    /// UTF-8 text, which may start with a byte order mark.
    case text(SourceFile)
    /// The pointer that Git LFS stores in place of a file.
    case lfsPointer(SourceFile)
    /// Text with the markers of at least one merge conflict.
    case conflicted(SourceFile, [MergeConflict])
    /// Bytes that are not UTF-8 text.
    case undecodable(SourceFile, EncodingDefect)
    /// More bytes than the limit, not read.
    case tooLarge(bytes: Int, limit: Int)
    /// A symbolic link and what it points to.
    case symbolicLink(target: ByteString)
    /// A commit of another repository.
    case submodule
    /// A path that is unmerged in the index.
    case unmerged
    /// Something that could not be read, and why.
    case unreadable(String)
  }

  /// The last component of the path.
  public var name: ByteString { path.name }

  /// The file, if it is text.
  public var text: SourceFile? {
    if case .text(let file) = content { file } else { nil }
  }

  /// The place of the file as a whole: its start if it was read, or all of the line that gives a pointer away.
  public var location: Location {
    switch content {
    case .lfsPointer(let file):
      Location(file, SourceSpan(0, file.bytes.firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count))
    case .text(let file), .conflicted(let file, _), .undecodable(let file, _):
      Location(file, SourceSpan(0, 0))
    case .tooLarge, .symbolicLink, .submodule, .unmerged, .unreadable:
      Location(path: path)
    }
  }
}

extension PipelineFile.Content {
  /// Tells what the bytes of a file are.
  public init(classifying file: SourceFile) {
    if let defect = EncodingDefect(in: file.bytes) {
      self = .undecodable(file, defect)
    } else if file.isLFSPointer {
      self = .lfsPointer(file)
    } else {
      let conflicts = MergeConflict.all(in: file.bytes)
      self = conflicts.isEmpty ? .text(file) : .conflicted(file, conflicts)
    }
  }
}

extension SourceFile {
  /// Whether the content is a pointer of Git LFS.
  ///
  /// The specification wants `version` first, with this URL or, before 2014, that of hawser.
  fileprivate var isLFSPointer: Bool {
    // A pointer is less than 1024 bytes long, says the specification.
    bytes.count < 1024
      && (bytes.starts(with: "version https://git-lfs.github.com/spec/".utf8)
        || bytes.starts(with: "version https://hawser.github.com/spec/".utf8))
  }
}
