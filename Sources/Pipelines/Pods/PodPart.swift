import Diagnostics
import YAMLSyntax

/// One of the places where a workflow says what its pods are like: its `spec`, a template, the defaults of all templates,
/// or a patch.
struct PodPart: Sendable {
  /// What the place is.
  enum Kind: Sendable {
    case workflow
    case template
    /// What is written here may be completed elsewhere, so that nothing counts as missing.
    case patch
  }

  /// The fields of the pod, such as `tolerations`.
  let object: ArgoObject
  let kind: Kind
  /// The containers that are written there.
  let containers: [PodContainer]

  init(_ kind: Kind, _ object: ArgoObject, _ containers: [Container]) {
    self.kind = kind
    self.object = object
    self.containers = containers.compactMap { container in
      ArgoObject(container.node, object.defects).map { PodContainer(object: $0, container: container) }
    }
  }

  /// Whether something may come from another place.
  var isPartial: Bool { kind == .patch }
}

/// A container, to be read as Argo and Kubernetes decode it.
struct PodContainer: Sendable {
  let object: ArgoObject
  let container: Container
}

extension ArgoObject {
  /// The text of a field, unless it is empty or holds a variable, which is not known yet.
  func known(_ field: StaticString) -> Sourced<ByteString>? {
    text(field).flatMap { $0.value.isUnknown ? nil : $0 }
  }

  /// The integer in a field, with its node.
  func number(_ field: StaticString) -> (value: Int, node: YAMLNode)? {
    guard let node = self[field], let value = node.integer else { return nil }
    return (value, node)
  }

  /// The Boolean in a field.
  func flag(_ field: StaticString) -> Bool? { self[field]?.bool }

  /// The keys, among `fields`, under which something is given, in the order written.
  func given(_ fields: [StaticString]) -> [YAMLNode] {
    node.entries.filter { key, value in
      !value.isNull && !defects.isUndecodable(value) && fields.contains { key.scalarEquals($0) }
    }.map(\.key)
  }

  /// Whether the object holds neither a merge key, nor a direction how to merge it, nor a field that Argo does not know or
  /// cannot decode, so a field that is not given is certainly missing.
  var isWhole: Bool {
    node["<<"] == nil && !node.hasKey(prefixed: "$") && !defects.hasUnknownField(in: node)
      && !node.entries.contains { defects.isUndecodable($1) }
  }

  /// Whether a list is missing for certain, or has nothing in it.
  func hasNone(_ field: StaticString) -> Bool {
    isAbsent(field) || isSound(field) && self[field].map { $0.kind == .sequence && $0.count == 0 } ?? false
  }

  /// Whether a list has something in it.
  func hasSome(_ field: StaticString) -> Bool { self[field].map { $0.kind == .sequence && $0.count > 0 } ?? false }
}

extension ByteString {
  /// Whether it holds a variable, so that what it will be is not known yet.
  var isUnknown: Bool { contains("{{") }
}
