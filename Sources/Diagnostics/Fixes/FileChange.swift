/// A file as it was linted and as fixes want it.
public struct FileChange: Sendable {
  /// The file as it was.
  public let file: SourceFile
  /// Where it is to be; `nil` if it is to be removed.
  public let newPath: Path?
  /// What it is to hold.
  public let bytes: [UInt8]

  /// A change of a file.
  public init(of file: SourceFile, movingTo newPath: Path?, writing bytes: [UInt8]) {
    self.file = file
    self.newPath = newPath
    self.bytes = bytes
  }

  /// Where the file was.
  public var path: Path { file.path }
  /// Whether the file is to have another path.
  public var isMove: Bool { newPath != nil && newPath != file.path }
  /// Whether the file is to hold other bytes.
  public var isEdit: Bool { newPath != nil && bytes != file.bytes }
}
