import Foundation
import Testing

/// A pack index that leads to another object than it says, as a broken disk leaves one or somebody writes one.
@Suite("A pack index that leads to another object")
struct DamagedPackTests {
  @Test("ends the check, as git does", arguments: ["tree", "blob"])
  func wrongKind(_ kind: String) throws {
    let repository = try TemporaryRepository()
    try repository.writePipeline("report", without: "recipient")
    try repository.commitAll()
    let other = try repository.git("rev-parse", kind == "tree" ? "HEAD^{tree}" : "HEAD:report/workflow.yaml")
    try repository.git("repack", "-a", "-d", "--quiet")
    try repository.shell(
      """
      chmod u+w .git/objects/pack/*.idx && python3 - .git/objects/pack/*.idx "$(git rev-parse HEAD)" \(other) <<'END'
      import sys
      path, commit, other = sys.argv[1:]
      data = bytearray(open(path, "rb").read())
      # Version 2 (gitformat-pack): eight bytes, 256 numbers, the ids in order, their checksums, their offsets.
      count = int.from_bytes(data[8 + 255 * 4:8 + 256 * 4], "big")
      names = 8 + 256 * 4
      ids = [bytes(data[names + 20 * i:names + 20 * i + 20]).hex() for i in range(count)]
      offsets = names + 24 * count
      one, two = offsets + 4 * ids.index(commit), offsets + 4 * ids.index(other)
      data[one:one + 4] = data[two:two + 4]
      open(path, "wb").write(data)
      END
      """
    ).expectSuccess()
    #expect(try repository.shell("git rev-parse HEAD^{tree}").status == 128)
    for arguments in [
      ["lint", "--rev", "HEAD"], ["lint", "--staged"], ["hook", "pre-commit"], ["lint", "--rev", "main"],
    ] {
      let run = try repository.run(arguments)
      #expect(run.status == 2, "\(arguments): \(run)")
      #expect(run.error.contains("see `git fsck`"), "\(arguments): \(run.error)")
    }
  }
}
