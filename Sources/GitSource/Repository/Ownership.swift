import Diagnostics
import Glibc
import Snapshots

/// Decides, as git does, whether a repository of somebody else may be read.
///
/// What git guards against with it, running programs that a repository's settings name, cannot happen here; but a tool
/// that reads what git refuses surprises people.
struct Ownership {
  private let environment: RepositoryEnvironment

  /// The policy for a process that was started with these variables.
  init(environment: RepositoryEnvironment) {
    self.environment = environment
  }

  /// Throws unless everything belongs to the user, or the user's settings name the repository as safe.
  ///
  /// git looks at the top of the work tree, at what is called `.git` there, and at the folder that this leads to.
  func check(gitFolder: Path, workTree: Path?) throws(SnapshotError) {
    let top = workTree ?? gitFolder
    let places = [workTree, workTree?.appending(".git"), gitFolder].compactMap { $0 }
    guard let owner = places.compactMap(owner(of:)).first(where: { !isUser($0) }) else { return }
    if try isListedAsSafe(top) { return }
    throw SnapshotError(
      """
      \(top) is owned by user id \(owner), and you run as \(geteuid()); git refuses such repositories, too; \
      run `git config --global --add safe.directory \(ShellWord.of(top.bytes))`, or pass --trust-repository
      """)
  }

  private func owner(of path: Path) -> uid_t? {
    var status = stat()
    return lstat(path.bytes.terminated, &status) == 0 ? status.st_uid : nil
  }

  /// Whether files of this owner are the user's own; under sudo, those of the user who called it are.
  private func isUser(_ owner: uid_t) -> Bool {
    if owner == geteuid() { return true }
    guard geteuid() == 0, let caller = environment["SUDO_UID"] else { return false }
    return uid_t(String(decoding: caller, as: UTF8.self)) == owner
  }

  /// Whether `safe.directory` lists the repository in the settings that are not its own.
  ///
  /// An empty value forgets those before it, `*` is everything, and `/srv/*` everything below a folder, which git knows
  /// since 2.46.
  private func isListedAsSafe(_ top: Path) throws(SnapshotError) -> Bool {
    var isSafe = false
    for value in try settings() {
      if value.isEmpty {
        isSafe = false
      } else if value == Array("*".utf8) {
        isSafe = true
      } else if value.suffix(2) == Array("/*".utf8) {
        isSafe = isSafe || top.isInside(Path(value.dropLast(2)))
      } else {
        isSafe = isSafe || top == Path(value.last == UInt8(ascii: "/") ? value.dropLast() : value[...])
      }
    }
    return isSafe
  }

  /// The values of `safe.directory` in files and variables, with the user's home folder in place of `~`.
  private func settings() throws(SnapshotError) -> [[UInt8]] {
    var values: [[UInt8]] = []
    for file in environment.configurationFiles where file.isReadable {
      do throws(GitFailure) {
        values += try GitConfiguration(file: file).values(of: "safe.directory")
      } catch {
        throw SnapshotError(error, cannot: "read git's settings", path: file)
      }
    }
    values += environment.settings(of: "safe.directory")
    return values.map { environment.expandingHome($0) }
  }
}
