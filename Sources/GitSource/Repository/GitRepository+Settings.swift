import CGit2
public import Diagnostics
public import Snapshots

/// Settings that a user has kfplint make for one clone, and take away again.
extension GitRepository {
  /// The file with the settings of the repository, which all its work trees share.
  public var settingsFile: Path { reader.commonFolder.appending("config") }

  /// The value of a setting in the repository's own file; `nil` if it has none there.
  public func ownSetting(_ name: String) throws(SnapshotError) -> ByteString? {
    do throws(GitFailure) {
      return try GitConfiguration(file: settingsFile).value(of: name).map { ByteString($0) }
    } catch {
      throw SnapshotError(error, cannot: "read \(settingsFile)")
    }
  }

  /// Writes a setting into the repository's own file; `nil` removes it.
  public func setOwnSetting(_ name: String, to value: String?) throws(SnapshotError) {
    do throws(GitFailure) {
      try GitConfiguration(file: settingsFile).set(name, to: value)
    } catch {
      throw SnapshotError(error, cannot: "write \(settingsFile)")
    }
  }
}
