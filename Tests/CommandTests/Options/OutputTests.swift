import Foundation
import Testing

@Suite("What is written, and where")
struct OutputTests {
  private let repository: TemporaryRepository

  /// One pipeline without a value for its recipient, committed.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("report", without: "recipient")
    try repository.commitAll()
  }

  @Test("Each format on standard output", arguments: ["text", "concise", "json"])
  func formats(_ format: String) throws {
    let disk = try repository.kfplint("lint", "--format", format)
    let commit = try repository.kfplint("lint", "--rev", "HEAD", "--format", format)
    #expect(disk.status == 1 && commit.status == 1)
    try expectSnapshot(disk.output, "work-tree.\(format).txt")
    try expectSnapshot(commit.output, "commit.\(format).txt")
    #expect(disk.closing == "checked 1 pipeline")
    // People are also told how to accept a finding.
    #expect(disk.error.split(separator: "\n").count == (format == "json" ? 1 : 2))
  }

  @Test("JSON is one document, and JUnit another, with the case of the rule failed")
  func documents() throws {
    let json = try repository.kfplint("lint", "--format", "json")
    let document = try #require(try JSONSerialization.jsonObject(with: json.outputBytes) as? [String: Any])
    #expect(document["schema"] as? Int == 1)
    #expect((document["findings"] as? [Any])?.count == 1)

    let junit = try repository.kfplint("lint", "--format", "junit")
    #expect(junit.output.hasPrefix("<?xml"))
    #expect(junit.output.contains(#"<testcase name="params-missing" classname="kfplint.report""#))
    #expect(junit.output.components(separatedBy: "<failure ").count == 2)
  }

  @Test("Reports go into files beside the one on standard output, and are the same ones")
  func files() throws {
    let run = try repository.kfplint(
      "lint", "--output", "json:results.json", "--output", "junit:results.xml", "--output", "concise:a:b.txt",
      "--output",
      "text:\(repository.path)/results.txt")
    #expect(run.status == 1)
    #expect(try repository.text("results.txt") == run.output)
    for (format, file) in [("json", "results.json"), ("junit", "results.xml"), ("concise", "a:b.txt")] {
      #expect(try repository.text(file) == repository.kfplint("lint", "--format", format).output)
    }
  }

  @Test("A report replaces the one of an earlier run to the last byte")
  func replacedFile() throws {
    try repository.write(String(repeating: "old\n", count: 1000), to: "results.txt")
    _ = try repository.kfplint("lint", "--output", "concise:results.txt")
    #expect(try repository.text("results.txt").split(separator: "\n").count == 1)
  }

  @Test(
    "A link of the repository is never written through, and what it leads to stays",
    arguments: ["results.txt", "reports/results.txt", "deep/er/results.txt", "/results.txt", "/reports/results.txt"])
  func link(_ path: String) throws {
    try repository.shell(
      """
      mkdir outside inside && cp /dev/null outside/results.txt && cd inside && git init --quiet
      ln -s ../outside/results.txt results.txt && ln -s ../outside reports && mkdir deep && ln -s ../../outside deep/er
      """
    ).expectSuccess()
    try repository.writePipeline("inside/report", without: "recipient")
    let named = path.hasPrefix("/") ? repository.path + "/inside" + path : path
    let run = try repository.kfplint("lint", "--output", "concise:\(named)", ".", in: "inside")
    #expect(run.status == 2)
    #expect(run.error.contains("symbolic link"), "\(run)")
    #expect(try repository.text("outside/results.txt").isEmpty)
    #expect(try repository.shell("ls -A outside", in: ".").output == "results.txt\n")
  }

  @Test("A report is there as a whole or not at all, with the rights of the one before")
  func whole() throws {
    try repository.write("old\n", to: "results.txt")
    try repository.setMode(0o640, of: "results.txt")
    // The shell counts blocks of 1,024 bytes or of 512: the report is longer than either.
    for number in 0..<40 { try repository.writePipeline("more-\(number)", without: "recipient") }
    let full = try repository.shell("trap '' XFSZ; ulimit -f 1; $KFPLINT lint --output json:results.txt . >/dev/null")
    #expect(full.status == 2, "\(full)")
    // The report does not fit. What is there is the one that says so, which does.
    #expect(try repository.text("results.txt").hasSuffix("}\n"), "\(full)")
    #expect(try repository.text("results.txt").contains("cannot be written"))
    #expect(try repository.shell("ls -A | grep kfplint", in: ".").output.isEmpty)
    _ = try repository.kfplint("lint", "--output", "concise:results.txt", ".")
    #expect(try repository.text("results.txt").contains("params-missing"))
    #expect(try repository.mode("results.txt") == 0o640)
  }

  @Test("A pipe, a device and what the shell has opened take a report as well")
  func pipes() throws {
    let run = try repository.shell(
      "$KFPLINT lint --quiet --output concise:/dev/stderr --output json:/dev/null --output concise:/dev/fd/3 . 3>third")
    #expect(run.error.contains("params-missing"), "\(run)")
    #expect(try repository.text("third").contains("params-missing"))
  }

  @Test("A file that cannot be written is an error", arguments: ["/proc/results.json", "report", "/dev/full"])
  func unwritableFile(_ path: String) throws {
    let run = try repository.kfplint("lint", "--exit-zero", "--output", "json:\(path)")
    #expect(run.status == 2)
    #expect(run.error.contains("error: \(path): cannot be written: "))
  }

  @Test("The folder of a report is made, and no link leads it out of the repository")
  func missingFolder() throws {
    let run = try repository.kfplint("lint", "--exit-zero", "--output", "json:test-results/kfplint/report.json")
    #expect(run.status == 0, "\(run)")
    #expect(try repository.text("test-results/kfplint/report.json").hasSuffix("}\n"))
    _ = try repository.shell("ln -s /tmp elsewhere", in: ".")
    let refused = try repository.kfplint("lint", "--exit-zero", "--output", "json:elsewhere/new/report.json")
    #expect(refused.status == 2 && refused.error.contains("a symbolic link is on the way"), "\(refused)")
  }

  @Test("A file that cannot be written leaves those before it whole")
  func unwritableSecondFile() throws {
    let run = try repository.kfplint("lint", "--output", "json:first.json", "--output", "json:/dev/full")
    #expect(run.status == 2)
    let document = try JSONSerialization.jsonObject(with: repository.data("first.json")) as? [String: Any]
    #expect(document?["schema"] as? Int == 1)
  }

  @Test("Standard output that is closed or full is an error, not a crash", arguments: [">&-", ">/dev/full"])
  func closedOutput(_ redirection: String) throws {
    for arguments in ["lint", "lint --staged --all", "lint --output json:results.json", "rules", "--help"] {
      let run = try repository.shell("$KFPLINT \(arguments) \(redirection)")
      #expect(run.status == 2, "\(arguments)")
      #expect(run.error.contains("could not be written to standard output"), "\(arguments)")
    }
    #expect(try repository.text("results.json").hasPrefix("{"))
    #expect(try repository.git("fsck", "--full") == "")
  }

  @Test("Standard error that is closed changes nothing")
  func closedError() throws {
    let run = try repository.shell("$KFPLINT lint --format concise 2>&-")
    #expect(run.status == 1)
    #expect(run.reported == ["report/workflow.yaml params-missing"])
  }

  @Test("A reader that stops reading ends the program by the signal that every tool ends by, without a word")
  func brokenPipe() throws {
    for index in 0..<200 { try repository.writePipeline("many/report-\(index)", without: "period", "recipient") }
    let run = try repository.shell("{ $KFPLINT lint --no-fold; echo $? >status; } | head -n 1")
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(run.error.isEmpty || run.closing == "checked 201 pipelines")
    #expect(["1", "2", "141"].contains(try repository.text("status").trimmingCharacters(in: .newlines)))
  }

  @Test("--quiet leaves standard error to errors")
  func quiet() throws {
    let run = try repository.kfplint("lint", "--quiet")
    #expect(run.status == 1)
    #expect(run.error.isEmpty)
    #expect(run.output == (try repository.kfplint("lint").output))
    #expect(try repository.kfplint("lint", "--quiet", "missing").error == "error: missing: no such file or folder\n")
  }

  @Test("--verbose names what was passed over, on standard error")
  func verbose() throws {
    try repository.write("on: push\n", to: ".github/workflows/workflow.yaml")
    let run = try repository.kfplint("lint", "--verbose")
    #expect(run.error.contains("skipped .github/workflows: "))
    #expect(run.output == (try repository.kfplint("lint").output))
    #expect(try repository.kfplint("lint").error.contains("skipped") == false)
  }

  @Test(
    "Colours are used when they are asked for, and not on a pipe",
    arguments: [
      ([], [:], false), ([], ["FORCE_COLOR": "1"], true), ([], ["FORCE_COLOR": ""], false),
      ([], ["FORCE_COLOR": "1", "NO_COLOR": "1"], false), (["--color", "always"], ["NO_COLOR": "1"], true),
      (["--color", "never"], ["FORCE_COLOR": "1"], false), (["--color", "auto"], ["NO_COLOR": ""], false),
    ] as [([String], [String: String], Bool)])
  func color(_ options: [String], _ environment: [String: String], _ isColored: Bool) throws {
    let run = try repository.run(["lint", "--output", "text:results.txt"] + options, environment: environment)
    #expect(run.output.contains("\u{1B}[") == isColored)
    #expect(try repository.text("results.txt").contains("\u{1B}[") == false)
    #expect(run.error.contains("\u{1B}") == false)
  }

  @Test("On a terminal there are colours, unless TERM is dumb or NO_COLOR is set")
  func terminal() throws {
    let command = "script --quiet --return --command \"$KFPLINT lint\" /dev/null </dev/null"
    let run = try repository.shell(command, environment: ["TERM": "xterm"])
    #expect(run.output.contains("\u{1B}["))
    #expect(try repository.shell(command, environment: ["TERM": "dumb"]).output.contains("\u{1B}") == false)
    #expect(try repository.shell(command, environment: ["NO_COLOR": "1"]).output.contains("\u{1B}") == false)
  }

  @Test(
    "The same content gives the same bytes, wherever and by whomever it is checked",
    arguments: ["text", "json", "junit"])
  func reproducible(_ format: String) throws {
    for index in 0..<20 { try repository.writePipeline("many/report-\(index)", without: "period") }
    try repository.git("add", "--all")
    let arguments = ["lint", "--staged", "--format", format]
    let first = try repository.run(arguments).outputBytes
    #expect(!first.isEmpty)
    #expect(try repository.run(arguments, in: "many").outputBytes == first)
    for environment in [
      ["TZ": "Pacific/Auckland"], ["LC_ALL": "tr_TR.UTF-8"], ["LANG": "C", "LC_ALL": ""], ["COLUMNS": "40"],
      ["GIT_INDEX_FILE": repository.path + "/.git/index"], ["SWIFT_DETERMINISTIC_HASHING": "1"],
    ] {
      #expect(try repository.run(arguments, environment: environment).outputBytes == first)
    }
    let clone = try TemporaryFolder()
    #expect(try clone.shell("git clone --quiet \(repository.path) clone").status == 0)
    _ = try clone.shell("cp -r \(repository.path)/many clone/many && cd clone && git add --all")
    #expect(try clone.run(arguments, in: "clone").outputBytes == first)
  }

  @Test("SOURCE_DATE_EPOCH dates a JUnit report without a commit, and a commit dates its own")
  func dates() throws {
    let folder = try TemporaryFolder()
    let disk = try folder.run(["lint", "--format", "junit"], environment: ["SOURCE_DATE_EPOCH": "1780000000"])
    #expect(disk.output.contains(#"timestamp="2026-05-28T20:26:40""#))
    let commit = try repository.run(
      ["lint", "--format", "junit", "--rev", "HEAD"], environment: ["SOURCE_DATE_EPOCH": "1780000000"])
    #expect(commit.output.contains(#"timestamp="2026-03-02T09:14:05""#))
    let nonsense = try folder.run(["lint", "--format", "junit"], environment: ["SOURCE_DATE_EPOCH": "soon"])
    #expect(nonsense.output.contains(#"timestamp="1970-01-01T00:00:00""#))
  }

  @Test("What cannot be looked at gives a document too", arguments: ["json", "junit"])
  func documentOfNothing(_ format: String) throws {
    let run = try repository.kfplint("lint", "--rev", "gone", "--format", format, "--output", "json:results.json")
    #expect(run.status == 2)
    #expect(run.error.contains("error: "))
    #expect(run.output.contains("gone"))
    #expect(try repository.text("results.json").contains("unreadable"))
  }
}
