public import Diagnostics

/// The files that a unit is made of, whatever kind of unit it is: a pipeline, or the schedules of a team.
public protocol UnitFiles: Sendable {
  /// Every file that a consumer of the unit downloads, and whatever stands where one should be.
  var all: [PipelineFile] { get }

  /// How to call one of the files in a sentence: as seen from the unit's folder.
  func name(of path: Path) -> String

  /// What a file is there for.
  func role(of file: PipelineFile) -> FileRole

  /// The credentials in the files, whatever state they are in.
  var credentials: [Credential] { get }
}

/// What one of the files of a unit is there for.
public enum FileRole: Hashable, Sendable {
  /// What the SDK compiled, which is rendered again rather than edited.
  case rendered
  /// The value of a parameter, byte for byte.
  case value
  /// YAML that people write.
  case written
}

extension PipelineFiles: UnitFiles {
  /// The workflow is rendered, and everything else is a value.
  public func role(of file: PipelineFile) -> FileRole {
    file.path == workflow?.path ? .rendered : .value
  }
}

extension UnitFiles {
  /// The sentence that says why the unit could not be read completely, if it could not.
  public var unreadable: String? {
    for file in all {
      switch file.content {
      case .unreadable(let reason):
        return "\(file.path): \(reason)"
      case .tooLarge(let bytes, let limit):
        return "\(file.path): \(bytes) bytes are more than the limit of \(limit) (max-file-size)"
      default: continue
      }
    }
    return nil
  }
}
