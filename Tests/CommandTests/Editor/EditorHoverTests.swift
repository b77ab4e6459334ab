import Foundation
import TestSupport
import Testing

@Suite("kfplint lsp, as what explains what stands below the pointer")
struct EditorHoverTests {
  typealias Object = EditorSession.Object

  private static func hover(
    _ path: String, _ text: String, at word: String, occurrence: Int = 1, plus offset: Int = 0
  ) throws -> String {
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(path, text)
    let place = EditorSample.place(word, in: text, occurrence: occurrence)
    let answer = try session.ask("textDocument/hover", session.place(path, place.line, place.character + offset))
    return ((answer as? Object)?["contents"] as? Object)?["value"] as? String ?? "nothing"
  }

  @Test(
    "a variable in braces",
    arguments: [
      ("workflow.name", "a property of the run: `name`"),
      ("workflow.parameters", "all parameters of the workflow, as JSON"),
      ("workflow.parameters.epochs", "- default: `5`"), ("workflow.parameters.other", "parameter of the workflow"),
      ("workflow.labels.x", "a value of the workflow"), ("item", "the element of the loop that the task runs for"),
      ("item.a", "the field `a` of the element"), ("pod.name", "the name of the pod"), ("retries", "how often"),
      ("=1 + 1", "an expression, which Argo evaluates"), ("input.parameters.epochs", "`inputs` was probably meant"),
      ("inputs.parameter.epochs", "`{{inputs.parameter.epochs}}`"),
      ("inputs.parameters.nothing", "which does not declare it"),
      ("inputs.artifacts.x.path", "input of template `churn`"),
      ("outputs.parameters.rows.path", "the path at which the container leaves this output"),
      ("tasks.load.outputs.result", "what task `load`, template `load` writes to standard output"),
      ("tasks.load.exitCode", "the exit code of task `load`"), ("tasks.load.status", "the status of task `load`"),
      ("tasks.load.startedAt", "a value of task `load`"), ("tasks.nothing.status", "a value of task `nothing`"),
      ("tasks.load.outputs.parameters.rows", "- from its"),
      ("tasks.load.outputs.artifacts.x", "output `x` of task `load`"),
      ("cookiecutter.name", "not a variable of Argo"),
    ])
  func variable(_ variable: String, _ wanted: String) throws {
    let text = EditorSample.workflowText.replacing("{{inputs.parameters.epochs}}", with: "{{\(variable)}}")
    let shown = try Self.hover(EditorSample.workflow, text, at: "{{\(variable)}}", plus: 3)
    #expect(shown.contains(wanted), "\(shown)")
  }

  @Test(
    "a name",
    arguments: [
      ("template: train", 11, "- image: `registry.example.com/team/train:4.2`"),
      ("template: train", 11, "- run by `train`"),
      ("- name: train", 9, "- after `load`"), ("dependencies: [load]", 16, "- runs template `load`"),
      ("{name: rows, valueFrom", 8, "- given by template `load`"), ("- {name: rounds}", 10, "- given by task `train`"),
      ("- {name: epochs}", 10, "the parameter of the workflow, `5` unless a run says something else"),
    ])
  func name(_ word: String, _ offset: Int, _ wanted: String) throws {
    let shown = try Self.hover(EditorSample.workflow, EditorSample.workflowText, at: word, plus: offset)
    #expect(shown.contains(wanted), "\(shown)")
  }

  @Test(
    "a parameter without a file, without a default, or that nothing reads",
    arguments: [
      (
        "- {name: epochs, value: '5'}", "- {name: epochs, value: '5'}\n    - {name: lr, value: '1'}", "lr, value",
        "- no file in `params/`"
      ),
      (
        "- {name: epochs, value: '5'}", "- {name: epochs, value: '5'}\n    - {name: lr, value: '1'}", "lr, value",
        "nothing in the workflow reads it"
      ),
      (#", "default": "5", "optional": true"#, "", "epochs, value", "- default: `5`"),
      ("- {name: epochs, value: '5'}", "- {name: epochs}", "epochs}", "- default: `5`"),
      (
        "- {name: epochs, value: '5'}", "- {name: epochs, value: '``` ` <b>'}", "epochs, value",
        "- default: ``` '''  ` <b> ```"
      ),
      ("- {name: epochs, value: '5'}", "- {name: epochs, value: ''}", "epochs, value", "- default: the empty text"),
    ])
  func parameter(_ old: String, _ new: String, _ word: String, _ wanted: String) throws {
    let text = EditorSample.workflowText.replacing(old, with: new)
    #expect(text != EditorSample.workflowText)
    let occurrence = word == "epochs}" ? 3 : 1
    let shown = try Self.hover(EditorSample.workflow, text, at: word, occurrence: occurrence, plus: 1)
    #expect(shown.contains(wanted), "\(shown)")
  }

  @Test(
    "a field of Argo's types, as deep as they go, and nothing where they end",
    arguments: [
      ("  serviceAccountName: pipeline-runner\n", "serviceAccountName", "**field** `serviceAccountName`"),
      ("  podGC: {strategy: OnPodSuccess}\n", "strategy", "- one of"),
      ("  nodeSelector: {pool: gpu}\n", "pool", "nothing"), ("  nothing: {strategy: 1}\n", "strategy", "nothing"),
      ("  tolerations: [{key: gpu}]\n", "key: gpu", "**field** `key`"),
      ("  tolerations: {key: gpu}\n", "key: gpu", "nothing"),
      ("  suspend: [{key: gpu}]\n", "key: gpu", "nothing"),
    ])
  func field(_ line: String, _ word: String, _ wanted: String) throws {
    let text = EditorSample.workflowText.replacing("  serviceAccountName: pipeline-runner\n", with: line)
    let shown = try Self.hover(EditorSample.workflow, text, at: word, plus: 1)
    #expect(shown.contains(wanted), "\(shown)")
  }

  @Test(
    "a job, which may be switched off, never run, or have a timing that cannot be read",
    arguments: [
      ("enabled: true", "enabled: false", "0 30 2", "The job is switched off."),
      ("cron: 0 30 2 * * *", "cron: 0 0 0 31 2 *", "0 0 0", "It never runs."),
      ("cron: 0 30 2 * * *", "cron: 0 99 2 * * *", "0 99 2", "99"),
      ("cron: 0 30 2 * * *", "interval_seconds: 3600", "3600", "**every hour** (UTC)"),
      ("cron: 0 30 2 * * *", "interval_seconds: 9223372036854775807", "92233", "It never runs."),
    ])
  func job(_ old: String, _ new: String, _ word: String, _ wanted: String) throws {
    let text = EditorSample.runsText.replacing(old, with: new)
    let shown = try Self.hover(EditorSample.runs, text, at: word, plus: 1)
    #expect(shown.contains(wanted), "\(shown)")
  }

  @Test("an experiment, with its jobs")
  func experiment() throws {
    let text = "experiments:\n- name: nightly\n- name: idle\n"
    #expect(
      try Self.hover(EditorSample.experiments, text, at: "nightly", plus: 1)
        == "**experiment** `nightly`, with 1 job\n- `train-churn`")
    #expect(try Self.hover(EditorSample.experiments, text, at: "idle", plus: 1).contains("`idle`, with 0 jobs"))
  }

  @Test(
    "a hint for each trigger, also for one that never runs",
    arguments: [
      ("enabled: true", "enabled: false", "switched off"), ("cron: 0 30 2 * * *", "cron: 0 0 0 31 2 *", "never"),
      ("cron: 0 30 2 * * *", "interval_seconds: 9223372036854775807", "never"),
      ("cron: 0 30 2 * * *", "interval_seconds: 4611686018427387904", "never"),
      ("cron: 0 30 2 * * *", "cron: 0 99 2 * * *", nil), ("cron: 0 30 2 * * *", "interval_seconds: -1", nil),
    ] as [(String, String, String?)])
  func hint(_ old: String, _ new: String, _ wanted: String?) throws {
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(EditorSample.runs, EditorSample.runsText.replacing(old, with: new))
    let hints = try session.ask(
      "textDocument/inlayHint",
      session.document(EditorSample.runs).merging(["range": EditorSession.range(0, 0, 99, 0)]) { $1 })
    #expect((hints as? [Object])?.map { $0["label"] as? String } == (wanted.map { [$0] } ?? []))
    #expect(try session.end() == .exit(0))
  }
}
