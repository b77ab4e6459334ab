import Foundation
import TestSupport
import Testing

/// Files in which one thing is repeated, at two sizes, by night at three: the work must grow as the file does, and not as its square.
///
/// What is compared is the time of the processor that the program itself has taken, and only with its own at another size.
/// Four times the file takes up to four times that; what looks at all pairs takes sixteen times. No more than eight are
/// allowed, so that neither a busy machine nor the start of the program decides.
@Suite("The work grows with the file")
struct GrowthTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("and not with its square", arguments: GrowthRow.all)
  func growth(_ row: GrowthRow) throws {
    func time(_ size: Int) throws -> Double { try seconds(of: row.files(row.count * size), row.format) }
    // Where the largest takes so little, the others need not be asked: below the least, the start of the program is most of what
    // is measured.
    let least = 0.15
    let four = try time(4)
    if four < 8 * least && !Nightly.isOn { return }
    let start = try seconds(of: ["RENDERED_PIPELINE/workflow.yaml": GrowthRow.workflow()], row.format)
    let one = max(try time(1) - start, least)
    #expect(four - start < 8 * one, "\(row.name): \(one) and \(four) seconds")
    if Nightly.isOn { #expect(try time(2) - start < 5 * one, "\(row.name): \(one) and \(four) seconds") }
  }

  /// The seconds of the processor that a check of some files takes.
  private func seconds(of files: [String: String], _ format: String) throws -> Double {
    let name = "files"
    if folder.exists(name) { try folder.remove(name) }
    for (path, text) in files { try folder.write(text, to: "\(name)/\(path)") }
    let run = try folder.shell(
      #""$KFPLINT" lint --no-cache --format \#(format) . >report 2>&1; echo "status $?"; times"#, in: name)
    #expect(run.output.contains("status 0") || run.output.contains("status 1"), "\(run)")
    // The last line has the times of the children, such as `0m0.120s 0m0.030s` (POSIX, `times`).
    let words = run.output.split(separator: "\n").last?.split(separator: " ") ?? []
    return try words.map { word in
      let parts = word.dropLast().split(separator: "m")
      return try #require(Double(parts[0])) * 60 + #require(Double(parts[1]))
    }.reduce(0, +)
  }
}
