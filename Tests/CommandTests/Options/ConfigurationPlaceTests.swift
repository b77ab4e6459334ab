import Testing

/// Where a configuration has to lie, what it has to be called, and which version may read it.
@Suite("The place of the configuration")
struct ConfigurationPlaceTests {
  private let repository: TemporaryRepository
  private let off = "rules: {params-missing: off}\n"

  /// A pipeline without a value for its recipient.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("sales/report", without: "recipient")
  }

  @Test(
    "A file of a misspelt name is told, not passed over", arguments: [".kfplint.yml", "kfplint.yaml", "kfplint.yml"])
  func misspeltName(_ name: String) throws {
    try repository.write(off, to: name)
    try repository.git("add", "--all")
    for source in [["--staged"], [], ["sales/report"]] {
      let run = try repository.run(["lint", "--format", "concise"] + source)
      #expect(run.status == 2, "\(run)")
      #expect(run.output == "\(name):1:1: error[config-invalid] kfplint reads .kfplint.yaml, not \(name)\n", "\(run)")
    }
    // Next to the one that counts it is one of many files.
    try repository.write(off, to: ".kfplint.yaml")
    try repository.git("add", "--all")
    #expect(try repository.run(["lint", "--staged"]).status == 0)
    #expect(try repository.run(["lint"]).status == 0)
  }

  @Test("A nested file changes nothing, neither here nor at the gate, and is told")
  func nested() throws {
    try repository.write("fail-on: error\n", to: ".kfplint.yaml")
    try repository.write(off, to: "sales/.kfplint.yaml")
    try repository.git("add", "--all")
    let note = "note: nothing reads sales/.kfplint.yaml: the configuration lies at the top of the repository\n"
    for source in [["--staged"], [], ["sales"], ["sales/report/workflow.yaml"]] {
      let run = try repository.run(["lint"] + source)
      #expect(run.status == 1, "\(run)")
      #expect(run.error.contains(note), "\(run)")
    }
    let other = try repository.run(["lint", "--no-config"])
    #expect(!other.error.contains("nothing reads"), "\(other)")
    try repository.write(off, to: "sales/report/.kfplint.yaml")
    let both = try repository.run(["lint"])
    #expect(both.status == 1)
    #expect(both.error.contains("note: nothing reads sales/.kfplint.yaml and 1 more like it"), "\(both)")
  }

  @Test("Without a repository the nearest file upwards counts")
  func upwards() throws {
    let folder = try TemporaryFolder()
    try folder.write(off, to: "team/.kfplint.yaml")
    try folder.writePipeline("team/report", without: "recipient")
    #expect(try folder.kfplint("lint", "team/report").status == 0)
    let above = try folder.kfplint("lint", ".")
    #expect(above.status == 1)
    #expect(above.error.contains("nothing reads team/.kfplint.yaml"), "\(above)")
  }

  @Test("From wherever it is checked, the file at the top is the one that counts")
  func fromAbove() throws {
    let folder = try TemporaryFolder()
    try folder.shell("git init --quiet inner").expectSuccess()
    try folder.write(off, to: "inner/.kfplint.yaml")
    try folder.writePipeline("inner/report", without: "recipient")
    for path in ["inner", "inner/report", folder.path + "/inner"] {
      let run = try folder.kfplint("lint", path)
      #expect(run.status == 0, "\(run)")
      #expect(!run.error.contains("note:"), "\(run)")
    }
  }

  @Test("A version that the file does not allow says only that, although it does not know a key either")
  func requiredVersion() throws {
    try repository.write("required-version: \">=99\"\nkeys-of-next-year: {a: b}\n", to: ".kfplint.yaml")
    let run = try repository.run(["lint", "--format", "concise"])
    #expect(run.status == 2)
    #expect(
      run.output.hasPrefix(
        ".kfplint.yaml:1:19: error[config-invalid] this file requires kfplint >=99.0.0, and this is "), "\(run)")
    #expect(run.output.split(separator: "\n").count == 1)
    try repository.write("required-version: \">=0.1\"\n\(off)", to: ".kfplint.yaml")
    #expect(try repository.run(["lint"]).status == 0)
  }

  @Test("Text says how to accept a finding, and the page of a rule too")
  func acceptance() throws {
    let hint = "to accept a finding: kfplint ignore PATH:LINE --reason TEXT\n"
    #expect(try repository.run(["lint"]).error.contains(hint))
    #expect(try !repository.run(["lint", "--format", "json"]).error.contains(hint))
    #expect(try !repository.run(["lint", "--quiet"]).error.contains(hint))
    let page = try repository.run(["explain", "params-missing"])
    #expect(page.output.contains("`# kfplint: ignore[params-missing] reason`"), "\(page)")
    #expect(try !repository.run(["explain", "config-invalid"]).output.contains("How to accept"))
  }
}
