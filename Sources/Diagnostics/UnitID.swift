/// What tells a unit from every other: a folder can be a pipeline and hold schedules, which are two units.
public struct UnitID: Hashable, Comparable, Sendable {
  /// The kind of thing, by the word that the JSON report uses.
  public enum Kind: String, CaseIterable, Sendable {
    /// A folder with a rendered pipeline.
    case pipeline
    /// A compiled pipeline under any other file name.
    case barePipeline = "bare-pipeline"
    case schedule
    /// The repository itself, which its configuration belongs to.
    case repository
  }

  /// The unit's path: a rendered pipeline's or a schedule's folder, a bare pipeline's file, the configuration file.
  public let path: Path
  /// The kind of thing.
  public let kind: Kind

  /// The identity of a unit.
  public init(path: Path, kind: Kind) {
    self.path = path
    self.kind = kind
  }

  /// By path, then by the word for the kind.
  public static func < (left: UnitID, right: UnitID) -> Bool {
    (left.path, left.kind.rawValue) < (right.path, right.kind.rawValue)
  }
}
