import Foundation

/// The `workflow.yaml` of a report that is sent every night, as the SDK's compiler would have written it.
struct PipelineText {
  /// The parameters that have to be supplied, sorted.
  var required = ["period", "recipient"]
  /// What the file has besides, such as a comment, before its first line.
  var head = ""

  /// The values of the required parameters, one file each.
  var values: [String: String] {
    Dictionary(uniqueKeysWithValues: required.map { ($0, "the \($0) of the report") })
  }

  var text: String {
    """
    \(head)apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata:
      generateName: nightly-report-
      annotations: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22,
        pipelines.kubeflow.org/pipeline_compilation_time: '2026-03-02T09:14:05.120994',
        pipelines.kubeflow.org/pipeline_spec: '{"inputs": [\(list { #"{"name": "\#($0)", "type": "String"}"# })],
          "name": "Nightly report"}'}
      labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}
    spec:
      entrypoint: nightly-report
      templates:
      - name: nightly-report
        inputs:
          parameters:
          \(lines(6) { "- {name: \($0)}" })
        dag:
          tasks:
          - name: send-report
            template: send-report
            arguments:
              parameters:
              \(lines(10) { "- {name: \($0), value: '{{inputs.parameters.\($0)}}'}" })
      - name: send-report
        container:
          args: [\(list { "--\($0), '{{inputs.parameters.\($0)}}'" })]
          command: [python3, -m, reports.send]
          image: registry.example.com/reports:4.2
        inputs:
          parameters:
          \(lines(6) { "- {name: \($0)}" })
        metadata:
          labels:
            pipelines.kubeflow.org/kfp_sdk_version: 1.8.22
            pipelines.kubeflow.org/pipeline-sdk-type: kfp
            pipelines.kubeflow.org/enable_caching: "true"
      arguments:
        parameters:
        \(lines(4) { "- {name: \($0)}" })
      serviceAccountName: pipeline-runner

    """
  }

  /// A line for each parameter, the second and all further ones indented.
  private func lines(_ indentation: Int, _ line: (String) -> String) -> String {
    required.map(line).joined(separator: "\n" + String(repeating: " ", count: indentation))
  }

  private func list(_ item: (String) -> String) -> String {
    required.map(item).joined(separator: ", ")
  }
}

extension TemporaryFolder {
  /// Writes a rendered pipeline with a file for each required parameter but those that are to be missing.
  func writePipeline(_ folder: String, _ pipeline: PipelineText = PipelineText(), without missing: String...) throws {
    try write(pipeline.text, to: "\(folder)/workflow.yaml")
    for (name, value) in pipeline.values where !missing.contains(name) {
      try write(value, to: "\(folder)/params/\(name)")
    }
  }
}

extension TemporaryRepository {
  /// A repository in which two pipelines in order and one that is not are committed.
  static func ofThreePipelines() throws -> TemporaryRepository {
    let repository = try TemporaryRepository()
    try repository.writePipeline("sales")
    try repository.writePipeline("stock/RENDERED_PIPELINE")
    try repository.writePipeline("report", without: "recipient")
    try repository.commitAll()
    return repository
  }
}
