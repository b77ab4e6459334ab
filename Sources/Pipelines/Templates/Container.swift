public import Diagnostics
import YAMLSyntax

/// A container of the pod that Argo starts for a template.
///
/// What stands in it can be read from it alone; what it lacks takes the template's definition, see
/// ``lacksImage(in:)``, since a misspelt field and the defaults of the workflow count as well.
public struct Container: Sendable {
  let node: YAMLNode
  /// What it is there for.
  public let role: Role
  /// What to point at when something is missing in it: the key of its field in the template, or its name in a list.
  private let place: YAMLNode

  /// What a container is there for.
  public enum Role: Sendable {
    /// The one that does the template's work: `container`.
    case main
    /// The same with a program that Argo puts into a file: `script`.
    case script
    /// One of those that share the work: `containerSet`.
    case member
    /// One that runs before the others: `initContainers`.
    case initializer
    /// One that runs beside the others: `sidecars`.
    case sidecar
  }

  /// The place to report what it lacks.
  public var location: Location { place.location }

  /// How to call it in a sentence.
  public var description: String {
    switch role {
    case .main: "the container"
    case .script: "the script"
    case .member: described("a", "container")
    case .initializer: described("an", "init container")
    case .sidecar: described("a", "sidecar")
    }
  }

  private func described(_ article: String, _ noun: String) -> String {
    name.map { "the \(noun) \($0.value.quoted)" } ?? "\(article) \(noun)"
  }

  /// Its name; the main container has none but what Argo gives it.
  public var name: Sourced<ByteString>? { node["name"]?.sourcedText.flatMap { $0.value.isEmpty ? nil : $0 } }

  /// The image, if one is written as text.
  public var image: Sourced<ByteString>? { node["image"]?.sourcedString }

  /// The words of the command, then those of its arguments.
  public var words: [Sourced<ByteString>] {
    ["command", "args"].flatMap { node[$0]?.items.compactMap(\.sourcedText) ?? [] }
  }

  /// The program of a `script` template.
  public var source: Sourced<ByteString>? { node["source"]?.sourcedText }

  /// The environment variables whose values are written out.
  public var environment: [(name: Sourced<ByteString>, value: Sourced<ByteString>)] {
    node["env"]?.items.compactMap { variable in
      guard let name = variable["name"]?.sourcedText, let value = variable["value"]?.sourcedText else { return nil }
      return (name, value)
    } ?? []
  }
}

extension Container {
  /// The containers that a patch of a pod speaks of, by their names.
  static func all(inPatch patch: YAMLNode) -> [Container] {
    let lists: [(StaticString, Role)] = [("containers", .member), ("initContainers", .initializer)]
    return lists.flatMap { field, role -> [Container] in
      patch[field]?.items.filter { $0.kind == .mapping }.map { node in
        Container(node: node, role: role, place: node["name"] ?? node.entries.first { _ in true }?.key ?? node)
      } ?? []
    }
  }

  /// The containers that a template's mapping holds.
  static func all(in template: YAMLNode) -> [Container] {
    let fields: [(StaticString, Role)] = [("container", .main), ("script", .script)]
    var containers = fields.compactMap { field, role in
      template.entry(field).flatMap { $1.kind == .mapping ? Container(node: $1, role: role, place: $0) : nil }
    }
    let lists: [(YAMLNode?, Role)] = [
      (template["containerSet"]?["containers"], .member), (template["initContainers"], .initializer),
      (template["sidecars"], .sidecar),
    ]
    for (list, role) in lists {
      guard let list else { continue }
      // Go decodes a null as a container without anything in it.
      for node in list.items where node.kind == .mapping || node.isNull {
        let name = node["name"].flatMap { $0.scalarBytes?.isEmpty ?? true ? nil : $0 }
        let place = name ?? node.entries.first { _ in true }?.key ?? node
        containers.append(Container(node: node, role: role, place: place))
      }
    }
    return containers
  }
}
