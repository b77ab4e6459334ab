public import Diagnostics
import YAMLSyntax

/// A container of the pod that Argo starts for a template.
public struct Container: Sendable {
  let node: YAMLNode
  /// What it is there for.
  public let role: Role

  /// What a container is there for.
  public enum Role: Sendable {
    /// The one that does the template's work: `container` or `script`.
    case main
    /// One of those that share the work: `containerSet`.
    case member
    /// One that runs before the others: `initContainers`.
    case initializer
    /// One that runs beside the others: `sidecars`.
    case sidecar
  }

  /// Its name; the main container has none but what Argo gives it.
  public var name: Sourced<ByteString>? { node["name"]?.sourcedText }

  /// The image, if one is written as text.
  public var image: Sourced<ByteString>? { node["image"]?.sourcedString }

  /// The words of the command, then those of its arguments.
  public var words: [Sourced<ByteString>] {
    ["command", "args"].flatMap { node[$0]?.items.compactMap(\.sourcedText) ?? [] }
  }

  /// The program of a `script` template, which Argo puts into a file.
  public var source: Sourced<ByteString>? { node["source"]?.sourcedText }

  /// The environment variables whose values are written out.
  public var environment: [(name: Sourced<ByteString>, value: Sourced<ByteString>)] {
    node["env"]?.items.compactMap { variable in
      guard let name = variable["name"]?.sourcedText, let value = variable["value"]?.sourcedText else { return nil }
      return (name, value)
    } ?? []
  }

  /// What it asks for and may use at most.
  public var resources: ContainerResources { ContainerResources(node["resources"]) }

  /// Whether it neither asks for resources nor is limited in them, for certain.
  ///
  /// It is not where the field is misspelt or of the wrong type.
  public func lacksResources(by defects: TypeDefects) -> Bool {
    guard let object = ArgoObject(node, defects) else { return false }
    return resources.isEmpty && object.isSound("resources")
  }

  /// The place to report what it lacks: its name or its image, and else its first field.
  public var location: Location {
    let named = [node.entry("name"), node.entry("image")].compactMap { $0?.value }.first
    return (named ?? node.entries.first { _ in true }?.key ?? node).location
  }
}

/// The resources that a container asks for and may use at most.
public struct ContainerResources: Sendable {
  /// What the scheduler sets aside, by the name of the resource.
  public let requests: [(name: ByteString, amount: WrittenQuantity)]
  /// The most that it gets, by the name of the resource.
  public let limits: [(name: ByteString, amount: WrittenQuantity)]

  /// Whether nothing is asked for, and nothing limited.
  public var isEmpty: Bool { requests.isEmpty && limits.isEmpty }

  init(_ node: YAMLNode?) {
    requests = Self.amounts(node?["requests"])
    limits = Self.amounts(node?["limits"])
  }

  /// The amounts that are written as scalars; anything else is of the wrong type.
  static func amounts(_ node: YAMLNode?) -> [(name: ByteString, amount: WrittenQuantity)] {
    node?.entries.compactMap { key, value in
      guard let name = key.scalar, let amount = WrittenQuantity(value, of: name) else { return nil }
      return (name, amount)
    } ?? []
  }
}

extension ContainerResources {
  /// The resources of which more is asked for than there may be, where both amounts can be read.
  public var excessiveRequests: [(name: ByteString, request: WrittenQuantity, limit: WrittenQuantity)] {
    requests.compactMap { name, request in
      guard let limit = limits.first(where: { $0.name == name })?.amount, let most = limit.quantity,
        let wanted = request.quantity, request.defect == nil, limit.defect == nil, wanted > most
      else { return nil }
      return (name, request, limit)
    }
  }
}

extension Template {
  /// The account under which its pod runs, where that is not the workflow's.
  public var serviceAccount: Sourced<ByteString>? { node["serviceAccountName"]?.sourcedString }

  /// Whether a patch of the pod sets resources: the SDK puts there what is only known when the pipeline runs.
  public var patchesResources: Bool { node["podSpecPatch"]?.scalar?.contains("resources") ?? false }
}

extension Workflow {
  /// The containers of all templates, and those of `templateDefaults`, which every template has too.
  public var containers: [Container] {
    templates.flatMap(\.containers) + defaultContainers
  }

  /// The containers of `templateDefaults`.
  public var defaultContainers: [Container] { spec["templateDefaults"].map { Container.all(in: $0) } ?? [] }

  /// The account under which the pods run.
  public var serviceAccount: Sourced<ByteString>? { spec["serviceAccountName"]?.sourcedString }
}

extension Container {
  /// The containers that a template's mapping holds.
  static func all(in template: YAMLNode) -> [Container] {
    let main = [template["container"], template["script"]].compactMap { $0 }.filter { $0.kind == .mapping }
    let lists: [(YAMLNode?, Role)] = [
      (template["containerSet"]?["containers"], .member), (template["initContainers"], .initializer),
      (template["sidecars"], .sidecar),
    ]
    return main.map { Container(node: $0, role: .main) }
      + lists.flatMap { list, role in
        list?.items.filter { $0.kind == .mapping }.map { Container(node: $0, role: role) } ?? []
      }
  }
}
