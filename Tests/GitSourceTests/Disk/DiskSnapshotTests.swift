import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Snapshots

@Suite struct DiskSnapshotTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func snapshot(_ names: String...) throws -> DiskSnapshot {
    try DiskSnapshot(paths: names.map { folder.path($0) })
  }

  @Test func findsFilesUnderTheNamesByWhichTheyAreReached() throws {
    for path in ["b/y", "b/x", "b-c", "b.d/z", "a", ".hidden/file"] { try folder.write("text", to: path) }
    let all = try snapshot("")
    #expect(
      try all.paths()
        == [".hidden/file", "a", "b-c", "b.d/z", "b/x", "b/y"].map { folder.path($0) })
    #expect(try all.text(folder.path("b/x")) == "text")
    #expect(try snapshot("b").paths() == [folder.path("b/x"), folder.path("b/y")])
    #expect(try snapshot("b/").paths() == snapshot("./b//.").paths())
    #expect(try snapshot("a", "b", "b/x", "a").paths() == ["a", "b/x", "b/y"].map { folder.path($0) })
    #expect(all.source.kind == .workTree)
    #expect(all.origin == .workTree)
    #expect(all.changedPaths == nil)
  }

  @Test func relativePathsAreReachedFromTheCurrentFolder() throws {
    // What the tests are started in is the package's folder.
    #expect(
      try DiskSnapshot(paths: ["./Sources//Snapshots/"]).entry(at: "Sources/Snapshots/Snapshot.swift")?.kind == .file)
    #expect(try DiskSnapshot(paths: ["Sources/Snapshots"]).paths().contains("Sources/Snapshots/Snapshot.swift"))
    #expect(try DiskSnapshot(paths: ["."]).entry(at: "Sources/Snapshots/Snapshot.swift")?.kind == .file)
    #expect(
      try DiskSnapshot(paths: ["."]).paths(below: "Sources/Snapshots").contains("Sources/Snapshots/Snapshot.swift"))
    #expect(try DiskSnapshot(paths: ["."]).entry(at: folder.path("nowhere")) == nil)
  }

  @Test func aPathThatDoesNotExistIsAnError() throws {
    #expect(complaint { _ = try snapshot("nowhere") } == "\(folder.path("nowhere")): no such file or folder")
  }

  @Test func aNamedFileAndWhatLiesBesideItCanBeRead() throws {
    try folder.write("w", to: "x/workflow.yaml")
    try folder.write("1", to: "x/params/one")
    let disk = try snapshot("x/workflow.yaml")
    #expect(try disk.paths() == [folder.path("x/workflow.yaml")])
    #expect(try disk.paths(below: folder.path("x/params")) == [folder.path("x/params/one")])
    #expect(try disk.entry(at: folder.path("x/params")) == nil)
    #expect(try disk.entry(at: folder.path("x/params/one"))?.kind == .file)
    #expect(try disk.entry(at: folder.path("x/params/two")) == nil)
    #expect(try disk.entry(at: folder.path("x/workflow.yaml/two")) == nil)
  }

  @Test func linksAreFollowedOnlyWhereTheUserNamesThem() throws {
    try folder.write("secret", to: "outside/file")
    try folder.write("x", to: "inside/a")
    try folder.link("inside/folder", to: "../outside")
    try folder.link("inside/file", to: "../outside/file")
    try folder.link("inside/dangling", to: "nowhere")
    try folder.link("inside/loop", to: "loop")
    try folder.link("named", to: "inside")

    let disk = try snapshot("named")
    let kinds = try disk.entries(below: .top).map { "\($0.path.name) \($0.kind)" }
    #expect(
      kinds == ["a file", "dangling symbolicLink", "file symbolicLink", "folder symbolicLink", "loop symbolicLink"])
    #expect(try disk.text(folder.path("named/file")) == "../outside/file")
    #expect(try disk.entry(at: folder.path("named/folder"))?.kind == .symbolicLink)
    #expect(try disk.entry(at: folder.path("named/folder/file")) == nil)
    #expect(try disk.entries(below: folder.path("named/folder")).isEmpty)

    #expect(try snapshot("inside/file").text(folder.path("inside/file")) == "secret")
    #expect(try snapshot("inside/folder").paths() == [folder.path("inside/folder/file")])
  }

  @Test func foldersCalledGitAreLeftOut() throws {
    try folder.write("x", to: "a/.git/config")
    try folder.write("x", to: "a/.gitignore")
    try folder.write("x", to: "b/.git")
    #expect(try snapshot("").paths() == [folder.path("a/.gitignore")])
  }

  @Test(.timeLimit(.minutes(10))) func pipesAreNeverOpened() throws {
    try folder.write("x", to: "a")
    #expect(mkfifo(folder.url.appending(path: "pipe").path, 0o600) == 0)
    let disk = try snapshot("")
    #expect(try disk.entries(below: .top).map(\.kind) == [.file, .special])
    // A file may become a pipe after it was listed.
    let entry = Entry(path: folder.path("pipe"), kind: .file)
    #expect(complaint { _ = try disk.content(of: entry, limit: 10) }?.contains("cannot be read") == true)
  }

  @Test(.timeLimit(.minutes(10))) func aHugeFileIsAnsweredAtOnce() throws {
    try folder.write("", to: "huge")
    #expect(truncate(folder.url.appending(path: "huge").path, 1 << 40) == 0)
    #expect(try snapshot("").text(folder.path("huge")) == "(1099511627776 bytes)")
  }

  @Test func theLimitIsInclusive() throws {
    try folder.write("12345", to: "a")
    let disk = try snapshot("")
    let entry = Entry(path: folder.path("a"), kind: .file)
    guard case .bytes(let bytes) = try disk.content(of: entry, limit: 5), bytes.count == 5 else {
      Issue.record("a file of the limit's size was not read")
      return
    }
    guard case .tooLarge(5) = try disk.content(of: entry, limit: 4) else {
      Issue.record("a file larger than the limit was read")
      return
    }
  }

  @Test func aFileWhoseSizeIsNotKnownBeforehandIsReadToItsEnd() throws {
    // The kernel says 0 for the size of such files.
    let disk = try DiskSnapshot(paths: ["/proc/self/status"])
    #expect(try disk.text("/proc/self/status").hasPrefix("Name:"))
    guard case .tooLarge = try disk.content(of: Entry(path: "/proc/self/status", kind: .file), limit: 10) else {
      Issue.record("more was read than the limit")
      return
    }
  }

  @Test func whatIsNestedTooDeepIsSaidAndNotRead() throws {
    let deep = String(repeating: "a/", count: 128)
    try folder.write("x", to: deep + "seen")
    try folder.write("x", to: deep + "b/unseen")
    let entries = try snapshot("").entries(below: .top)
    #expect(entries.map(\.path) == [folder.path(deep + "b"), folder.path(deep + "seen")])
    #expect(entries.first?.kind == .unreadable("it is more than 128 folders deep"))
  }

  @Test func aFolderNestedTenThousandDeepIsNoCrash() throws {
    try folder.nest(levels: 10_000)
    let entries = try snapshot("").entries(below: .top)
    #expect(entries.map(\.kind) == [.unreadable("it is more than 128 folders deep")])
  }

  @Test func ignoredFoldersAreNotLookedInto() throws {
    for path in ["kept/a", "left/b/c", "left/d", "kept/left"] { try folder.write("x", to: path) }
    let seen = Seen()
    let disk = try DiskSnapshot(paths: [folder.path("")]) { path, isFolder in
      seen.paths.append(path)
      return isFolder && path.name == "left"
    }
    #expect(try disk.paths() == [folder.path("kept/a"), folder.path("kept/left")])
    #expect(!seen.paths.contains { $0.isInside(folder.path("left")) })
    #expect(try disk.entry(at: folder.path("left/d")) == nil)
    #expect(try disk.paths(below: folder.path("left/b")) == [])
  }

  /// The permissions of a file do not bind root.
  @Test(.enabled(if: geteuid() != 0)) func whatMayNotBeReadIsSaid() throws {
    try folder.write("x", to: "closed/a")
    try folder.write("x", to: "file")
    chmod(folder.url.appending(path: "closed").path, 0)
    chmod(folder.url.appending(path: "file").path, 0)
    defer { chmod(folder.url.appending(path: "closed").path, 0o700) }
    let disk = try snapshot("")
    #expect(try disk.entries(below: .top).map(\.kind) == [.unreadable("permission denied"), .file])
    #expect(
      complaint { _ = try disk.text(folder.path("file")) }?.hasSuffix("cannot be read: permission denied") == true)
  }

  @Test func namesAreBytes() throws {
    let names: [[UInt8]] = [[0x66, 0xE9], Array("cafe\u{301}".utf8), Array("caf\u{E9}".utf8), Array("a\nb".utf8)]
    for name in names {
      let path = Path(folder.path("").bytes + [UInt8(ascii: "/")] + name)
      let number = open(path.bytes.terminated, O_WRONLY | O_CREAT, 0o600)
      #expect(number >= 0 && write(number, "text", 4) == 4)
      close(number)
      #expect(try snapshot("").text(path) == "text")
    }
    #expect(try snapshot("").paths().map(\.name.bytes) == names.sorted { $0.lexicographicallyPrecedes($1) })
  }
}

@Suite struct StandardInputSnapshotTests {
  private func snapshot(of text: String, path: Path = "<stdin>", limit: Int) throws -> StandardInputSnapshot {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try pipe.fileHandleForWriting.close()
    return try StandardInputSnapshot(path: path, limit: limit, descriptor: pipe.fileHandleForReading.fileDescriptor)
  }

  @Test func isOneFile() throws {
    let input = try snapshot(of: "text", path: "a/workflow.yaml", limit: 100)
    #expect(try input.text("a/workflow.yaml") == "text")
    #expect(try input.paths() == ["a/workflow.yaml"])
    #expect(try input.paths(below: "a") == ["a/workflow.yaml"])
    #expect(try input.paths(below: "b") == [])
    #expect(input.entry(at: "a") == nil)
    #expect(input.source.kind == .standardInput)
    #expect(input.origin == .standardInput)
  }

  @Test func isNotReadPastTheLimit() throws {
    #expect(try snapshot(of: "12345", limit: 5).text("<stdin>") == "12345")
    #expect(try snapshot(of: "123456789", limit: 5).text("<stdin>") == "(6 bytes)")
  }

  @Test func aDescriptorThatIsClosedIsAnError() {
    #expect(
      complaint { _ = try StandardInputSnapshot(path: "<stdin>", limit: 5, descriptor: 987_654) }
        == "standard input cannot be read: bad file descriptor")
  }
}

/// The paths that a closure was asked about.
private final class Seen {
  var paths: [Path] = []
}

/// A folder that is removed with this value.
private final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "kfplint-\(UUID().uuidString)")
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    // The file manager's own removal goes no deeper than a path can be long.
    _ = try? ChildProcess.run("/bin/rm", ["-rf", url.path], in: URL(filePath: "/"), environment: [:])
  }

  func path(_ name: String) -> Path {
    name.isEmpty ? Path(url.path) : Path(url.path + "/" + name)
  }

  func write(_ text: String, to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: url.appending(path: name).path, withDestinationPath: target)
  }

  /// Makes folders in one another, deeper than a path can name.
  func nest(levels: Int) throws {
    var folder = open(url.path, O_RDONLY | O_DIRECTORY)
    for _ in 0..<levels {
      try #require(mkdirat(folder, "d", 0o700) == 0)
      let inner = openat(folder, "d", O_RDONLY | O_DIRECTORY)
      close(folder)
      folder = inner
    }
    close(folder)
  }
}
