import Foundation

/// A repository with a pipeline, and a team's schedules that run it, for tests of the language server.
enum EditorSample {
  static let workflow = "team/RENDERED_PIPELINE/workflow.yaml"
  static let epochs = "team/RENDERED_PIPELINE/params/epochs"
  static let runs = "schedules/recurring_runs.yaml"
  static let experiments = "schedules/experiments.yaml"

  static func repository() throws -> TemporaryRepository {
    let repository = try TemporaryRepository()
    try repository.write(workflowText, to: workflow)
    try repository.write("10", to: epochs)
    try repository.write(runsText, to: runs)
    try repository.write("experiments:\n- name: nightly\n  description: At night.\n", to: experiments)
    try repository.commitAll()
    return repository
  }

  /// The line of a text that holds a word, from zero, and the column in it.
  static func place(_ word: String, in text: String, occurrence: Int = 1) -> (line: Int, character: Int) {
    var left = occurrence
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let range = line.range(of: word) {
        left -= 1
        if left == 0 { return (index, line[..<range.lowerBound].utf16.count) }
      }
    }
    return (0, 0)
  }

  static let workflowText = """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata:
      generateName: churn-
      annotations:
        pipelines.kubeflow.org/kfp_sdk_version: 1.8.22
        pipelines.kubeflow.org/pipeline_compilation_time: '2026-03-02T09:14:05.120994'
        pipelines.kubeflow.org/pipeline_spec: '{"inputs": [{"name": "epochs", "type": "Integer", "default": "5", "optional": true}],
          "name": "Churn"}'
      labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}
    spec:
      entrypoint: churn
      templates:
      - name: churn
        inputs:
          parameters:
          - {name: epochs}
        dag:
          tasks:
          - name: load
            template: load
          - name: train
            template: train
            dependencies: [load]
            arguments:
              parameters:
              - {name: rounds, value: '{{inputs.parameters.epochs}}'}
              - {name: rows, value: '{{tasks.load.outputs.parameters.rows}}'}
      - name: load
        container:
          command: [python3, -m, load]
          image: registry.example.com/team/load:4.2
        outputs:
          parameters:
          - {name: rows, valueFrom: {path: /tmp/rows}}
        metadata:
          labels:
            pipelines.kubeflow.org/kfp_sdk_version: 1.8.22
            pipelines.kubeflow.org/pipeline-sdk-type: kfp
            pipelines.kubeflow.org/enable_caching: "true"
          annotations:
            pipelines.kubeflow.org/component_ref: '{"url": "https://example.com/load/component.yaml"}'
      - name: train
        container:
          command: [python3, -m, train, '{{inputs.parameters.rounds}}', '{{inputs.parameters.rows}}']
          image: registry.example.com/team/train:4.2
        inputs:
          parameters:
          - {name: rounds}
          - {name: rows}
        metadata:
          labels:
            pipelines.kubeflow.org/kfp_sdk_version: 1.8.22
            pipelines.kubeflow.org/pipeline-sdk-type: kfp
            pipelines.kubeflow.org/enable_caching: "true"
      arguments:
        parameters:
        - {name: epochs, value: '5'}
      serviceAccountName: pipeline-runner

    """

  static let runsText = """
    recurring_runs:
    - pipeline_source:
        github_owner: example
        github_repo: pipelines
        git_reference: v1.0.0
        file_path: team/RENDERED_PIPELINE/workflow.yaml
      pipeline_parameters:
      - name: epochs
        value: "20"
      job:
        enabled: true
        name: train-churn
        experiment: nightly
        max_concurrency: 1
        trigger:
          catchup: false
          cron: 0 30 2 * * *

    """
}
