import Foundation
import TestSupport
import Testing

/// What a check does when a call of the C library fails: some calls of each function, one in a run.
///
/// `.ci/faults` lets every call of more commands fail, in every way.
@Suite("A call that fails", .enabled(if: Faults.library != nil, "there is no clang to build Tests/Faults with"))
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
    let library = try #require(Faults.library)
    let words = words + ["--format", "concise"]
    let counts = repository.url.appending(path: "../counts-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: counts) }
    func run(_ variables: [String: String]) throws -> ProgramRun {
      let preloaded = ["LD_PRELOAD": library, "SWIFT_BACKTRACE": "enable=no"]
      return try repository.run(words, environment: preloaded.merging(variables) { $1 })
    }
    // What is kept in the cache by then is used in all that follow, unless it is not to be.
    _ = try run([:])
    let wanted = try run(["KFPLINT_FAULT_COUNTS": counts.path])
    #expect(wanted.output.contains("info[params-missing]"), "\(wanted)")
    let calls = try String(contentsOf: counts, encoding: .utf8).split(separator: "\n").map { $0.split(separator: " ") }
    var told = 0
    for line in calls where line.count == 2 {
      let (name, count) = (String(line[0]), Int(line[1]) ?? 0)
      let numbers = Nightly.isOn ? [1, count / 3, 2 * count / 3, count] : [1, count / 2]
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
}

/// The library that lets calls fail.
private enum Faults {
  /// Its path; `nil` if it cannot be built.
  static let library: String? = {
    let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Faults/faults.c")
      .standardized
    let path = FileManager.default.temporaryDirectory.appending(path: "kfplint-faults-\(getpid()).so").path
    let run = try? ChildProcess.run(
      "/bin/sh", ["-c", "exec clang -shared -fPIC -O1 \"$0\" -o \"$1\" -ldl", source.path, path],
      in: URL(filePath: "/"),
      environment: ProcessInfo.processInfo.environment)
    atexit { unlink(FileManager.default.temporaryDirectory.appending(path: "kfplint-faults-\(getpid()).so").path) }
    return run?.end == .exit(0) ? path : nil
  }()
}
