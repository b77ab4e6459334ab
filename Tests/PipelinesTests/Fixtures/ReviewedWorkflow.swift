/// A workflow of V1 mode with every part that a reviewer asks about.
enum ReviewedWorkflow {
  static let text = """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata:
      generateName: sales-
      annotations: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22, pipelines.kubeflow.org/pipeline_compilation_time: '2030-01-02T03:04:05.000006',
        pipelines.kubeflow.org/pipeline_spec: '{"inputs": [{"default": "10", "name": "rows", "optional": true, "type": "Integer"}], "name": "sales"}'}
      labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}
    spec:
      entrypoint: sales
      templates:
      - name: sales
        inputs: {parameters: [{name: rows}]}
        dag:
          tasks:
          - name: load
            template: load
            arguments: {parameters: [{name: rows, value: '{{inputs.parameters.rows}}'}]}
          - name: condition-1
            template: condition-1
            when: '"{{tasks.load.outputs.parameters.load-kind}}" == "full"'
            dependencies: [load]
          - name: for-loop-2
            template: for-loop-2
            withItems: [a, b]
            dependencies: [load]
      - name: condition-1
        dag: {tasks: [{name: fit, template: fit}]}
      - name: for-loop-2
        dag: {tasks: [{name: tell, template: tell}]}
      - name: load
        container:
          image: registry.example.com/load:1
          command: [sh, -ec, "python3 -u -c \\"$0\\"", "def load(rows):\\n    first = 1\\n    return first\\n"]
          args: [--rows, '{{inputs.parameters.rows}}']
          env: [{name: MODE, value: fast}]
          resources: {limits: {memory: 4Gi, cpu: 500m}}
          volumeMounts: [{mountPath: /data, name: data}]
        inputs: {parameters: [{name: rows}]}
        outputs: {parameters: [{name: load-kind, valueFrom: {path: /tmp/kind}}]}
        retryStrategy: {limit: 2, retryPolicy: Always}
        volumes: [{name: data, emptyDir: {}}]
        metadata:
          annotations: {pipelines.kubeflow.org/component_spec: '{"name": "load", "inputs": [{"name": "rows"}]}',
            pipelines.kubeflow.org/max_cache_staleness: P0D}
          labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22, pipelines.kubeflow.org/enable_caching: "false"}
      - name: fit
        container: {image: "registry.example.com/fit:1", command: [fit]}
        nodeSelector: {pool: gpu}
      - name: tell
        container: {image: "registry.example.com/tell:1", command: [tell], args: [--all, --quiet]}
      arguments:
        parameters:
        - {name: rows, value: '10'}
      serviceAccountName: pipeline-runner
      parallelism: 3

    """

  /// A change of the text that changes what a run does, and the path where it is to be told.
  static let changes: [(old: String, new: String, path: String)] = [
    ("load:1", "load:2", "spec.templates[load].container.image"),
    ("first = 1", "first = 2", "spec.templates[load].container.command[3]"),
    ("[sh, -ec", "[bash, -ec", "spec.templates[load].container.command[0]"),
    ("--rows, ", "--lines, ", "spec.templates[load].container.args[0]"),
    ("--rows, '", "--rows, --verbose, '", "spec.templates[load].container.args[1]"),
    ("value: fast", "value: slow", "spec.templates[load].container.env[MODE].value"),
    (
      "[{name: MODE, value: fast}]", "[{name: MODE, value: fast}, {name: A, value: b}]",
      "spec.templates[load].container.env[A]"
    ),
    ("memory: 4Gi", "memory: 8Gi", "spec.templates[load].container.resources.limits.memory"),
    (
      "cpu: 500m", "cpu: 500m, nvidia.com/gpu: 1", "spec.templates[load].container.resources.limits[\"nvidia.com/gpu\"]"
    ),
    ("mountPath: /data", "mountPath: /other", "spec.templates[load].container.volumeMounts[data].mountPath"),
    ("emptyDir: {}", "emptyDir: {medium: Memory}", "spec.templates[load].volumes[data].emptyDir.medium"),
    ("limit: 2", "limit: 3", "spec.templates[load].retryStrategy.limit"),
    ("limit: 2", "limit: '2'", "spec.templates[load].retryStrategy.limit"),
    ("retryPolicy: Always", "retryPolicy: OnError", "spec.templates[load].retryStrategy.retryPolicy"),
    ("== \"full\"'", "!= \"full\"'", "spec.templates[sales].dag.tasks[condition-1].when"),
    ("withItems: [a, b]", "withItems: [a, c]", "spec.templates[sales].dag.tasks[for-loop-2].withItems[1]"),
    ("withItems: [a, b]", "withItems: [b, a]", "spec.templates[sales].dag.tasks[for-loop-2].withItems[0]"),
    ("withItems: [a, b]", "withParam: '[1]'", "spec.templates[sales].dag.tasks[for-loop-2].withItems"),
    (
      "dependencies: [load]\n      - name: for", "dependencies: []\n      - name: for",
      "spec.templates[sales].dag.tasks[condition-1].dependencies[0]"
    ),
    (
      "{name: tell, template: tell}", "{name: tell, template: fit}",
      "spec.templates[for-loop-2].dag.tasks[tell].template"
    ),
    (
      "{name: fit, template: fit}", "{name: fit, template: fit}, {name: more, template: fit}",
      "spec.templates[condition-1].dag.tasks[more]"
    ),
    (
      "max_cache_staleness: P0D", "max_cache_staleness: P1D",
      "spec.templates[load].metadata.annotations[\"pipelines.kubeflow.org/max_cache_staleness\"]"
    ),
    (
      "enable_caching: \"false\"", "enable_caching: \"true\"",
      "spec.templates[load].metadata.labels[\"pipelines.kubeflow.org/enable_caching\"]"
    ),
    ("path: /tmp/kind", "path: /tmp/sort", "spec.templates[load].outputs.parameters[load-kind].valueFrom.path"),
    ("pool: gpu", "pool: cpu", "spec.templates[fit].nodeSelector.pool"),
    ("value: '10'", "value: '20'", "spec.arguments.parameters[rows].value"),
    ("value: '10'", "value: 10", "spec.arguments.parameters[rows].value"),
    ("{name: rows, value: '10'}", "{name: rows, value: '10'}\n    - {name: day}", "spec.arguments.parameters[day]"),
    ("\"type\": \"Integer\"", "\"type\": \"String\"", "metadata.annotations[\"pipelines.kubeflow.org/pipeline_spec\"]"),
    (
      "\"name\": \"load\"", "\"name\": \"read\"",
      "spec.templates[load].metadata.annotations[\"pipelines.kubeflow.org/component_spec\"]"
    ),
    ("entrypoint: sales", "entrypoint: fit", "spec.entrypoint"),
    ("serviceAccountName: pipeline-runner", "serviceAccountName: other", "spec.serviceAccountName"),
    ("parallelism: 3", "parallelism: 4", "spec.parallelism"),
    ("parallelism: 3", "parallelism: 3\n  onExit: tell", "spec.onExit"),
    ("generateName: sales-", "generateName: turnover-", "metadata.generateName"),
    ("[--all, --quiet]", "[--all]", "spec.templates[tell].container.args[1]"),
    ("command: [fit]", "command: []", "spec.templates[fit].container.command[0]"),
    (
      "{image: \"registry.example.com/tell:1\", command: [tell], args: [--all, --quiet]}", "null",
      "spec.templates[tell].container"
    ),
  ]

  /// A change of the text that changes nothing that anybody but the SDK's user reads.
  static let noise: [(old: String, new: String)] = [
    ("'2030-01-02T03:04:05.000006'", "'2031-11-12T13:14:15.000016'"), ("1.8.22", "1.8.23"),
    (", pipelines.kubeflow.org/pipeline_compilation_time: '2030-01-02T03:04:05.000006'", ""),
    ("{limit: 2, retryPolicy: Always}", "{retryPolicy: Always, limit: 2}"), ("value: '10'", "value: \"10\""),
    ("[a, b]", "\n        - a\n        - 'b'"), ("emptyDir: {}", "emptyDir: {  }"),
    ("parallelism: 3", "parallelism: 0x3"),
    ("kind: Workflow\n", "kind: Workflow  # a comment\n"), ("parallelism: 3", "'parallelism': 3"),
    ("withItems: [a, b]", "withItems: &items [a, b]"),
    ("  labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}\nspec", "  labels: {}\nspec"),
  ]
}
