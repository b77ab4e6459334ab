import Diagnostics
import Foundation
import Snapshots
import Testing

@testable import GitSource

/// The forms in which git answers, and answers that it would not give.
@Suite struct GitAnswerTests {
  private static let zeros = String(repeating: "0", count: 40)
  private static let ones = String(repeating: "1", count: 40)

  @Test func aListingIsTakenApart() throws {
    let listing = try #require(
      IndexListing(
        Array(
          ":000000 100644 \(Self.zeros) \(Self.ones) A\0a\nb\0:000000 000000 \(Self.zeros) \(Self.zeros) U\0c\0".utf8)))
    #expect(listing.items.map(\.path) == ["a\nb", "c"])
    #expect(listing.items.map(\.isUnmerged) == [false, true])
    #expect(listing.items.first?.id.hexadecimal == Self.ones)
    #expect(IndexListing([])?.items.isEmpty == true)
  }

  @Test(arguments: [
    "x", "\0", ":000000 100644 \(zeros) \(ones) A\0", ":000000 100644 \(zeros) \(ones) A\0a",
    "000000 100644 \(zeros) \(ones) A\0a\0", ":000000 100644 \(zeros) 11 A\0a\0",
    ":000000 100644 \(zeros) \(ones) M\0a\0",
    ":000000 040000 \(zeros) \(ones) A\0a\0", ":000000 100644 \(zeros) \(ones) A\0\0", "fatal: no\0a\0",
    ":000000 100644 \(zeros) \(ones) A\0b\0:000000 100644 \(zeros) \(ones) A\0a\0",
  ])
  func anotherFormIsNoListing(output: String) {
    #expect(IndexListing(Array(output.utf8)) == nil)
  }

  @Test func aCommitIsTakenApart() {
    let text =
      "tree \(Self.ones)\nparent \(Self.zeros)\nauthor A <a> 1 +0000\ncommitter B C <b> 1700000000 +0100\n\ncommitter x <y> 2 +0000\n"
    let commit = CommitText(Array(text.utf8))
    #expect(commit?.tree.hexadecimal == Self.ones)
    #expect(commit?.time == 1_700_000_000)
    #expect(CommitText(Array("tree 11\n\n".utf8)) == nil)
    #expect(CommitText([]) == nil)
    #expect(CommitText(Array("tree \(Self.ones)\nparent 11\n\n".utf8)) == nil)
    #expect(commit?.parents.map(\.hexadecimal) == [Self.zeros])
    #expect(CommitText(Array("tree \(Self.ones)\n".utf8))?.time == nil)
  }

  @Test func anObjectIdIsReadAsGitPrintsIt() {
    #expect(ObjectID(hexadecimal: Self.ones.utf8)?.hexadecimal == Self.ones)
    let long = String(repeating: "0f", count: 32)
    #expect(ObjectID(hexadecimal: long.utf8)?.hexadecimal == long)
    #expect(ObjectID(hexadecimal: Self.ones.dropLast().utf8) == nil)
    #expect(ObjectID(hexadecimal: String(repeating: "G", count: 40).utf8) == nil)
  }
}
