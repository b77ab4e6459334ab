import Configuration
import Diagnostics
import RuleEngine
import Snapshots

/// Finds and reads the baseline that an option or the configuration names.
enum BaselineLookup {
  /// A baseline, and where it lies if that is a file that may be written.
  struct Found {
    let baseline: Baseline
    let path: Path?
  }

  /// Reads the baseline; what is wrong with it becomes a problem of the configuration.
  ///
  /// One that the configuration names comes from where the configuration comes from, so that a push is held to the one from
  /// before it.
  static func find(_ configuration: inout ConfigurationLookup.Found, named: String?) throws(SnapshotError) -> Found? {
    if let named {
      let path = RawArguments.path(named)
      guard let file = try read(path, from: DiskSnapshot(paths: [path])) else {
        throw SnapshotError("there is no such baseline; --write-baseline writes one", path: path)
      }
      return try use(Baseline(parsing: file), path, in: &configuration)
    }
    guard let setting = configuration.configuration?.settings.baseline, let home = configuration.home else {
      return nil
    }
    let file: SourceFile?
    var path: Path?
    switch home {
    case .snapshot(let snapshot): file = try read(setting.value, from: snapshot)
    case .disk(let folder):
      let place = folder.appending(ByteString(setting.value.bytes))
      path = place
      // A folder that does not exist is as good as a file that does not.
      file = try (try? DiskSnapshot(paths: [place])).flatMap { disk throws(SnapshotError) in try read(place, from: disk)
      }
    }
    guard let file else {
      configuration.add([
        ConfigurationProblem(
          message: "there is no file \(setting.value)",
          help: "write it with `kfplint lint --write-baseline \(setting.value)`",
          location: setting.location)
      ])
      return nil
    }
    return try use(Baseline(parsing: file), path, in: &configuration)
  }

  private static func use(
    _ baseline: Baseline, _ path: Path?, in configuration: inout ConfigurationLookup.Found
  ) throws(SnapshotError) -> Found? {
    if baseline.problems.isEmpty { return Found(baseline: baseline, path: path) }
    if configuration.configuration == nil {
      configuration.configuration = ConfigurationFile(unusable: baseline)
    } else {
      configuration.add(baseline.problems)
    }
    return nil
  }

  private static func read(_ path: Path, from snapshot: any Snapshot) throws(SnapshotError) -> SourceFile? {
    guard let entry = try snapshot.entry(at: path) else { return nil }
    switch entry.kind {
    case .file: break
    case .symbolicLink: throw SnapshotError("is a symbolic link, which is not followed", path: path)
    case .unmerged: throw SnapshotError("is unmerged in the index; resolve the conflict first", path: path)
    case .submodule, .special: throw SnapshotError("is not a file", path: path)
    case .unreadable(let reason): throw SnapshotError(reason, path: path)
    }
    switch try snapshot.content(of: entry, limit: Baseline.limit) {
    case .tooLarge: throw SnapshotError("is larger than 64 MiB, which no baseline is", path: path)
    case .bytes(let bytes): return SourceFile(path: path, origin: snapshot.origin, bytes: bytes)
    }
  }
}
