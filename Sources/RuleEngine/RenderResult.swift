public import Diagnostics

/// What came of running a render script on a copy of what is checked.
public struct RenderResult: Sendable {
  /// The script.
  public let script: Path
  /// How it ended, and what it wrote.
  public let end: End

  /// How a run of a script ends.
  public enum End: Sendable {
    /// With these pipelines that are not as they are committed.
    case rendered([Difference])
    /// With the exit status of a failure, and the last lines of its output.
    case failed(status: Int32, lines: [String])
    /// Not within so many seconds, with the last lines of its output.
    case overtime(seconds: Int, lines: [String])
  }

  /// A pipeline that the script renders in another way than it is committed.
  public struct Difference: Sendable {
    /// The folder or file of the pipeline.
    public let pipeline: Path
    /// Where the first difference is, or the pipeline as a whole.
    public let location: Location
    /// What it is about it.
    public let kind: Kind

    /// How the two are different.
    public enum Kind: Hashable, Sendable {
      /// In these places.
      case values([String])
      /// It is not committed.
      case added
      /// A second run of the script renders yet something else, at these places.
      case unstable([String])
      /// The script copied a folder into the pipeline instead of its content.
      case nested
      /// One of the two cannot be read, and why.
      case incomparable(String)
    }

    /// A difference.
    public init(pipeline: Path, location: Location, kind: Kind) {
      self.pipeline = pipeline
      self.location = location
      self.kind = kind
    }
  }

  /// The result of a run.
  public init(script: Path, end: End) {
    self.script = script
    self.end = end
  }
}
