import Foundation
import Testing

/// A repository in which every text that a report could show steers a terminal or a build system, or turns text around.
@Suite("Hostile text, from the repository to every stream")
struct HostileTextTests {
  /// What a terminal, GitHub, Azure Pipelines and TeamCity act upon, and what hides or turns text around.
  private static let evil =
    "\u{1B}]0;title\u{7}\u{9B}31m##vso[task.setvariable variable=A]b ##[stop-commands]c ##teamcity[x]\r"
    + "\n::error title=forged::d\u{202E}e\u{2066}f\u{200F}g\u{FFFE}h\u{FFFF}i"
  /// The same in a double-quoted scalar of YAML, which knows these escapes.
  private static let inYAML =
    #"\e]0;title\a\x9b31m##vso[task.setvariable variable=A]b ##[stop-commands]c ##teamcity[x]\r"#
    + #"\n::error title=forged::d\u202ee\u2066f\u200fg\uFFFEh\uFFFFi"#
  /// The same in a name of a ref, which has no control characters.
  private static let inRef = "##vso-x\u{202E}y\u{FFFF}z"

  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    let name = Self.evil.replacing("/", with: "_")
    try repository.write(Self.workflow, to: "\(name)/RENDERED_PIPELINE/workflow.yaml")
    try repository.write(Self.evil, to: "\(name)/RENDERED_PIPELINE/params/rows")
    try repository.write("1", to: "\(name)/RENDERED_PIPELINE/params/\(name)")
    try repository.write("a: [\(Self.evil)\n", to: "broken\(name)/RENDERED_PIPELINE/workflow.yaml")
    try repository.write("\(Self.workflow)\n<<<<<<< \(name)\n=======\n>>>>>>> x\n", to: "::error::x/workflow.yaml")
    try repository.write("1", to: "::error::x/params/##[x]")
    try repository.write(Self.jobs, to: "team\(name)/recurring_runs.yaml")
    try repository.write("experiments:\n- name: \"\(Self.inYAML)\"\n", to: "team\(name)/experiments.yaml")
    try repository.commitAll()
    try repository.git("checkout", "--quiet", "-b", Self.inRef)
    try repository.write(
      Self.jobs.replacing("0 30 2", with: "0 30 3").replacing("7c1d", with: "8c1d"),
      to: "team\(name)/recurring_runs.yaml")
    try repository.commitAll()
  }

  private static let workflow = """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata:
      generateName: "\(inYAML)"
      annotations:
        pipelines.kubeflow.org/kfp_sdk_version: "\(inYAML)"
        pipelines.kubeflow.org/pipeline_compilation_time: '2022-01-01T00:00:00.000000'
        pipelines.kubeflow.org/pipeline_spec: '{"name": "x", "inputs": [{"name": "rows", "type": "Integer"}]}'
      labels: {"\(inYAML)": "\(inYAML)"}
    spec:
      entrypoint: "\(inYAML)"
      arguments: {parameters: [{name: rows}, {name: "\(inYAML)", value: "\(inYAML)"}]}
      "\(inYAML)": 1
      templates:
      - name: main
        inputs: {parameters: [{name: "\(inYAML)"}]}
        dag: {tasks: [{name: "\(inYAML)", template: "\(inYAML)", depends: "\(inYAML)", when: "\(inYAML)"}]}
      - name: "\(inYAML)"
        container: {image: "\(inYAML)", command: ["{{inputs.parameters.\(inYAML)}}", "{{=\(inYAML)}}"]}
    """

  private static let jobs = """
    recurring_runs:
      - pipeline_source: {github_owner: acme, github_repo: p, git_reference: "7c1d40e9b3f52a8860d1e7c94b20f3a65e8d9c17",
                          file_path: "\(inYAML)"}
        pipeline_parameters: [{name: "\(inYAML)", value: "\(inYAML)"}]
        job: {enabled: true, name: "\(inYAML)", experiment: "\(inYAML)", description: "\(inYAML)", max_concurrency: 1,
              trigger: {catchup: false, cron: "0 30 2 * * *"}}

    """

  private static let commands: [[String]] =
    ["text", "concise", "json", "junit"].flatMap { format in
      [["lint", "--format", format, "--verbose", "."], ["lint", "--format", format, "--rev", "HEAD"]]
    } + ["text", "markdown", "json"].map { ["plan", "--format", $0, "--since", "main"] } + [
      ["lint", "--rev", evil], ["lint", "--rev", inRef], ["lint", "--range", "main..\(inRef)", "--verbose"],
      ["lint", evil], ["lint", "--kind", "argo", "\(evil)/x"], ["explain", evil], ["rules", evil], [evil],
      ["lint", "--config", evil], ["lint", "--format", evil], ["lint", "--output", "json:\(evil)/\(evil)/x"],
      ["schedule", "next", "team\(evil)/recurring_runs.yaml"],
    ]

  @Test("Nothing of it acts, in no format and on neither stream", arguments: commands)
  func nothingActs(_ arguments: [String]) throws {
    let run = try repository.run(arguments)
    #expect(run.status == 0 || run.status == 1 || run.status == 2 || run.status == 64, "\(run)")
    #expect(try !harmful(run.output), "\(arguments)\n\(run.output)")
    #expect(try !harmful(run.error), "\(arguments)\n\(run.error)")
  }

  @Test("A configuration's words do not act either", arguments: ["text", "json"])
  func configuration(_ format: String) throws {
    try repository.write(
      "\"\(Self.inYAML)\": 1\nrules: {\"\(Self.inYAML)\": error}\nignores: [{rule: x, reason: \"\(Self.inYAML)\"}]\n",
      to: ".kfplint.yaml")
    let run = try repository.kfplint("lint", "--format", format, ".")
    #expect(run.status == 2)
    #expect(try !harmful(run.output + "\n" + run.error), "\(run)")
  }

  @Test("The name of a remote is shown, and quoted where a command is suggested")
  func remote() throws {
    let repository = try TemporaryRepository()
    try repository.write("1", to: "p/x")
    try repository.commitAll()
    let tree = try repository.git("rev-parse", "HEAD:p")
    try repository.remove(".git/objects/\(tree.prefix(2))/\(tree.dropFirst(2))")
    // With the index, what is in the folder is known without its tree.
    try repository.remove(".git/index")
    let config = try repository.text(".git/config")
    let name = "x\u{1B}]0;y\u{7}\u{1B}[2J`; touch made; `\u{202E}##[z]"
    try repository.write(
      "\(config)[remote \"\(name)\"]\n\tpromisor = true\n\turl = nowhere\n", to: ".git/config")
    let run = try repository.kfplint("lint", "--rev", "HEAD")
    #expect(run.status == 2)
    #expect(try !harmful(run.error), "\(run.error)")
    // What is suggested stands between the first two back-ticks, and is one command to a shell that reads it.
    let words = run.error.split(separator: "`", omittingEmptySubsequences: false)
    let command = words.dropFirst().first.map(String.init) ?? ""
    #expect(command.hasPrefix("git fetch $'x"), "\(run.error)")
    let echoed = try Program(path: "/bin/bash")
      .run(
        ["-c", String(command).replacing("git fetch", with: "printf %s%%")], in: repository.url,
        environment: TemporaryFolder.environment)
    #expect(echoed.output.hasPrefix(name + "%"))
    #expect(!repository.exists("made"))
  }

  @Test("The plan for a pull request mentions nobody and links nowhere")
  func markdown() throws {
    let repository = try TemporaryRepository()
    let words = "@octocat closes #1 GH-1 https://evil.example/ www.evil.example a@b.example ![x](y) <b>"
    try repository.write("experiments:\n- name: sales\n", to: "\(words.replacing("/", with: "_"))/experiments.yaml")
    let jobs = Self.jobs.replacing(Self.inYAML, with: words)
    try repository.write(jobs, to: "\(words.replacing("/", with: "_"))/recurring_runs.yaml")
    try repository.write(jobs.replacing("experiment: \"\(words)\"", with: "experiment: x"), to: "t/recurring_runs.yaml")
    try repository.write("experiments:\n- name: x\n", to: "t/experiments.yaml")
    try repository.git("add", "--all")
    let plan = try repository.kfplint("plan", "--format", "markdown").output
    #expect(plan.contains("octocat"))
    let outside = withoutCode(plan)
    for word in ["octocat", "@", "#1", "GH-", "http", "www", "![", "<"] {
      #expect(!outside.contains(word), "\(word) in \(outside)")
    }
  }

  /// The text without its spans of code: from a run of back-ticks to the next run of as many (CommonMark, 6.1).
  private func withoutCode(_ text: String) -> String {
    var outside = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "`") {
      outside += rest[..<start]
      let fence = rest[start...].prefix { $0 == "`" }
      rest = rest[fence.endIndex...]
      while let next = rest.firstIndex(of: "`") {
        let run = rest[next...].prefix { $0 == "`" }
        rest = rest[run.endIndex...]
        if run.count == fence.count { break }
      }
    }
    return outside + rest
  }

  /// Whether a stream holds something that acts on what reads it.
  private func harmful(_ text: String) throws -> Bool {
    let isHarmful = text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
      default: false
      }
    }
    let lowered = text.lowercased()
    if isHarmful || ["##vso[", "##[", "##teamcity["].contains(where: lowered.contains) { return true }
    return text.split(whereSeparator: \.isNewline).contains { line in
      let start = line.drop { $0 == " " }
      return start.hasPrefix("::") && (start.dropFirst(2).first?.isLetter ?? false)
    }
  }
}
