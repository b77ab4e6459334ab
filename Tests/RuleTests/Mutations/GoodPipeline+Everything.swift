import Diagnostics
import TestSupport

extension GoodPipeline {
  /// A pipeline with a bit of everything: nested graphs, conditions, loops, artifacts, volumes, an object of the cluster.
  static let everything: [Path: MemorySnapshot.Item] = [
    "churn/RENDERED_PIPELINE/workflow.yaml": .text(workflow),
    "churn/RENDERED_PIPELINE/params/table": .text("sales.orders"),
    "churn/RENDERED_PIPELINE/params/epochs": .text("20"),
    "churn/RENDERED_PIPELINE/params/use_gpu": .text("True"),
    "churn/RENDERED_PIPELINE/params/regions": .text(#"["north", "south"]"#),
    "churn/RENDERED_PIPELINE/params/search_space": .text(#"{"depth": [4, 8]}"#),
  ]

  private static let workflow = """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata:
      generateName: churn-
      annotations:
        pipelines.kubeflow.org/kfp_sdk_version: 1.8.22
        pipelines.kubeflow.org/pipeline_compilation_time: '2026-03-04T07:12:55.104482'
        pipelines.kubeflow.org/pipeline_spec: '{"description": "Trains a model for each region.", "inputs": [{"name":
          "table", "type": "String"}, {"name": "epochs", "type": "Integer"}, {"name": "use_gpu", "type": "Boolean"},
          {"name": "regions", "type": "JsonArray"}, {"name": "search_space", "type": "JsonObject"}, {"default": "0.8",
          "name": "threshold", "optional": true, "type": "Float"}, {"default": "churn", "name": "model", "optional": true,
          "type": "String"}], "name": "churn"}'
      labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}
    spec:
      entrypoint: churn
      onExit: notify
      serviceAccountName: pipeline-runner
      arguments:
        parameters:
        - {name: table}
        - {name: epochs}
        - {name: use_gpu}
        - {name: regions}
        - {name: search_space}
        - {name: threshold, value: '0.8'}
        - {name: model, value: churn}
      volumes:
      - name: shared
        persistentVolumeClaim: {claimName: shared}
      - name: scratch
        emptyDir: {}
      templates:
      - name: churn
        inputs:
          parameters:
          - {name: epochs}
          - {name: model}
          - {name: regions}
          - {name: search_space}
          - {name: table}
          - {name: threshold}
          - {name: use_gpu}
        dag:
          tasks:
          - name: extract
            template: extract
            arguments:
              parameters:
              - {name: table, value: '{{inputs.parameters.table}}'}
          - name: for-loop-1
            template: for-loop-1
            dependencies: [extract]
            arguments:
              parameters:
              - {name: epochs, value: '{{inputs.parameters.epochs}}'}
              - {name: region, value: '{{item}}'}
              - {name: search_space, value: '{{inputs.parameters.search_space}}'}
              - {name: use_gpu, value: '{{inputs.parameters.use_gpu}}'}
              artifacts:
              - {name: extract-rows, from: '{{tasks.extract.outputs.artifacts.extract-rows}}'}
            withParam: '{{inputs.parameters.regions}}'
          - name: evaluate
            template: evaluate
            dependencies: [extract, for-loop-1]
            arguments:
              parameters:
              - {name: count, value: '{{tasks.extract.outputs.parameters.extract-count}}'}
          - name: condition-2
            template: condition-2
            when: '"{{tasks.evaluate.outputs.parameters.evaluate-auc}}" > "{{inputs.parameters.threshold}}"'
            dependencies: [evaluate]
            arguments:
              parameters:
              - {name: auc, value: '{{tasks.evaluate.outputs.parameters.evaluate-auc}}'}
              - {name: model, value: '{{inputs.parameters.model}}'}
          - name: warm-up
            template: warm-up
            arguments:
              parameters:
              - {name: zone, value: '{{item.zone}}'}
              - {name: size, value: 'size {{item.size}}'}
            withItems:
            - {zone: a, size: '1'}
            - {zone: b, size: '2'}
      - name: extract
        inputs:
          parameters:
          - {name: table}
        outputs:
          parameters:
          - name: extract-count
            valueFrom: {path: /tmp/outputs/count/data}
          artifacts:
          - {name: extract-rows, path: /tmp/outputs/rows/data}
        container:
          args: [--table, '{{inputs.parameters.table}}', --run, '{{workflow.uid}}', --rows, /tmp/outputs/rows/data]
          command: [python3, -m, steps.extract]
          image: registry.example.com/churn/steps:2.4
          env:
          - {name: MODE, value: fast}
          resources:
            limits: {cpu: '2', memory: 4Gi}
            requests: {cpu: 500m, memory: 1Gi}
          volumeMounts:
          - {mountPath: /shared, name: shared}
          - {mountPath: /scratch, name: scratch}
        retryStrategy:
          limit: '3'
          backoff: {duration: 30s, factor: 2}
        metadata:
          annotations:
            pipelines.kubeflow.org/component_spec: '{"inputs": [{"name": "table", "type": "String"}], "name": "Extract"}'
            pipelines.kubeflow.org/arguments.parameters: '{"table": "{{inputs.parameters.table}}"}'
          labels:
            pipelines.kubeflow.org/kfp_sdk_version: 1.8.22
            pipelines.kubeflow.org/pipeline-sdk-type: kfp
            pipelines.kubeflow.org/enable_caching: "true"
      - name: for-loop-1
        inputs:
          parameters:
          - {name: epochs}
          - {name: region}
          - {name: search_space}
          - {name: use_gpu}
          artifacts:
          - {name: extract-rows}
        dag:
          tasks:
          - name: train
            template: train
            arguments:
              parameters:
              - {name: epochs, value: '{{inputs.parameters.epochs}}'}
              - {name: region, value: '{{inputs.parameters.region}}'}
              - {name: search_space, value: '{{inputs.parameters.search_space}}'}
              - {name: use_gpu, value: '{{inputs.parameters.use_gpu}}'}
              artifacts:
              - {name: extract-rows, from: '{{inputs.artifacts.extract-rows}}'}
          - name: register
            template: register
            dependencies: [train]
            arguments:
              parameters:
              - {name: train-score, value: '{{tasks.train.outputs.parameters.train-score}}'}
              artifacts:
              - {name: train-model, from: '{{tasks.train.outputs.artifacts.train-model}}'}
      - name: train
        inputs:
          parameters:
          - {name: epochs}
          - {name: region}
          - {name: search_space}
          - {name: use_gpu}
          artifacts:
          - {name: extract-rows, path: /tmp/inputs/rows/data}
        outputs:
          parameters:
          - name: train-score
            valueFrom: {path: /tmp/outputs/score/data}
          artifacts:
          - {name: train-model, path: /tmp/outputs/model/data}
        container:
          args:
          - --epochs
          - '{{inputs.parameters.epochs}}'
          - --region
          - '{{inputs.parameters.region}}'
          - --search-space
          - '{{inputs.parameters.search_space}}'
          - --use-gpu
          - '{{inputs.parameters.use_gpu}}'
          - --rows
          - /tmp/inputs/rows/data
          command:
          - python3
          - -m
          - steps.train
          image: registry.example.com/churn/steps:2.4
          resources:
            limits: {nvidia.com/gpu: 1}
        sidecars:
        - {name: metrics, image: 'registry.example.com/churn/metrics:1.1', command: [metrics]}
        initContainers:
        - {name: fetch, image: 'registry.example.com/churn/fetch:1.1', command: [fetch]}
        nodeSelector: {cloud.google.com/gke-accelerator: nvidia-tesla-t4}
        tolerations:
        - {effect: NoSchedule, key: nvidia.com/gpu, operator: Exists}
        metadata:
          annotations:
            pipelines.kubeflow.org/max_cache_staleness: P30D
            pipelines.kubeflow.org/component_spec: '{"inputs": [{"name": "epochs", "type": "Integer"}, {"name": "region",
              "type": "String"}, {"name": "search_space", "type": "JsonObject"}, {"name": "use_gpu", "type": "Boolean"}],
              "name": "Train"}'
            pipelines.kubeflow.org/arguments.parameters: '{"epochs": "{{inputs.parameters.epochs}}", "region":
              "{{inputs.parameters.region}}", "search_space": "{{inputs.parameters.search_space}}", "use_gpu":
              "{{inputs.parameters.use_gpu}}"}'
          labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22, pipelines.kubeflow.org/pipeline-sdk-type: kfp,
            pipelines.kubeflow.org/enable_caching: "true"}
      - name: register
        inputs:
          parameters:
          - {name: train-score}
          artifacts:
          - {name: train-model, path: /tmp/inputs/model/data}
        script:
          command: [python3]
          image: registry.example.com/churn/register@sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
          source: |
            print("{{inputs.parameters.train-score}}")
            print("/tmp/inputs/model/data")
        metadata:
          labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}
      - name: evaluate
        inputs:
          parameters:
          - {name: count}
        outputs:
          parameters:
          - name: evaluate-auc
            valueFrom: {path: /tmp/outputs/auc/data}
        container:
          args: [--count, '{{inputs.parameters.count}}']
          command: [python3, -m, steps.evaluate]
          image: registry.example.com/churn/steps:2.4
        activeDeadlineSeconds: 3600
        metadata:
          labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}
      - name: condition-2
        inputs:
          parameters:
          - {name: auc}
          - {name: model}
        dag:
          tasks:
          - name: deploy
            template: deploy
            arguments:
              parameters:
              - {name: model, value: '{{inputs.parameters.model}}'}
              - {name: auc, value: '{{inputs.parameters.auc}}'}
      - name: deploy
        inputs:
          parameters:
          - {name: auc}
          - {name: model}
        resource:
          action: create
          successCondition: status.succeeded > 0
          failureCondition: status.failed > 2
          manifest: |
            apiVersion: batch/v1
            kind: Job
            metadata:
              generateName: deploy-
              annotations: {auc: '{{inputs.parameters.auc}}'}
            spec:
              template:
                spec:
                  containers:
                  - {name: deploy, image: registry.example.com/deploy:3, args: ['{{inputs.parameters.model}}']}
                  restartPolicy: Never
        metadata:
          labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}
      - name: warm-up
        inputs:
          parameters:
          - {name: size}
          - {name: zone}
          - {name: color, value: blue}
        container:
          args: ['{{inputs.parameters.zone}}', '{{inputs.parameters.size}}', '{{inputs.parameters.color}}']
          command: [warm-up]
          image: registry.example.com/churn/warm-up:1
        metadata:
          labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}
      - name: notify
        container:
          args: ['{{workflow.status}}', '{{workflow.name}}']
          command: [notify]
          image: registry.example.com/churn/notify:1
        metadata:
          labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}

    """
}
