public import Diagnostics

/// Something that `.kfplint.yaml` must not say.
public struct ConfigurationProblem: Sendable {
  /// What is wrong.
  public let message: String
  /// The fix, if there is one.
  public let help: String?
  /// Where.
  public let location: Location

  /// A problem at a place.
  public init(message: String, help: String? = nil, location: Location) {
    self.message = message
    self.help = help
    self.location = location
  }

  /// The first conflict that git left in a file, if there is one.
  static func conflict(in file: SourceFile) -> ConfigurationProblem? {
    MergeConflict.all(in: file.bytes).first.map { conflict in
      ConfigurationProblem(
        message: "the merge is not finished: this is a conflict marker",
        help: "keep one of the two sides, or the lines of both, and remove the markers",
        location: Location(file, conflict.ours))
    }
  }
}
