/// Where a finding points: a place in a file, or a path where no file is.
public struct Location: Sendable {
  /// The file, or the path that is missing or is not a file that can be read.
  public let path: Path
  /// The place in the file, or `nil` when there are no bytes to point at.
  public let place: Place?
  /// What identifies the place when lines move.
  ///
  /// It is the pointer into the document with list positions replaced by the items' names, and goes into the finding's
  /// fingerprint.
  public let logicalPlace: String

  /// A span of bytes in a file that was read.
  public struct Place: Sendable {
    /// The file that was read.
    public let file: SourceFile
    /// The bytes meant.
    public let span: SourceSpan
    /// The JSON Pointer (RFC 6901) of the value in the document, for a place in a YAML file.
    public let pointer: String?
    /// Whether the bytes are a secret, which no report may show.
    public let isSecret: Bool
  }

  /// A path as a whole.
  public init(path: Path) {
    self.path = path
    place = nil
    logicalPlace = ""
  }

  /// A span in a file.
  public init(_ file: SourceFile, _ span: SourceSpan, pointer: String? = nil, logicalPlace: String? = nil) {
    path = file.path
    place = Place(file: file, span: span, pointer: pointer, isSecret: false)
    self.logicalPlace = logicalPlace ?? pointer ?? ""
  }

  private init(path: Path, place: Place?, logicalPlace: String) {
    self.path = path
    self.place = place
    self.logicalPlace = logicalPlace
  }

  /// The same place for something else, which is identified by other words than the place is.
  public func identified(by logicalPlace: String) -> Location {
    Location(path: path, place: place, logicalPlace: logicalPlace)
  }

  /// The same place, holding a secret: reports hide its bytes, here and wherever else they would show them.
  public var asSecret: Location {
    let place = place.map { Place(file: $0.file, span: $0.span, pointer: $0.pointer, isSecret: true) }
    return Location(path: path, place: place, logicalPlace: logicalPlace)
  }
}
