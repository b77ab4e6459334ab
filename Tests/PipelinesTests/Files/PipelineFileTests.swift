import Diagnostics
import Pipelines
import Snapshots
import Testing

@Suite struct PipelineFileTests {
  @Test(arguments: ["", "10", "a\nb\r\n", "日本 é", "\u{FEFF}10", "<<<<<<< x\n", "=======\n", "version https://git"])
  func plainTextIsText(_ text: String) {
    #expect(content(Array(text.utf8)) == "text")
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0], "utf16 0..<2"), ([0xFE, 0xFF, 0, 0x61], "utf16 0..<2"),
      ([0x61, 0, 0x62, 0], "utf16 0..<2"), ([0, 0x61, 0, 0x62], "utf16 0..<2"),
      ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "utf32 0..<4"), ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61], "utf32 0..<4"),
      ([0x61, 0x62, 0], "nul(offset: 2) 2..<3"), ([0], "nul(offset: 0) 0..<1"),
      ([0x61, 0, 0x62, 0x63], "nul(offset: 1) 1..<2"), ([0x61, 0, 0x62], "nul(offset: 1) 1..<2"),
      ([0x61, 0xE9, 0x62], "invalidUTF8(offset: 1) 1..<2"), ([0xED, 0xA0, 0x80], "invalidUTF8(offset: 0) 0..<1"),
      ([0xC3], "invalidUTF8(offset: 0) 0..<1"), ([0xC0, 0x80], "invalidUTF8(offset: 0) 0..<1"),
    ] as [([UInt8], String)])
  func namesTheFirstByteThatIsNoText(_ bytes: [UInt8], _ defect: String) {
    #expect(content(bytes) == defect)
  }

  @Test func knowsPointersOfGitLFS() {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"
    #expect(content(Array(pointer.utf8)) == "pointer")
    #expect(content(Array("version https://hawser.github.com/spec/v1\n".utf8)) == "pointer")
    #expect(content(Array((pointer + String(repeating: "x", count: 1024)).utf8)) == "text")
    #expect(content(Array(("# " + pointer).utf8)) == "text")
  }

  @Test(arguments: [
    ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", "1,3,5"),
    ("<<<<<<< HEAD\r\na\r\n=======\r\nb\r\n>>>>>>> x", "1,3,5"),
    ("<<<<<<<\n=======\n>>>>>>>", "1,2,3"),
    ("t\n<<<<<<< HEAD\na\n||||||| base\no\n=======\nb\n>>>>>>> x\n", "2,6,8"),
    ("<<<<<<< HEAD\nTitle\n=======\nb\n=======\nc\n>>>>>>> x\n", "1,3,7"),
    ("<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> b\n>>>>>>> a\n", "2,3,4"),
    ("<<<<<<< a\n=======\n>>>>>>> b\nx\n<<<<<<< a\n=======\n>>>>>>> b\n", "1,2,3 5,6,7"),
  ])
  func findsConflicts(_ text: String, _ lines: String) {
    #expect(content(Array(text.utf8)) == lines)
  }

  @Test(arguments: [
    "=======\n<<<<<<< a\n>>>>>>> b\n", "<<<<<<<< a\n=======\n>>>>>>> b\n", " <<<<<<< a\n=======\n>>>>>>> b\n",
    "<<<<<<< a\n=======x\n>>>>>>> b\n", ">>>>>>> a\n=======\n<<<<<<< b\n", "cat <<<<<<< x\n=======\n>>>>>>> b\n",
  ])
  func singleMarkersProveNothing(_ text: String) {
    #expect(content(Array(text.utf8)) == "text")
  }

  /// What the bytes are, in a word; conflicts by the lines of their markers.
  private func content(_ bytes: [UInt8]) -> String {
    let file = SourceFile(path: "params/x", origin: .workTree, bytes: bytes)
    switch PipelineFile.Content(classifying: file) {
    case .text: return "text"
    case .lfsPointer: return "pointer"
    case .undecodable(_, let defect): return "\(defect) \(defect.span.range)"
    case .conflicted(_, let conflicts):
      let lines = LineTable(file)
      return conflicts.map { conflict in
        [conflict.ours, conflict.separator, conflict.theirs]
          .map { "\(lines.position(of: Int($0.start)).line)" }.joined(separator: ",")
      }.joined(separator: " ")
    default: return "other"
    }
  }
}
