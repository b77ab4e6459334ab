import Diagnostics
import Snapshots
import YAMLSyntax

/// What GitHub says of the event that started a build: the JSON file that `GITHUB_EVENT_PATH` names.
struct GitHubEvent {
  private let root: YAMLNode

  /// The event of this build; `nil` if there is no such file.
  ///
  /// Throws if the file is not the JSON that it should be.
  init?() throws(SnapshotError) {
    guard let name = Environment.value("GITHUB_EVENT_PATH"), !name.isEmpty,
      let bytes = try FileOnDisk.read(Path(name.utf8))
    else { return nil }
    do throws(JSONSyntaxError) {
      root = try JSONText.parse(SourceFile(path: Path(name.utf8), origin: .workTree, bytes: bytes), dialect: .go)
    } catch {
      throw SnapshotError("is not JSON, but GITHUB_EVENT_PATH names it", path: Path(name.utf8))
    }
  }

  /// The commit that the branch led to before the push; all zeros for a new branch.
  var before: String? { root["before"]?.scalar?.string }

  /// Where the target stood when a merge queue made the commit that is built.
  var mergeQueueBase: String? { root["merge_group"]?["base_sha"]?.scalar?.string }

  /// The repository's main branch.
  var defaultBranch: String? { root["repository"]?["default_branch"]?.scalar?.string }
}
