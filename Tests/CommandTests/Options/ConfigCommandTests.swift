import Testing

/// `kfplint config`: what holds for a path, and where it comes from.
@Suite("The configuration that holds")
struct ConfigCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.writePipeline("team-a/report")
  }

  @Test("Without a file the defaults hold")
  func defaults() throws {
    let run = try folder.kfplint("config", "show")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("extends: recommended                   # default\npipelines: []  "), "\(run)")
    #expect(run.output.contains("\nfail-on: error "))
    #expect(!run.output.contains("rules:"), "\(run)")
    let check = try folder.kfplint("config", "check")
    #expect(check.status == 0)
    #expect(check.error == "there is no .kfplint.yaml: the defaults hold\n")
  }

  @Test("Each value says where it comes from, and overrides count for their paths")
  func origins() throws {
    try folder.write(
      """
      fail-on: warning
      rules:
        params-unused: off
        service-account: {level: error, allow: [pipeline-runner]}
      overrides:
      - paths: ["team-a/**"]
        rules: {params-unused: info}

      """, to: ".kfplint.yaml")
    let top = try folder.kfplint("config", "show")
    #expect(top.output.contains(#/\nfail-on: warning +# \.kfplint\.yaml:1\n/#), "\(top)")
    #expect(top.output.contains(#/\n  params-unused: off +# \.kfplint\.yaml:3\n/#), "\(top)")
    #expect(
      top.output.contains(
        "  service-account: {level: error, allow: [\"pipeline-runner\"]}  # .kfplint.yaml:4\n"), "\(top)")
    let team = try folder.kfplint("config", "show", "team-a/report/workflow.yaml")
    #expect(team.output.contains(#/\n  params-unused: info +# \.kfplint\.yaml:7, overrides\n/#), "\(team)")
    // What is shown may stand in the file.
    try folder.write(team.output, to: "shown/.kfplint.yaml")
    #expect(try folder.kfplint("lint", "shown/.kfplint.yaml").status == 0)
    #expect(try folder.kfplint("config", "show", "team-b").status == 2)
  }

  @Test("A profile is the origin of what it changes")
  func profile() throws {
    try folder.write("extends: strict\n", to: ".kfplint.yaml")
    let run = try folder.kfplint("config", "show")
    #expect(run.output.contains(#/\n  deadline-unset: warning +# profile strict\n/#), "\(run)")
  }

  @Test("What is wrong with the file is told at its place")
  func check() throws {
    try folder.write("fail-on: eror\n", to: ".kfplint.yaml")
    let run = try folder.kfplint("config", "check")
    #expect(run.status == 2)
    #expect(run.output.contains(".kfplint.yaml:1:10"), "\(run)")
    #expect(try folder.kfplint("config", "show").status == 2)
    try folder.write("fail-on: error\n", to: ".kfplint.yaml")
    let good = try folder.kfplint("config", "check")
    #expect(good.status == 0 && good.error.contains("checked the configuration"), "\(good)")
  }
}
