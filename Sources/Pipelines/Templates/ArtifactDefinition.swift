public import Diagnostics
import YAMLSyntax

/// An artifact that a template takes or gives, or that a call passes.
public struct ArtifactDefinition: Sendable {
  let object: ArgoObject

  /// Its name.
  public var name: Sourced<ByteString>? { object.text("name") }

  /// How to call it in a sentence.
  public var description: String { name.map { "artifact \($0.value.quoted)" } ?? "an artifact without name" }

  /// The place to report what it lacks.
  public var location: Location { (name?.node ?? object.place).location }

  /// Where the container finds or leaves it.
  public var path: Sourced<ByteString>? { object.text("path") }

  /// Whether it has no path.
  public var lacksPath: Bool { object.lacks("path") }

  /// The task's output or the template's input that it comes from.
  public var origin: Sourced<ByteString>? { object.text("from") }

  /// The expression that chooses what it comes from.
  public var originExpression: Sourced<ByteString>? { object.text("fromExpression") }

  /// What an argument lacks of saying what it comes from.
  public enum OriginProblem: Sendable {
    /// There is neither `from` nor a store.
    case none
    /// There is only `fromExpression`, which Argo evaluates for the outputs of a graph and nowhere else.
    case expression(at: Location)
    /// The store lacks a field without which nobody finds the artifact in it.
    case incomplete(store: String, field: String, at: Location)
  }

  /// What is missing for an argument to come from anywhere, by `validateArgumentsValues` of Argo's validator.
  ///
  /// A merge key may bring it, and a field that Argo does not know may be meant for it.
  public var originProblem: OriginProblem? {
    guard object.node["<<"] == nil, object.defects.isSound(object.node), object.lacks("from") else { return nil }
    if let (store, details) = ArtifactStore.first(of: object.node) {
      return store.missingField(in: details).map { field in
        .incomplete(
          store: store.rawValue, field: field,
          at: object.node.entry(ByteString(store.rawValue))?.key.location ?? location)
      }
    }
    return originExpression.map { .expression(at: $0.location) } ?? OriginProblem.none
  }

  /// The fields of its store that have to be there and are not, each with the place of the store.
  public var missingStoreFields: [(field: String, location: Location)] {
    Self.requiredFields.flatMap { store, fields in
      object.object(store).map { details in
        fields.filter { details.lacks($0) }.map { ("\(store).\($0)", object.key(store).location) }
      } ?? []
    }
  }

  /// The source is `validateArtifactLocation` of Argo's validator; it looks at no other store.
  private static let requiredFields: [(store: StaticString, fields: [StaticString])] = [
    ("git", ["repo"]), ("hdfs", ["addresses", "path"]),
  ]
}
