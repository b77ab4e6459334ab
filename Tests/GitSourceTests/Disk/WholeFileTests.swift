import Diagnostics
import Foundation
import Snapshots
import TestSupport
import Testing

/// A name leads to the old content or to all of the new one.
@Suite("A file that is written as a whole")
final class WholeFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "whole-file-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @Test("is there, with the mode that was asked for", arguments: [nil, "old"])
  func written(_ old: String?) throws {
    if let old { try put(old, at: "report") }
    let name = ByteString("report")
    #expect(try write("new", to: name, preparing: { fchmod($0, 0o640) == 0 }))
    #expect(try text("report") == "new")
    var status = stat()
    #expect(lstat("\(folder.path)/report", &status) == 0 && status.st_mode & 0o7777 == 0o640)
    #expect(try names == ["report"])
  }

  @Test("takes the place of a link, and leaves what that leads to")
  func link() throws {
    try put("kept", at: "other")
    #expect(symlink("other", "\(folder.path)/report") == 0)
    #expect(try write("new", to: "report"))
    #expect(try text("report") == "new")
    #expect(try text("other") == "kept")
  }

  @Test("can have a name as long as names can be", arguments: [false, true])
  func longName(_ isThere: Bool) throws {
    let name = String(repeating: "n", count: 255)
    if isThere { try put("old", at: name) }
    #expect(try write("new", to: ByteString(name)))
    #expect(try names == [name])
  }

  @Test("leaves everything as it was where it is not wanted any more, or cannot be written")
  func refused() throws {
    try put("old", at: "report")
    #expect(try !write("new", to: "report", ifStill: { false }))
    #expect(throws: SystemError.self) {
      try write(
        "new", to: "report",
        preparing: { _ in
          errno = EROFS
          return false
        })
    }
    try FileManager.default.createDirectory(atPath: "\(folder.path)/taken", withIntermediateDirectories: false)
    #expect(throws: SystemError.self) { try write("new", to: "taken") }
    #expect(try text("report") == "old")
    #expect(try names == ["report", "taken"])
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  private func put(_ text: String, at name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  private func write(
    _ text: String, to name: ByteString, preparing prepare: (CInt) -> Bool = { _ in true },
    ifStill isWanted: () -> Bool = { true }
  ) throws -> Bool {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    return try WholeFile.write(
      Array(text.utf8), to: name, in: descriptor, preparing: prepare, ifStill: isWanted)
  }
}
