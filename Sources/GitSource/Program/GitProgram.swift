import Diagnostics
import Glibc
import Snapshots

/// The `git` program, asked about one repository and allowed to do nothing but read it, and to stage what the user has fixed.
///
/// Of the user's environment and settings it sees nothing, and what the repository's own settings would have it run or
/// fetch is switched off, but for fetching where that is allowed.
struct GitProgram {
  /// Whether it may fetch objects that a partial clone lacks.
  let allowsFetch: Bool

  /// The program, absolute.
  private let path: Path
  private let arguments: [ByteString]
  private let variables: [String: [UInt8]]

  /// The program that is first on the user's `PATH`, for a repository that was found and may be read.
  ///
  /// `folder` is the one to start it in. Throws if there is none.
  init(in folder: Path, gitFolder: Path, location: RepositoryLocation, allowsFetch: Bool) throws(GitFailure) {
    guard let path = Self.search(location.environment) else {
      throw .absence("git is not on the PATH")
    }
    self.path = path
    self.allowsFetch = allowsFetch
    var settings = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "core.abbrev=auto"]
    if !allowsFetch { settings.append("protocol.allow=never") }
    arguments =
      ["-C", ByteString(folder.bytes), "--no-pager", "--no-optional-locks"]
      + settings.flatMap { ["-c", ByteString($0)] }
    variables = Self.variables(gitFolder: gitFolder, location: location, allowsFetch: allowsFetch)
  }

  /// Starts the program.
  func start(_ command: [ByteString], index: Path? = nil) throws(GitFailure) -> RunningProgram {
    var variables = variables
    variables["GIT_INDEX_FILE"] = index?.bytes
    return try RunningProgram(path, arguments + command, variables: variables, isInOwnGroup: !allowsFetch)
  }

  /// Runs the program to its end; throws what it said if that is not an exit status of 0.
  func output(
    _ command: [ByteString], sending input: [UInt8] = [], index: Path? = nil
  ) throws(GitFailure) -> [UInt8] {
    let program = try start(command, index: index)
    try program.send(input)
    let (output, status) = program.rest()
    guard status == 0 else { throw program.failure("\(command[0]) ended with status \(status)") }
    return output
  }

  /// The same, for a command that says "no" with an exit status of 1 and without a word: `nil` then.
  func answer(_ command: [ByteString]) throws(GitFailure) -> [UInt8]? {
    let program = try start(command)
    let (output, status) = program.rest()
    if status == 1 && program.complaint.isEmpty { return nil }
    guard status == 0 else { throw program.failure("\(command[0]) ended with status \(status)") }
    return output
  }

  /// Looks in the folders of `PATH` that are absolute: a relative one could lead into the repository.
  private static func search(_ environment: RepositoryEnvironment) -> Path? {
    (environment["PATH"] ?? []).split(separator: UInt8(ascii: ":"))
      .filter { $0.first == UInt8(ascii: "/") }
      .map { Path($0).appending("git") }
      .first { access($0.bytes.terminated, X_OK) == 0 && !$0.isFolder }
  }

  private static func variables(
    gitFolder: Path, location: RepositoryLocation, allowsFetch: Bool
  ) -> [String: [UInt8]] {
    // Given the folder by name, git leaves the question of its owner to us, who have answered it.
    var variables: [String: [UInt8]] = ["GIT_DIR": gitFolder.bytes, "LC_ALL": Array("C".utf8)]
    variables["GIT_TERMINAL_PROMPT"] = Array("0".utf8)
    variables["GIT_NO_REPLACE_OBJECTS"] = Array("1".utf8)
    variables["PATH"] = location.environment["PATH"]
    variables["HOME"] = location.environment["HOME"]
    variables.merge(location.variablesForChild) { $1 }
    if allowsFetch {
      variables.merge(location.environment.variablesForFetching) { $1 }
    } else {
      variables["GIT_NO_LAZY_FETCH"] = Array("1".utf8)
      // git 2.39 as published does not know the variable above: what it would fetch by is forbidden as well.
      variables["GIT_ALLOW_PROTOCOL"] = []
      variables["GIT_CONFIG_NOSYSTEM"] = Array("1".utf8)
      variables["GIT_CONFIG_GLOBAL"] = Array("/dev/null".utf8)
      variables["XDG_CONFIG_HOME"] = Array("/dev/null".utf8)
    }
    return variables
  }
}

extension Path {
  /// Whether a folder is there, links followed.
  fileprivate var isFolder: Bool {
    var status = stat()
    return stat(bytes.terminated, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
