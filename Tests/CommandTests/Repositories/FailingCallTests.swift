import Foundation
import TestSupport
import Testing

/// What a check does when a call of the C library fails: one call of each function, by night four, one in a run.
///
/// `.ci/faults` lets every call of more commands fail, in every way.
@Suite(
  "A call that fails",
  .enabled(if: PreloadedFaults.library != nil, "there is no clang to build Tests/Faults with"))
struct FailingCallTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    try repository.copyExample("params-missing/bad/one-of-three", to: "sales")
    // What is found differs where this is not read.
    try repository.write("rules: {params-missing: info}\n", to: ".kfplint.yaml")
    try repository.commitAll()
  }

  @Test(
    "leads to the same answer, or to exit status 2 with a sentence",
    arguments: [
      ["lint"], ["lint", "--no-cache"], ["lint", "--staged", "--all", "--no-cache"], ["lint", "--rev", "HEAD"],
    ])
  func callFails(_ words: [String]) throws {
    let words = words + ["--format", "concise"]
    let counts = repository.url.appending(path: "../counts-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: counts) }
    func run(_ variables: [String: String]) throws -> ProgramRun { try self.run(words, variables) }
    // What is kept in the cache by then is used in all that follow, unless it is not to be.
    _ = try run([:])
    let wanted = try run(["KFPLINT_FAULT_COUNTS": counts.path])
    #expect(wanted.output.contains("info[params-missing]"), "\(wanted)")
    let calls = try String(contentsOf: counts, encoding: .utf8).split(separator: "\n").map { $0.split(separator: " ") }
    var told = 0
    for line in calls where line.count == 2 {
      let (name, count) = (String(line[0]), Int(line[1]) ?? 0)
      let numbers = Nightly.isOn ? [1, count / 3, 2 * count / 3, count] : [max(1, count / 2)]
      for number in Set(numbers) where number > 0 && number <= count {
        let failing = try run(["KFPLINT_FAULT": "\(name):\(number):\(EIO)"])
        let isSame = failing.status == wanted.status && failing.output == wanted.output
        let isTold = failing.status == 2 && !failing.error.isEmpty
        #expect(isSame || isTold, "\(name), call \(number): \(failing)")
        if !isSame { told += 1 }
      }
    }
    #expect(told > 5, "many calls matter")
  }

  /// The repository is looked for by the first calls of `stat`: a report says which commit the files belong to.
  @Test("never lets a repository be taken for none", arguments: Nightly.isOn ? [EIO, EACCES] : [EIO])
  func passedOver(_ error: CInt) throws {
    let words = ["lint", "--no-cache", "--format", "json"]
    let wanted = try run(words, [:])
    #expect(wanted.output.contains(try repository.git("rev-parse", "HEAD")), "\(wanted)")
    var told = 0
    for number in 1...(Nightly.isOn ? 20 : 9) {
      let failing = try run(words, ["KFPLINT_FAULT": "stat:\(number):\(error)"])
      if failing.outputBytes == wanted.outputBytes, failing.status == wanted.status { continue }
      #expect(failing.status == 2 && !failing.error.isEmpty, "call \(number): \(failing)")
      told += 1
    }
    #expect(told > 0, "libgit2 asks by `stat`")
  }

  /// Some file systems keep no file without a name, and some containers have no `/proc` that leads to one.
  @Test("writes a report where no file can be without a name", arguments: ["", "old"])
  func named(_ old: String) throws {
    if !old.isEmpty { try repository.write(old, to: "report.json") }
    let words = ["lint", "--output", "concise:report.json"]
    let failing = try run(words, ["KFPLINT_FAULT": "linkat:0:\(ENOENT)"])
    #expect(failing.status == 0, "\(failing)")
    #expect(try repository.text("report.json").contains("info[params-missing]"))
    #expect(try repository.git("status", "--porcelain") == "?? report.json")
  }

  private func run(_ words: [String], _ variables: [String: String]) throws -> ProgramRun {
    try repository.run(words, environment: PreloadedFaults.variables(variables))
  }
}
