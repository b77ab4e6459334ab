public import Diagnostics
import YAMLSyntax

/// A part of its node that a pod takes for itself.
public enum NodeUse: Sendable {
  /// The node's network, processes or communication between processes, by the field that says so.
  case namespace(field: String)
  /// A port of the node.
  case port(Int)
}

/// A file or folder of the node that a pod mounts.
public struct HostPath: Sendable {
  /// The name of the volume.
  public let volume: ByteString?
  /// The path on the node.
  public let path: Sourced<ByteString>
}

extension WorkflowGraph {
  /// The namespaces and ports of their nodes that pods ask for, each at its key.
  public var nodeUses: [PodProblem<NodeUse>] {
    podParts.flatMap { part -> [PodProblem<NodeUse>] in
      let fields = ["hostNetwork", "hostPID", "hostIPC"] as [StaticString]
      let namespaces = fields.filter { part.object.flag($0) == true }.map {
        PodProblem(NodeUse.namespace(field: $0.description), at: part.object.key($0).location)
      }
      return namespaces
        + part.containers.flatMap { container in
          container.object.objects("ports").compactMap { port in
            guard let (number, node) = port.number("hostPort"), number > 0 else { return nil }
            return PodProblem(.port(number), at: node.location)
          }
        }
    }
  }

  /// The paths of their nodes that pods mount, but for those that are only known when the pipeline runs.
  public var hostPaths: [HostPath] {
    podParts.flatMap { part in
      part.object.objects("volumes").compactMap { volume in
        guard let path = volume.object("hostPath")?.known("path") else { return nil }
        return HostPath(volume: volume.text("name")?.value, path: path)
      }
    }
  }
}
