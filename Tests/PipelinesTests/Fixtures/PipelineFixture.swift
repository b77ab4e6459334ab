import Diagnostics
import Pipelines
import Snapshots
import TestSupport
import Testing

/// The pipeline in a rendered folder with this workflow and these parameter files.
func pipeline(_ workflow: String, params: [String: String] = [:]) throws -> Pipeline {
  let folder: Path = "RENDERED_PIPELINE"
  var files = [folder.appending("workflow.yaml"): Array(workflow.utf8)]
  for (name, value) in params {
    files[Path("RENDERED_PIPELINE/params/\(name)")] = Array(value.utf8)
  }
  let snapshot = MemorySnapshot(bytes: files)
  let layout = PipelineLayout(isExcluded: { _ in false }, isPipelineFolder: { _ in false })
  let candidates = try PipelineDiscovery(snapshot: snapshot, layout: layout).discoverAll().candidates
  let candidate = try #require(candidates.first)
  let loaded = try #require(PipelineLoader(snapshot: snapshot, limit: 1 << 20).load(candidate))
  guard case .pipeline(let unit) = PipelineRecognition(loaded) else {
    throw Unrecognised()
  }
  return try #require(unit.pipeline)
}

/// The files are no pipeline.
struct Unrecognised: Error {}

/// A workflow with these entries of `spec.arguments.parameters`, this interface and these templates besides `main`.
func workflow(
  arguments: [String], inputs: String? = nil, sdk: String? = "1.8.22", main: String = "{}", templates: String = ""
) -> String {
  let version = sdk.map { "    pipelines.kubeflow.org/kfp_sdk_version: \($0)\n" } ?? ""
  let inputs = inputs.map { #""inputs": \#($0), "# } ?? ""
  return """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata:
      generateName: main-
      annotations:
    \(version)    pipelines.kubeflow.org/pipeline_spec: '{\(inputs)"name": "main"}'
    spec:
      entrypoint: main
      arguments:
        parameters: [\(arguments.joined(separator: ", "))]
      templates:
      - {name: main, inputs: \(main), dag: {tasks: []}}
    \(templates)
    """
}
