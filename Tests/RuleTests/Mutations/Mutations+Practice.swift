import Diagnostics
import TestSupport
import YAMLSyntax

extension Mutation {
  /// What works, and should not be done.
  static let practice: [Mutation] = [
    Mutation("secret-in-plain-text", "writes a password into an environment variable") { pipeline in
      pipeline.containers.flatMap { container, _ in
        ["{name: DB_PASSWORD, value: 'k9#vT2xLq8wZ'}", "{name: ANY, value: \(token)}"].map {
          .append($0, to: "env", of: container)
        }
      }
    },
    Mutation("secret-in-plain-text", "passes a key to a program") { pipeline in
      pipeline.mainContainers.map { .append(key, to: "args", of: $0) }
    },
    Mutation("secret-in-plain-text", "passes a token to a task") { pipeline in
      let values = pipeline.tasks.flatMap { $0.node.list("arguments", "parameters") }.compactMap { $0["value"] }
      return values.filter { !$0.text.contains("{{") && $0.isOnOneLine }.map { .say(token, in: $0) }
    },
    Mutation("secret-in-plain-text", "writes a token into an annotation of a step") { pipeline in
      pipeline.leaves.compactMap { $0["metadata"] }.map { .add("note: 'key \(token)'", to: "annotations", of: $0) }
    },
    Mutation(
      "secret-in-plain-text", "writes a token into a parameter's file",
      with: ["params-type": "a token is not a number either"]
    ) { pipeline in
      pipeline.parameterFiles.map { .put(.text(token), at: $0.path) }
    },
    Mutation("image-unpinned", "takes whatever was pushed last") { pipeline in
      pipeline.images.filter { !pipeline.switchesOn("image-undigested") && !$0.text.contains("@") }.flatMap { image in
        let name = image.text.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        return [name + "steps", name + "steps:latest"].map { Change.say($0, in: image) }
      }
    },
    Mutation("image-undigested", "names an image without digest") { pipeline in
      guard pipeline.switchesOn("image-undigested") else { return [] }
      return pipeline.images.filter { $0.text.contains("@") }.map { .say("registry.example.com/steps:1.2", in: $0) }
    },
    Mutation("caching-label-only", "switches caching off by the label alone") { pipeline in
      pipeline.leaves.compactMap { template in
        let staleness = template.at("metadata", "annotations", "pipelines.kubeflow.org/max_cache_staleness")
        guard staleness == nil else { return nil }
        return template.at("metadata", "labels", "pipelines.kubeflow.org/enable_caching").map { .say("false", in: $0) }
      }
    },
    Mutation("cache-staleness-invalid", "writes a staleness that is not a duration") { pipeline in
      pipeline.leaves.compactMap { $0["metadata"] }.filter {
        $0.at("annotations", "pipelines.kubeflow.org/max_cache_staleness") == nil
      }.flatMap { metadata in
        ["30 days", "P12H", "never"].map {
          .add("pipelines.kubeflow.org/max_cache_staleness: \($0)", to: "annotations", of: metadata)
        }
      }
    },
    Mutation(
      "cache-staleness-invalid", "edits a staleness into something that is not a duration",
      with: ["params-unused": "the staleness was all that read the parameter"]
    ) { pipeline in
      pipeline.leaves.compactMap { $0.at("metadata", "annotations", "pipelines.kubeflow.org/max_cache_staleness") }
        .map { .say("P1X", in: $0) }
    },
    Mutation("namespace-fixed", "fixes the name or the namespace") { pipeline in
      guard let metadata = pipeline.root["metadata"] else { return [] }
      let entries = ["namespace: team-blue"] + (metadata["name"] == nil ? ["name: retrain-x7k2p"] : [])
      return entries.map { .add($0, to: metadata) }
    },
    Mutation("service-account", "runs as an administrator") { pipeline in
      guard pipeline.switchesOn("service-account") else { return [] }
      return [pipeline.spec["serviceAccountName"]].compactMap { $0 }.map { .say("ledger-admin", in: $0) }
        + pipeline.leaves.filter { $0["serviceAccountName"] == nil }.map {
          .add("serviceAccountName: ledger-admin", to: $0)
        }
    },
    Mutation("resources-unset", "adds a container without limits") { pipeline in
      guard pipeline.switchesOn("resources-unset") else { return [] }
      return pipeline.leaves.filter { $0["podSpecPatch"] == nil }.map {
        .append("{name: proxy, image: 'registry.example.com/proxy:1', command: [proxy]}", to: "sidecars", of: $0)
      }
    },
  ]

  /// Made up, in the forms that GitHub and AWS give theirs.
  private static let token = "ghp_" + "Zk3Vb8QwLm2Xr7Tn5Yc9Hd4Js6Pf1GaEuKoB"
  private static let key = "AKIA" + "Q3EGRZ7KD2VNXW5T"
}
