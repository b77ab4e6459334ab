public import Diagnostics
public import Snapshots

extension GitRepository {
  /// The folder in which git looks for hooks, absolute: `core.hooksPath`, or `hooks` beside the branches.
  ///
  /// The setting may stand in the user's and the system's files as well as in the repository's, the last of which holds;
  /// a relative one starts where git runs the hook: at the top of the work tree, or, for the hooks of a repository that is
  /// pushed into, in the repository's own folder. Throws if a settings file cannot be read.
  public func hooksFolder(ofPushedRepository isPushedInto: Bool = false) throws(SnapshotError) -> Path {
    do throws(GitFailure) {
      var values: [[UInt8]] = []
      for file in location.environment.configurationFiles where file.isReadable {
        values += try GitConfiguration(file: file).values(of: "core.hookspath")
      }
      values += try reader.settings(matching: #"^core\.hookspath$"#).map(\.value)
      guard let value = values.last, !value.isEmpty else { return reader.commonFolder.appending("hooks") }
      let expanded = location.environment.expandingHome(value)
      guard expanded.first != UInt8(ascii: "~") else {
        throw GitFailure(
          program:
            "core.hooksPath is \(VisibleText.of(value)), and that home folder is not known; write the path of the folder"
        )
      }
      let path = Path(expanded)
      if path.bytes.first == UInt8(ascii: "/") { return path }
      return (isPushedInto ? reader.gitFolder : reader.workTree ?? reader.gitFolder).appending(ByteString(path.bytes))
    } catch {
      throw SnapshotError(error, cannot: "read git's settings")
    }
  }
}
