import Foundation

/// A folder that is removed with everything in it when it is no longer used.
class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "kfplint-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The absolute path of the folder.
  var path: String { url.path }

  func url(_ path: String) -> URL { url.appending(path: path) }

  /// Writes a file, and the folders that it is in.
  func write(_ content: Data, to path: String) throws {
    try makeFolder(url(path).deletingLastPathComponent())
    try content.write(to: url(path))
  }

  func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  func makeFolder(_ path: String) throws {
    try makeFolder(url(path))
  }

  private func makeFolder(_ url: URL) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func data(_ path: String) throws -> Data {
    try Data(contentsOf: url(path))
  }

  func text(_ path: String) throws -> String {
    String(decoding: try data(path), as: UTF8.self)
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url(path).path)
  }

  /// The permissions of a file, such as `0o755`.
  func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: url(path).path)[.posixPermissions] as? Int
  }

  func setMode(_ mode: Int, of path: String) throws {
    if mode & 0o111 != 0 {
      // A program that another test starts at the wrong moment inherits the file as one that is open for writing, and such
      // a file cannot be run. A copy that a program made, and that has ended, was never open here.
      try Program.shell.run(
        ["-c", #"cp "$1" "$1.copy" && mv "$1.copy" "$1""#, "sh", url(path).path], in: url,
        environment: Self.environment
      ).expectSuccess()
    }
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url(path).path)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: url(path))
  }

  func move(_ path: String, to other: String) throws {
    try makeFolder(url(other).deletingLastPathComponent())
    try FileManager.default.moveItem(at: url(path), to: url(other))
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: url(path).path, withDestinationPath: target)
  }
}

extension TemporaryFolder {
  /// The variables of a user whose git has no settings and whose clock stands still, so that commits have stable ids.
  static let environment = [
    "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TZ": "UTC",
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A. Author", "GIT_AUTHOR_EMAIL": "author@example.com",
    "GIT_AUTHOR_DATE": "2026-03-02T09:14:05Z",
    "GIT_COMMITTER_NAME": "C. Committer", "GIT_COMMITTER_EMAIL": "committer@example.com",
    "GIT_COMMITTER_DATE": "2026-03-02T09:14:05Z",
  ]

  /// Runs `kfplint` in the folder or in one below it.
  func kfplint(
    _ arguments: String..., in subfolder: String = ".", environment: [String: String] = [:], input: Data = Data()
  ) throws -> ProgramRun {
    try run(arguments, in: subfolder, environment: environment, input: input)
  }

  /// The same with the arguments in a list.
  func run(
    _ arguments: [String], in subfolder: String = ".", environment: [String: String] = [:], input: Data = Data()
  ) throws -> ProgramRun {
    try Program.kfplint.run(
      arguments, in: url(subfolder), environment: Self.environment.merging(environment) { $1 }, input: input)
  }

  /// Runs a command line of the shell, in which `$KFPLINT` is the program under test.
  func shell(_ line: String, in subfolder: String = ".", environment: [String: String] = [:]) throws -> ProgramRun {
    let variables = Self.environment.merging(["KFPLINT": Program.kfplint.path]) { $1 }.merging(environment) { $1 }
    return try Program.shell.run(["-c", line], in: url(subfolder), environment: variables)
  }
}
