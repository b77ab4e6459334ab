import Diagnostics
import Fixing
import Foundation
import Snapshots
import Testing

/// What becomes of one file on disk.
@Suite("A file on disk is fixed")
final class DiskEditTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "kfplint-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func path(_ name: String) -> Path { Path(folder.path).appending(ByteString(name)) }

  private func write(_ text: String, to name: String, mode: Int = 0o644) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: folder.appending(path: name).path)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// Makes a change of `value`, which was linted with the text "old\n"; returns the reason if it is not made.
  private func edit(_ name: String = "value", to text: String? = "new", at newName: String? = nil) -> String? {
    let file = SourceFile(path: path(name), origin: .workTree, bytes: Array("old\n".utf8))
    let target = text == nil ? nil : path(newName ?? name)
    let change = FileChange(of: file, movingTo: target, writing: Array((text ?? "old\n").utf8))
    do throws(SnapshotError) {
      try DiskEdit(change, at: file.path, movingTo: target, below: [Path(folder.path)]).make()
      return nil
    } catch {
      return error.message
    }
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  @Test("with its mode, and nothing is left beside it", arguments: [0o644, 0o600, 0o755, 0o664])
  func keepsTheMode(_ mode: Int) throws {
    try write("old\n", to: "value", mode: mode)
    #expect(edit() == nil)
    #expect(try text("value") == "new")
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: "value").path)
    #expect(attributes[.posixPermissions] as? Int == mode)
    #expect(try names == ["value"])
  }

  @Test("by another name, and removed")
  func movesAndRemoves() throws {
    try write("old\n", to: "value")
    #expect(edit(to: "old\n", at: "Value") == nil)
    #expect(try names == ["Value"])
    #expect(try text("Value") == "old\n")
    try write("old\n", to: "value")
    #expect(edit(to: nil) == nil)
    #expect(try names == ["Value"])
  }

  @Test("unless it is something else than what was linted, and then no byte is changed")
  func refuses() throws {
    try write("mine\n", to: "value")
    for (text, name) in [("new", "value"), ("old\n", "other"), (nil, "value")] as [(String?, String)] {
      #expect(edit(to: text, at: name) == "was not fixed: it was changed in the meantime; run kfplint again")
    }
    #expect(try text("value") == "mine\n")

    try write("old\n", to: "value", mode: 0o444)
    #expect(edit() == "was not fixed: it is read-only")
    #expect(edit(to: nil) == "was not fixed: it is read-only")

    try write("old\n", to: "first")
    try FileManager.default.linkItem(
      at: folder.appending(path: "first"), to: folder.appending(path: "second"))
    #expect(edit("first") == "was not fixed: it has another name (a hard link), which would keep the old content")

    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "link").path, withDestinationPath: "first")
    #expect(edit("link") == "was not fixed: it is a symbolic link")
    #expect(edit("gone") == "was not fixed: it is gone")

    try write("old\n", to: "source")
    #expect(edit("source", to: "old\n", at: "first") == "was not fixed: there is a first already")
    #expect(try text("source") == "old\n" && text("first") == "old\n")
    #expect(try names == ["first", "link", "second", "source", "value"])
  }

  @Test("unless a folder on the way is a link that the user did not name")
  func followsNoLink() throws {
    try FileManager.default.createDirectory(
      at: folder.appending(path: "real"), withIntermediateDirectories: true)
    try write("old\n", to: "real/value")
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "linked").path, withDestinationPath: "real")
    #expect(edit("linked/value") == "was not fixed: a folder on the way is a symbolic link")
    #expect(edit("real/value") == nil)
    #expect(try text("real/value") == "new")
  }

  @Test("unless something else than a file stands there, which is not opened", arguments: ["pipe", "folder"])
  func refusesOthers(_ kind: String) throws {
    let place = folder.appending(path: "value")
    if kind == "pipe" {
      try #require(mkfifo(place.path, 0o644) == 0)
    } else {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    }
    for text in ["new", nil] {
      #expect(edit(to: text) == "was not fixed: it is not a regular file any more")
    }
    #expect(try names == ["value"])
  }

  @Test("in a folder that is there, and nowhere else")
  func folders() throws {
    #expect(edit("no/value") == "was not fixed: No such file or directory")
    try write("old\n", to: "value")
    #expect(edit("value/value") == "was not fixed: a folder on the way is a symbolic link")
    // The content is written before the file is moved, and the move says what is missing.
    #expect(edit(to: "old\n", at: "no/value") == "was not fixed: No such file or directory")
    #expect(try text("value") == "old\n")
  }

  @Test("with the longest name that a file can have, and one of a letter more is refused")
  func longNames() throws {
    let (longest, tooLong) = (String(repeating: "n", count: 255), String(repeating: "n", count: 256))
    try write("old\n", to: longest)
    #expect(edit(longest) == nil)
    #expect(try text(longest) == "new")
    try write("old\n", to: "value")
    #expect(edit(to: "old\n", at: tooLong) == "cannot be renamed to \(tooLong): File name too long")
    #expect(try names == [longest, "value"].sorted())
  }

  @Test("with new content and another name at once")
  func editsAndMoves() throws {
    try write("old\n", to: "value")
    #expect(edit(to: "new", at: "other") == nil)
    #expect(try names == ["other"])
    #expect(try text("other") == "new")
  }
}
