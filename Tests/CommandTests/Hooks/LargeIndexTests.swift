import Foundation
import TestSupport
import Testing

/// The hook of a commit maps an index of more than two megabytes, and looks at the paths that the commit needs.
@Suite("A hook and a large index")
struct LargeIndexTests {
  private let repository: TemporaryRepository

  /// Commits a pipeline among 30,000 other paths, before and behind it.
  init() throws {
    repository = try TemporaryRepository()
    try repository.copyExample("params-missing/bad/one-of-three", to: "sales")
    try repository.git("add", "--all")
    try repository.shell(
      """
      blob=$(git hash-object -w --stdin </dev/null)
      for folder in data zoo; do
        seq -f "100644 $blob\t$folder/table-%05.0f/a-part-with-a-long-name.csv" 15000
      done | git update-index --add --index-info
      git commit --quiet --no-verify --message "Everything"
      """
    ).expectSuccess()
    try #require(try repository.data(".git/index").count > 2 << 20)
  }

  @Test("A commit without a pipeline passes, and one of a pipeline is told what is wrong", arguments: ["2", "4"])
  func commits(version: String) throws {
    try repository.git("update-index", "--index-version", version)
    try repository.write("changed", to: "notes.txt")
    try repository.git("add", "notes.txt")
    let other = try repository.kfplint("hook", "pre-commit", "--verbose")
    #expect(other.status == 0 && other.closing.hasPrefix("nothing to check"), "\(other)")

    try repository.write("another", to: "sales/RENDERED_PIPELINE/params/table")
    try repository.git("add", "sales")
    let hook = try repository.kfplint("hook", "pre-commit", "--format", "concise")
    let staged = try repository.kfplint("lint", "--staged", "--format", "concise")
    #expect(hook.status == 1 && hook.reported.count == 1, "\(hook)")
    #expect(hook.output == staged.output)
  }

  @Test("A path in the commit's way that git would not record is refused")
  func damaged() throws {
    try repository.write("another", to: "sales/RENDERED_PIPELINE/params/table")
    try repository.git("add", "sales")
    var index = try repository.data(".git/index").dropLast(20) + Data(count: 20)
    let name = "RENDERED_PIPELINE/params/model_name"
    let place = try #require(index.range(of: Data("sales/\(name)".utf8)))
    index.replaceSubrange(place, with: Data("sales/\(name.replacing("RENDERED", with: "R/../RED"))".utf8))
    try index.write(to: repository.url(".git/index"))
    let hook = try repository.kfplint("hook", "pre-commit")
    #expect(hook.status == 2 && hook.error.contains("cannot read the index"), "\(hook)")
  }
}
