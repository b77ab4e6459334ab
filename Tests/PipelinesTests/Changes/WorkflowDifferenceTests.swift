import Diagnostics
import Pipelines
import Testing

@Suite("The difference between two workflows")
struct WorkflowDifferenceTests {
  private static let text = """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata:
      generateName: x-
      annotations: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22, pipelines.kubeflow.org/pipeline_compilation_time: "1"}
    spec:
      entrypoint: x
      arguments: {parameters: [{name: rows, value: "10"}]}
      templates:
      - name: x
        dag: {tasks: [{name: load, template: load}, {name: fit, template: fit}]}
      - {name: load, container: {image: "load:1", args: [a]}, metadata: {labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}}}
      - {name: fit, container: {image: "fit:1", args: [a]}}
    """

  private func graph(_ text: String) throws -> WorkflowGraph {
    let file = SourceFile(path: "w", origin: .workTree, bytes: Array(text.utf8))
    return try #require(try WorkflowDocument(parsing: file).argoGraph)
  }

  private func difference(_ old: String, _ new: String) throws -> String {
    let changed = Self.text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    let (before, after) = (try graph(Self.text), try graph(changed))
    let difference = WorkflowDifference(from: before, to: after)
    #expect(difference.isEmpty == before.workflow.isSame(as: after.workflow))
    let templates = difference.templates.map { change in
      switch change.kind {
      case .added: "+\(change.name)"
      case .removed: "-\(change.name)"
      case .renamed(let old, let parts): "\(old)→\(change.name):" + parts.map(Self.word).joined(separator: ",")
      case .changed(let parts): "\(change.name):" + parts.map(Self.word).joined(separator: ",")
      }
    }
    return (templates + difference.parameters.map { "\($0.name)=\($0.kind)" } + difference.others.map(\.description))
      .joined(separator: " ")
  }

  private static func word(_ part: WorkflowDifference.TemplatePart) -> String {
    switch part {
    case .image(let old, let new): "\(old?.description ?? "")>\(new?.description ?? "")"
    case .taskAdded(let name): "+\(name)"
    case .taskRemoved(let name): "-\(name)"
    case .taskChanged(let name): "~\(name)"
    case .field(let name): "\(name)"
    }
  }

  @Test(
    "is told template by template",
    arguments: [
      ("fit:1", "fit:2", "fit:fit:1>fit:2"), ("args: [a]}}", "args: [b]}}", "fit:args"),
      ("- {name: fit, c", "- {name: fat, c", "fit→fat:"), ("template: fit}", "template: load}", "x:~fit"),
      (", {name: fit, template: fit}", "", "x:-fit"), ("\"10\"", "\"20\"", "rows=changedDefault"),
      ("name: rows", "name: lines", "rows=removed lines=added"),
      ("entrypoint: x", "entrypoint: fit", "spec.entrypoint"),
      ("generateName: x-", "generateName: y-", "metadata"), ("\"10\"", "'10'", ""),
      ("\"10\"", "10", "rows=changedDefault"),
    ])
  func parts(_ old: String, _ new: String, _ wanted: String) throws {
    #expect(try difference(old, new) == wanted)
  }

  @Test("is none for the compilation time and the SDK's version, wherever they stand", arguments: ["1.8.22", "\"1\""])
  func noise(_ text: String) throws {
    #expect(try difference(text, "\"9\"") == "")
  }
}
