/// Where a finding points: a place in a file, or a path where no file is.
public struct Location: Sendable {
  /// The file, or the path that is missing or is not a file that can be read.
  public private(set) var path: Path
  /// The place in the file, or `nil` when there are no bytes to point at.
  public private(set) var place: Place?
  /// What identifies the place when lines move.
  ///
  /// It is the pointer into the document with list positions replaced by the items' names, and goes into the finding's
  /// fingerprint.
  public private(set) var logicalPlace: String

  /// A span of bytes in a file that was read.
  public struct Place: Sendable {
    /// The file that was read.
    public fileprivate(set) var file: SourceFile
    /// The bytes meant.
    public let span: SourceSpan
    /// The JSON Pointer (RFC 6901) of the value in the document, for a place in a YAML file.
    public let pointer: String?
    /// Whether the bytes are a secret, which no report may show.
    public fileprivate(set) var isSecret: Bool
  }

  /// A path as a whole.
  public init(path: Path) {
    self.path = path
    place = nil
    logicalPlace = ""
  }

  /// A span in a file, which is widened to whole characters.
  ///
  /// Some that find things count bytes; nobody can be shown a part of a character.
  public init(_ file: SourceFile, _ span: SourceSpan, pointer: String? = nil, logicalPlace: String? = nil) {
    path = file.path
    place = Place(file: file, span: span.widenedToCharacters(in: file.bytes), pointer: pointer, isSecret: false)
    self.logicalPlace = logicalPlace ?? pointer ?? ""
  }

  /// The same place for something else, which is identified by other words than the place is.
  public func identified(by logicalPlace: String) -> Location {
    var copy = self
    copy.logicalPlace = logicalPlace
    return copy
  }

  /// The same place in another version of its file, such as one with its secrets hidden.
  public func moved(to file: SourceFile) -> Location {
    var copy = self
    copy.path = file.path
    copy.place?.file = file
    return copy
  }

  /// The same place, holding a secret: reports hide its bytes, here and wherever else they would show them.
  public var asSecret: Location {
    var copy = self
    copy.place?.isSecret = true
    return copy
  }
}
