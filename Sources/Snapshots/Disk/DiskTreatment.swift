package import Diagnostics

/// What becomes of something that is found on disk.
package enum DiskTreatment {
  case included
  /// It is passed over, and a folder is not looked into.
  case ignored
  /// It is a folder that belongs to another repository, and is not looked into.
  case submodule

  /// Decides about everything below a named path.
  package typealias Rule = (Path, _ isFolder: Bool) throws(SnapshotError) -> DiskTreatment
}
