import Foundation
import TestSupport
import Testing

/// The clock decides about dates, and about nothing else: neither what is found, nor what the cache may be asked.
@Suite(
  "A clock that is wrong",
  .enabled(if: PreloadedFaults.library != nil, "there is no clang to build Tests/Faults with"))
struct ClockTests {
  private let repository: TemporaryRepository

  init() throws { repository = try .ofThreePipelines() }

  /// What the clock shows first, and how far it jumps each time that it is asked, in seconds.
  enum Clock: CaseIterable, CustomTestStringConvertible {
    case beforeTheFiles, afterTheFiles, at1970, before1970, signOf32Bits, year9999, beyondAllYears, forward, backward

    var variable: String {
      let now = Int(Date().timeIntervalSince1970)
      return switch self {
      case .beforeTheFiles: "\(now - 86_400):0"
      case .afterTheFiles: "\(now + 86_400):0"
      case .at1970: "0:0"
      case .before1970: "-1000000:0"
      case .signOf32Bits: "2147483647:1"
      case .year9999: "253402300799:1"
      case .beyondAllYears: "400000000000000000:1"
      case .forward: "\(now):100000"
      case .backward: "\(now):-100000"
      }
    }

    var testDescription: String { "\(self)" }
  }

  private func lint(_ arguments: [String] = [], _ clock: Clock? = nil) throws -> ProgramRun {
    try repository.run(
      ["lint", "--format", "concise", "--verbose"] + arguments,
      environment: clock.map { PreloadedFaults.variables(["KFPLINT_CLOCK": $0.variable]) } ?? [:])
  }

  @Test(
    "changes neither what is found nor what is known",
    arguments: Nightly.isOn ? Clock.allCases : [.beforeTheFiles, .afterTheFiles, .beyondAllYears, .backward])
  func anyTime(_ clock: Clock) throws {
    let plain = try lint(["--no-cache"])
    #expect(plain.status == 1)
    for source in Nightly.isOn ? [[], ["--rev", "HEAD"]] : [[]] {
      func check(_ clock: Clock?, reused: Int) throws {
        let run = try lint(source, clock)
        #expect(run.outputBytes == plain.outputBytes && run.status == 1, "\(source): \(run)")
        #expect(run.reused == reused, "\(source): \(run)")
      }
      try repository.shell("rm -rf .git/kfplint").expectSuccess()
      try check(clock, reused: 0)
      try check(clock, reused: 3)
      // The clock is right again, and what was learnt meanwhile still holds.
      try check(nil, reused: 3)
      try repository.shell("rm -rf .git/kfplint").expectSuccess()
      try check(nil, reused: 0)
      try check(clock, reused: 3)
    }
  }

  @Test("is what ignores with a date go by, unless a day is named")
  func dates() throws {
    try repository.write(
      "ignores:\n- {path: report, rule: params-missing, reason: known, until: 2026-06-01}\n", to: ".kfplint.yaml")
    // The first of May and of July 2026, in seconds since 1970 (date(1)).
    let (may, july) = (1_777_593_600, 1_782_864_000)
    for _ in ["cold", "warm"] {
      for (clock, status) in [(may, 0), (july, 1)] as [(Int, Int32)] {
        let variables = PreloadedFaults.variables(["KFPLINT_CLOCK": "\(clock):0"])
        #expect(try repository.kfplint("lint", environment: variables).status == status)
        #expect(try repository.kfplint("lint", "--today", "2026-05-01", environment: variables).status == 0)
        #expect(try repository.kfplint("lint", "--today", "2026-07-01", environment: variables).status == 1)
      }
    }
  }

  /// What git calls racy: a file that is changed just after it was looked at, and has its old size and time again.
  @Test("has no change of the same moment passed over", arguments: [nil, .beforeTheFiles, .afterTheFiles] as [Clock?])
  func sameMoment(_ clock: Clock?) throws {
    let path = "sales/workflow.yaml"
    let original = try repository.text(path)
    // A template that is not there, in as many bytes.
    let broken = original.replacing("template: send-report", with: "template: send-repord")
    try #require(broken != original && broken.utf8.count == original.utf8.count)
    try repository.shell("touch -r \(path) ../\(repository.url.lastPathComponent)-time").expectSuccess()
    defer { try? FileManager.default.removeItem(atPath: repository.path + "-time") }
    let before = try lint(["--no-cache"])
    for round in 0..<(Nightly.isOn ? 20 : 2) {
      for text in [broken, original] {
        let handle = try FileHandle(forWritingTo: repository.url(path))
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
        try repository.shell("touch -r ../\(repository.url.lastPathComponent)-time \(path)").expectSuccess()
        let cached = try lint([], clock)
        #expect((cached.outputBytes == before.outputBytes) == (text == original), "round \(round): \(cached)")
      }
    }
  }

  @Test("lets no time of a file end a run", .enabled(if: FileManager.default.fileExists(atPath: "/dev/shm")))
  func anyFileTime() throws {
    // A file system in memory keeps any time.
    let folder = "/dev/shm/kfplint-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try lint(["--cache-folder", folder]).reused == 0)
    for time in ["9223372036854775807", "-9223372036854775808", "0", "4102444800"] {
      try repository.shell(
        "touch \(folder)/.1-2.aside; touch -d @\(time) \(folder)/*.units \(folder)/.1-2.aside sales/workflow.yaml"
      ).expectSuccess()
      let warm = try lint(["--cache-folder", folder])
      #expect(warm.status == 1 && warm.reused == 3, "\(time): \(warm)")
      // Another configuration is another file, and writing it removes what a stopped run has left.
      try repository.write("# \(time)\n", to: ".kfplint.yaml")
      #expect(try lint(["--cache-folder", folder]).status == 1)
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/.1-2.aside"), "\(time)")
      try repository.remove(".kfplint.yaml")
    }
  }
}
