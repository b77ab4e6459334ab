import Diagnostics
import TestSupport
import YAMLSyntax

extension Mutation {
  /// Files of another mode than V1, and workflows that are none any more.
  static let modes: [Mutation] = [
    Mutation("v2-ir-spec", "commits what SDK 2 compiles") { $0.replacedBy(intermediate) },
    Mutation("component-file", "commits the definition of a component") { $0.replacedBy(component) },
    Mutation("component-file", "commits the source of the pipeline") { $0.replacedBy(source) },
    Mutation("tekton-pipeline", "compiles with kfp-tekton") { pipeline in
      pipeline.root["apiVersion"].flatMap { pipeline.isMeant ? [.say("tekton.dev/v1beta1", in: $0)] : nil } ?? []
    },
    Mutation("v2-compatible-mode", "compiles in V2-compatible mode") { pipeline in
      let mark = "pipelines.kubeflow.org/v2_pipeline: 'true'"
      return (["annotations", "labels"] as [StaticString]).compactMap { pipeline.root.at("metadata", $0) }
        .map { .add(mark, to: $0) }
    },
    Mutation("v2-compatible-mode", "has a step of V2-compatible mode") { pipeline in
      let mark = "pipelines.kubeflow.org/v2_component: 'true'"
      let annotated = pipeline.leaves.flatMap { leaf in
        (["annotations", "labels"] as [StaticString]).compactMap { leaf.at("metadata", $0) }
      }
      return annotated.map { .add(mark, to: $0) }
        + pipeline.templates.compactMap { $0.at("container", "command")?.list.first }.map {
          .say("/kfp-launcher/launch", in: $0)
        }
    },
    Mutation("v2-backend-workflow", "exports the workflow from a KFP 2 backend") { pipeline in
      guard let list = pipeline.spec["templates"], pipeline.isMeant else { return [] }
      return ["system-container-driver", "system-dag-driver", "system-container-executor"].map {
        .append("{name: \($0), suspend: {}}", to: list)
      }
    },
    Mutation("v2-component", "uses a V2 component") { pipeline in
      // Argo runs the program of a script, and passes it no such arguments.
      pipeline.templates.compactMap { $0["container"] }.map {
        .append(["--executor_input", "'{{$}}'"], to: "args", of: $0)
      }
    },
    Mutation("not-a-workflow", "has another apiVersion or kind") { pipeline in
      [
        pipeline.root["apiVersion"].map { .say("argoproj.io/v1", in: $0) },
        pipeline.root["kind"].map { .say("Worfklow", in: $0) },
      ].compactMap { $0 }
    },
    Mutation("not-a-workflow", "lacks a part that every workflow has") { pipeline in
      guard pipeline.isMeant else { return [] }
      return (["apiVersion", "kind", "metadata", "spec"] as [StaticString]).compactMap {
        .remove($0, from: pipeline.root, missedAt: pipeline.root)
      }
    },
    Mutation("not-a-workflow", "misspells a part that every workflow has") { pipeline in
      guard pipeline.isMeant else { return [] }
      return (["apiVersion", "kind", "metadata", "spec"] as [StaticString]).compactMap { key in
        pipeline.root.entry(key).map { .write($0.key.text + "s", for: $0.key) }
      }
    },
    Mutation("not-a-workflow", "leaves nothing in the workflow") { pipeline in
      pipeline.parameterFiles.isEmpty ? [] : pipeline.replacedBy("")
    },
    Mutation(
      "sdk-version", "merges two SDK versions by hand",
      with: ["params-spec-mismatch": "each SDK writes a default in its own way"]
    ) { pipeline in
      let versions = pipeline.sdkVersions
      return versions.count < 2 ? [] : versions.map { .say("1.7.1", in: $0).reported(at: pipeline.root) }
    },
    Mutation(
      "sdk-version", "writes the version of an SDK 2",
      with: ["params-spec-mismatch": "each SDK writes a default in its own way"]
    ) { pipeline in
      pipeline.sdkVersions.map { .say("2.7.0", in: $0) }
    },
    Mutation(
      "pipeline-spec-missing", "loses pipeline_spec",
      with: ["params-missing": "an optional parameter without default looks like a required one then"]
    ) { pipeline in
      guard let (key, annotations) = pipeline.root["metadata"]?.entry("annotations"), !pipeline.sdkVersions.isEmpty,
        pipeline.isMeant
      else { return [] }
      return [Change.remove("pipelines.kubeflow.org/pipeline_spec", from: annotations, missedAt: key)].compactMap { $0 }
    },
    Mutation("pipeline-spec-invalid", "cuts pipeline_spec off") { pipeline in
      guard let (node, _) = pipeline.specification else { return [] }
      let map = ScalarSourceMap(node)
      let length = node.scalarBytes?.count ?? 0
      return [length - 1, length - 2, length / 2, 1].filter { $0 > 0 }.map { place in
        Change(
          edits: [TextEdit(map.span(of: place..<length).range, "")], place: .original(node.range))
      }
    },
    Mutation("pipeline-spec-invalid", "has a surplus comma in pipeline_spec") { pipeline in
      guard let (node, json) = pipeline.specification else { return [] }
      let ends = json.tree.nodes.filter { $0.kind != .scalar }.map { $0.range.upperBound - 1 }
      return ends.map { Change(edits: [TextEdit($0..<$0, ",")], place: .original(node.range)) }
    },
    Mutation("pipeline-spec-invalid", "has an input twice or without name") { pipeline in
      guard let inputs = pipeline.specification?.json["inputs"] else { return [] }
      return inputs.list.flatMap { input -> [Change] in
        let repeated = Change.repeating(input, in: inputs)
        let nameless = Change.remove("name", from: input, missedAt: input)
        return [repeated] + [nameless].compactMap { $0 }
      }
    },
    Mutation("pipeline-spec-invalid", "has inputs in pipeline_spec that are no list") { pipeline in
      pipeline.specification?.json["inputs"].map { [.write("{}", for: $0)] } ?? []
    },
  ]

  private static let intermediate = """
    components: {comp-score: {executorLabel: exec-score}}
    deploymentSpec: {executors: {exec-score: {container: {image: registry.example.com/churn:3.1}}}}
    pipelineInfo: {name: churn-scoring}
    root: {dag: {tasks: {score: {componentRef: {name: comp-score}}}}}
    schemaVersion: 2.1.0
    sdkVersion: kfp-2.7.0

    """

  private static let component = """
    name: Resample
    inputs:
    - {name: series, type: CSV}
    implementation:
      container:
        image: registry.example.com/series:0.8
        command: [python3, -m, series.resample, --series, {inputPath: series}]

    """

  private static let source = """
    from kfp import dsl

    @dsl.pipeline(name="resample")
    def resample():
        pass

    """
}

extension GoodPipeline {
  /// The pipeline with another text in its workflow.
  fileprivate func replacedBy(_ text: String) -> [Change] {
    // Only what is meant as a pipeline has to be one.
    isMeant ? [.put(.text(text), at: workflow.path)] : []
  }

  /// The versions of the SDK in the annotations and labels.
  fileprivate var sdkVersions: [YAMLNode] {
    ([root] + templates).flatMap { owner in
      (["annotations", "labels"] as [StaticString]).compactMap {
        owner.at("metadata", $0, "pipelines.kubeflow.org/kfp_sdk_version")
      }
    }
  }
}
