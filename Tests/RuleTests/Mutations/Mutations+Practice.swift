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
      pipeline.leaves.compactMap { $0["metadata"] }.map { .add("handover: 'key \(token)'", to: "annotations", of: $0) }
    },
    Mutation(
      "secret-in-plain-text", "writes a token into a parameter's file",
      with: [
        "params-type": "a token is not a number either", "parameter-invalid": "it is none of the choices either",
      ]
    ) { pipeline in
      pipeline.parameterFiles.map { .put(.text(token), at: $0.path) }
    },
    Mutation("image-unpinned", "takes whatever was pushed last") { pipeline in
      // Where one of these is on, it finds the image as well, and where the rule is off, nothing does.
      let isAlone =
        pipeline.switchesOn("image-unpinned")
        && !["image-undigested", "image-registry"].contains(where: pipeline.switchesOn)
      return pipeline.images.filter { isAlone && !$0.text.contains("@") }.flatMap { image in
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

  /// What is off unless the configuration switches it on, and is looked for only where it does.
  static let optIn: [Mutation] = [
    Mutation("container-privileged", "gives a container all rights") { pipeline in
      guard pipeline.switchesOn("container-privileged") else { return [] }
      return pipeline.containers.map(\.node).flatMap { container in
        ["privileged: true", "runAsUser: 0", "capabilities: {add: [NET_ADMIN]}"].compactMap { entry in
          container["securityContext"] == nil ? .add("securityContext: {\(entry)}", to: container) : nil
        }
      }
    },
    Mutation("container-privileged", "lets a process get more rights") { pipeline in
      guard pipeline.switchesOn("container-privileged") else { return [] }
      return pipeline.containers.compactMap { $0.node.at("securityContext", "allowPrivilegeEscalation") }.map { flag in
        let change = Change.write("true", for: flag)
        guard
          let context = pipeline.containers.compactMap({ $0.node["securityContext"] }).first(where: { context in
            context["allowPrivilegeEscalation"] == flag
          }), let key = context.entries.first(where: { $0.value == flag })?.key
        else { return change }
        return change.reported(at: key)
      }
    },
    Mutation("host-path", "mounts a folder of the node") { pipeline in
      guard pipeline.switchesOn("host-path") else { return [] }
      return pipeline.leaves.map { .append("{name: node, hostPath: {path: /etc/kubernetes}}", to: "volumes", of: $0) }
    },
    Mutation("host-namespace", "shares the network of the node") { pipeline in
      guard pipeline.switchesOn("host-namespace"), let flag = pipeline.spec["hostNetwork"],
        let key = pipeline.spec.entries.first(where: { $0.value == flag })?.key
      else { return [] }
      return [Change.write("true", for: flag).reported(at: key)]
    },
    Mutation("host-namespace", "takes a port of the node") { pipeline in
      guard pipeline.switchesOn("host-namespace") else { return [] }
      return pipeline.containers.map { .append("{containerPort: 9100, hostPort: 9100}", to: "ports", of: $0.node) }
    },
    Mutation("image-registry", "takes an image of somebody else") { pipeline in
      guard pipeline.switchesOn("image-registry") else { return [] }
      return pipeline.images.map { .say("ghcr.io/somebody/steps:3.1", in: $0) }
    },
    Mutation("image-pull-policy", "never pulls an image") { pipeline in
      guard pipeline.switchesOn("image-pull-policy") else { return [] }
      return pipeline.containers.compactMap { $0.node["imagePullPolicy"] }.map { .say("Never", in: $0) }
    },
    Mutation("deadline-unset", "removes the only deadline") { pipeline in
      guard pipeline.switchesOn("deadline-unset"),
        let key = pipeline.root.entries.first(where: { $0.key.scalarEquals("spec") })?.key
      else { return [] }
      return [.remove("activeDeadlineSeconds", from: pipeline.spec, missedAt: key)].compactMap { $0 }
        + pipeline.leaves.flatMap { template in
          (["activeDeadlineSeconds", "timeout"] as [StaticString]).compactMap {
            .remove($0, from: template, missedAt: key)
          }
        }
    },
    Mutation("retry-unset", "clones a repository in a step that is not tried again") { pipeline in
      guard pipeline.switchesOn("retry-unset"), pipeline.spec["templateDefaults"] == nil else { return [] }
      return pipeline.leaves.filter { $0["retryStrategy"] == nil }.compactMap { $0["container"]?["command"] }.map {
        .write("[git, clone, 'https://git.example.com/maps.git']", for: $0)
      }
    },
    Mutation("metadata-missing", "removes a label that is required") { pipeline in
      guard pipeline.switchesOn("metadata-missing"),
        let (key, metadata) = pipeline.root.entries.first(where: { $0.key.scalarEquals("metadata") })
      else { return [] }
      let ofWorkflow = metadata["labels"].flatMap { Change.remove("team", from: $0, missedAt: key) }
      return [ofWorkflow].compactMap { $0 }
        + pipeline.leaves.compactMap { template in
          guard let labels = template.at("metadata", "labels"), let name = template["name"] else { return nil }
          return .remove("cost-centre", from: labels, missedAt: name)
        }
    },
  ]

  /// Made up, in the forms that GitHub and AWS give theirs.
  private static let token = "ghp_" + "Zk3Vb8QwLm2Xr7Tn5Yc9Hd4Js6Pf1GaEuKoB"
  private static let key = "AKIA" + "Q3EGRZ7KD2VNXW5T"
}
