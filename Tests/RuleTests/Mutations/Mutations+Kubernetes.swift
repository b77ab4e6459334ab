import YAMLSyntax

extension Mutation {
  /// Mistakes that Kubernetes refuses in a pod, at which Argo does not look.
  static let kubernetes: [Mutation] = [
    Mutation("env-invalid", "writes a variable that Kubernetes refuses") { pipeline in
      pipeline.containers.flatMap { container, _ in
        [
          "{name: A=B, value: x}", "{value: x}", "{name: NIGHT, valueFrom: {}}",
          "{name: NIGHT, value: x, valueFrom: {fieldRef: {fieldPath: metadata.name}}}",
          "{name: NIGHT, valueFrom: {fieldRef: {fieldPath: metadata.nam}}}",
        ].map { .append($0, to: "env", of: container) }
      }
    },
    Mutation("volume-invalid", "has a volume of two sources or of none") { pipeline in
      pipeline.leaves.flatMap { template in
        [
          "{name: night, emptyDir: {}, configMap: {name: night}}", "{name: night}", "{name: Night_1, emptyDir: {}}",
          "{name: night, csi: {driver: night shift}}",
          "{name: night, downwardAPI: {items: [{path: night}]}}",
          "{name: night, projected: {sources: [{secret: {name: a}, configMap: {name: b}}]}}",
        ].map { .append($0, to: "volumes", of: template) }
      }
    },
    Mutation("volume-invalid", "forgets where a volume is mounted") { pipeline in
      pipeline.containers.flatMap { $0.node.list("volumeMounts") }.compactMap { mount in
        mount["name"].flatMap { .remove("mountPath", from: mount, missedAt: $0) }
      }
    },
    Mutation("port-invalid", "writes a port that cannot be") { pipeline in
      pipeline.containers.flatMap { container, _ in
        ["{containerPort: 70000}", "{containerPort: 0}", "{containerPort: 80, name: night-and-day-80}"].map {
          .append($0, to: "ports", of: container)
        }
      }
    },
    Mutation("probe-invalid", "asks a container in no way or in two") { pipeline in
      pipeline.containers.filter { $0.node["livenessProbe"] == nil }.flatMap { container, _ in
        ["{periodSeconds: 5}", "{exec: {command: [ls]}, tcpSocket: {port: 80}}"].map {
          .add("livenessProbe: \($0)", to: container)
        }
      }
    },
    Mutation("scheduling-invalid", "tolerates or prefers what cannot be") { pipeline in
      pipeline.leaves.flatMap { template in
        [
          "{key: night, operator: Exists, value: shift}", "{operator: Equal, value: shift}",
          "{key: night, operator: Exists, tolerationSeconds: 5}",
        ].map { .append($0, to: "tolerations", of: template) }
      }
    },
    Mutation("scheduling-invalid", "chooses nodes and namespaces that cannot be") { pipeline in
      let required = "requiredDuringSchedulingIgnoredDuringExecution"
      return pipeline.leaves.filter { $0["affinity"] == nil }.flatMap { template in
        [
          "nodeAffinity: {\(required): {nodeSelectorTerms: [{matchFields: [{key: night, operator: In, values: [a]}]}]}}",
          "nodeAffinity: {\(required): {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Gt, values: [b]}]}]}}",
          "podAffinity: {\(required): [{topologyKey: zone, namespaces: [Night]}]}",
        ].map { .add("affinity: {\($0)}", to: template) }
      }
    },
    Mutation("security-context-invalid", "gives a container rights that cannot be") { pipeline in
      pipeline.containers.filter { $0.node["securityContext"] == nil }.flatMap { container, _ in
        [
          "{runAsUser: -1}", "{privileged: true, allowPrivilegeEscalation: false}",
          "{runAsNonRoot: true, runAsUser: 0}",
        ]
        .map { .add("securityContext: \($0)", to: container) }
      }
    },
    Mutation("security-context-invalid", "sets what the kernel does not have") { pipeline in
      pipeline.leaves.filter { $0["securityContext"] == nil }.flatMap { template in
        [
          "{sysctls: [{name: Night Shift, value: '1'}]}",
          "{seccompProfile: {type: Localhost, localhostProfile: /night.json}}",
        ]
        .map { .add("securityContext: \($0)", to: template) }
      }
    },
    Mutation("address-invalid", "searches what is no domain") { pipeline in
      pipeline.spec["dnsConfig"] == nil
        ? [.add("dnsConfig: {searches: ['http://night.example.com']}", to: pipeline.spec)] : []
    },
    Mutation("address-invalid", "gives a name to another name") { pipeline in
      pipeline.leaves.map { .append("{ip: localhost, hostnames: [night.example.com]}", to: "hostAliases", of: $0) }
    },
    Mutation("object-name-invalid", "runs as an account that cannot be") { pipeline in
      pipeline.leaves.filter { $0["serviceAccountName"] == nil }.map {
        .add("serviceAccountName: Night_Runner", to: $0)
      }
    },
    Mutation("resource-invalid", "asks for what Kubernetes does not have") { pipeline in
      pipeline.containers.filter { $0.node["resources"] == nil }.flatMap { container, _ in
        ["{mem: 4Gi}", "{nvidia.com/gpu: 0.5}"].map { .add("resources: {limits: \($0)}", to: container) }
      }
    },
    Mutation("resource-invalid", "asks for a device without a limit") { pipeline in
      pipeline.containers.filter { $0.node["resources"] == nil }.map { container, _ in
        .add("resources: {requests: {nvidia.com/gpu: 1}}", to: container)
      }
    },
    Mutation("pod-patch-invalid", "patches a pod with what is none of it") { pipeline in
      pipeline.leaves.filter { $0["podSpecPatch"] == nil }.flatMap { template in
        [
          "{\"containers\": [{\"name\": \"main\"}", "{\"contaners\": []}", "{\"containers\": [{\"name\": \"night\"}]}",
          "containers: [", "{\"metadata\": {}}",
        ].map { .add("podSpecPatch: '\($0)'", to: template) }
      }
    },
  ]
}
