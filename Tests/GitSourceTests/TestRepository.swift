import Diagnostics
import Foundation
import GitSource
import Snapshots
import TestSupport

/// A repository in a temporary folder, made and changed by `git`, which is removed with this value.
///
/// Nothing of the machine's or the user's settings has a say in it.
final class TestRepository {
  /// The folder that holds everything that the test makes.
  let root: URL
  /// The repository's folder, which git is started in.
  let folder: URL

  /// Runs `git init` in a new folder; `name` is what the folder is called.
  init(_ name: String = "repository", options: [String] = []) throws {
    root = FileManager.default.temporaryDirectory.appending(path: "kfplint-\(UUID().uuidString)")
      .resolvingSymlinksInPath()
    folder = root.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try git(["init", "--quiet", "--initial-branch=main"] + options)
  }

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  /// The variables that `git` is started with.
  static let variables = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    "HOME": "/nonexistent", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": "2026-11-22T16:00:00+0100",
    "GIT_COMMITTER_NAME": "C", "GIT_COMMITTER_EMAIL": "c@example.org",
    "GIT_COMMITTER_DATE": "2026-11-22T16:00:00+0100",
  ]

  /// Runs `git` and gives what it printed.
  @discardableResult
  func git(
    _ arguments: [String], input: [UInt8] = [], in folder: URL? = nil, variables: [String: String] = [:]
  ) throws -> [UInt8] {
    try run("git", arguments, input: input, in: folder, variables: variables)
  }

  /// The first line that `git` prints.
  func line(_ arguments: String...) throws -> String {
    String(decoding: try git(arguments).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// Runs a program and gives what it printed; throws what it said if it fails.
  @discardableResult
  func run(
    _ program: String, _ arguments: [String], input: [UInt8] = [], in folder: URL? = nil,
    variables: [String: String] = [:]
  ) throws -> [UInt8] {
    let child = try ChildProcess.run(
      "/usr/bin/env", [program] + arguments, in: folder ?? self.folder,
      environment: Self.variables.merging(variables) { $1 }, input: Data(input))
    guard child.end == .exit(0) else {
      throw Failure(command: [program] + arguments, complaint: String(decoding: child.error, as: UTF8.self))
    }
    return Array(child.output)
  }

  /// Starts a program that the test looks at while it runs.
  func start(_ program: String, _ arguments: [String], in folder: URL? = nil) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder ?? self.folder
    process.environment = Self.variables
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// A command that failed.
  struct Failure: Error {
    let command: [String]
    let complaint: String
  }

  /// Writes a file of the work tree, and the folders on the way to it.
  func write(_ text: String, to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Removes a file or folder of the work tree.
  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: folder.appending(path: path))
  }

  /// Writes files, adds them and commits.
  func commit(_ files: [String: String]) throws {
    for (path, text) in files { try write(text, to: path) }
    try git(["add", "--all"])
    try git(["commit", "--quiet", "--no-verify", "--allow-empty", "--message", "change"])
  }

  /// Writes a blob and gives its id.
  func blob(_ content: String) throws -> String {
    let id = try git(["hash-object", "-w", "--stdin"], input: Array(content.utf8))
    return String(decoding: id.prefix(40), as: UTF8.self)
  }

  /// Writes deflated bytes, and others after them, where a loose object with this id is looked for.
  func plant(_ id: String, _ content: [UInt8], and more: [UInt8] = []) throws {
    let deflated = try run(
      "python3", ["-c", "import sys, zlib; sys.stdout.buffer.write(zlib.compress(sys.stdin.buffer.read()))"],
      input: content)
    let file = folder.appending(path: ".git/objects/\(id.prefix(2))/\(id.dropFirst(2))")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
    try Data(deflated + more).write(to: file)
  }

  /// Stages a path of any bytes with a content and a mode, without touching the work tree.
  func stage(_ path: [UInt8], mode: String = "100644", content: String = "x") throws {
    try stage(path, mode: mode, id: blob(content))
  }

  /// Stages a path of any bytes with a mode and an object id.
  func stage(_ path: [UInt8], mode: String, id: String) throws {
    try git(["update-index", "-z", "--index-info"], input: Array("\(mode) \(id)\t".utf8) + path + [0])
  }

  /// Opens the repository as the tool would, started in `folder` with `variables`.
  func open(
    in folder: URL? = nil, _ variables: [String: String] = [:], trusting: Bool = false, fetching: Bool = false
  ) throws -> GitRepository {
    let environment = RepositoryEnvironment(["GIT_CONFIG_NOSYSTEM": "1"].merging(variables) { $1 })
    guard
      let repository = try GitRepository(
        discoveringFrom: Path((folder ?? self.folder).path), environment: environment, trusting: trusting,
        fetching: fetching)
    else { throw SnapshotError("no repository found") }
    return repository
  }

  /// The same with the `git` program within reach.
  func openAskingGit(
    in folder: URL? = nil, _ variables: [String: String] = [:], trusting: Bool = false, fetching: Bool = false
  ) throws -> GitRepository {
    let path = ["PATH": Self.variables["PATH"] ?? ""]
    return try open(in: folder, path.merging(variables) { $1 }, trusting: trusting, fetching: fetching)
  }

  /// What is staged, as the tool sees it.
  func staged(
    in folder: URL? = nil, _ variables: [String: String] = [:]
  ) throws -> IndexSnapshot {
    try IndexSnapshot(open(in: folder, variables))
  }
}

extension Snapshot {
  /// The text at a path, or a word about what is there instead.
  func text(_ path: Path) throws -> String {
    guard let entry = try entry(at: path) else { return "(absent)" }
    guard [.file, .symbolicLink].contains(entry.kind) else { return "(\(entry.kind))" }
    switch try content(of: entry, limit: 1 << 20) {
    case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .tooLarge(let size): return "(\(size) bytes)"
    }
  }

  /// The paths of all entries below a folder.
  func paths(below folder: Path = .top) throws -> [Path] {
    try entries(below: folder).map(\.path)
  }
}

/// The sentence that an action fails with, or `nil` if it does not.
func complaint(_ action: () throws -> Void) -> String? {
  do {
    try action()
    return nil
  } catch {
    return "\(error)"
  }
}

/// The paths in what `git` prints with `-z`.
func paths(_ output: [UInt8]) -> [Path] {
  output.split(separator: 0).map { Path($0) }.sorted()
}
