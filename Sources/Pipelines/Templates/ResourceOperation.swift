public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// What a `resource` template does to an object of the cluster.
public struct ResourceOperation: Sendable {
  let object: ArgoObject
  private let artifacts: Set<ByteString>?
  private let key: YAMLNode

  init?(of template: TemplateDefinition) {
    guard let object = template.object.object("resource") else { return nil }
    self.object = object
    key = template.object.key("resource")
    artifacts =
      template.object.isSound("inputs") ? Set(template.inputArtifacts.compactMap { $0.name?.value }) : nil
  }

  /// The place of the key `resource`.
  public var location: Location { key.location }

  /// The actions that Argo knows.
  public static let actions: [ByteString] = ["get", "create", "apply", "delete", "replace", "patch"]

  /// What to do, if it is said.
  public var action: Sourced<ByteString>? { object.text("action") }

  /// Whether it has no handler.
  public var lacksAction: Bool { object.lacks("action") }

  /// The action, where Argo knows none of that name.
  public var unknownAction: Sourced<ByteString>? {
    action.flatMap { Self.actions.contains($0.value) || $0.value.contains("{{") ? nil : $0 }
  }

  /// Whether the action is one that needs an object to work on.
  private var needsManifest: Bool {
    guard let action, unknownAction == nil else { return false }
    return action.value != "get" && action.value != "delete"
  }

  /// Whether the object to work on is missing.
  public var lacksManifest: Bool { needsManifest && object.lacks("manifest") && object.lacks("manifestFrom") }

  /// The keys of the manifest and of the artifact to take it from, where both are given.
  public var rivalManifests: (manifest: Location, artifact: Location)? {
    guard needsManifest, object.text("manifest") != nil, object.object("manifestFrom") != nil else { return nil }
    return (object.key("manifest").location, object.key("manifestFrom").location)
  }

  /// The artifact to take the manifest from, where it is no input of the template.
  public var unknownArtifact: Sourced<ByteString>? {
    guard needsManifest, let artifacts, let name = object.object("manifestFrom")?.object("artifact")?.text("name")
    else {
      return nil
    }
    return artifacts.contains(name.value) ? nil : name
  }

  /// Whether the manifest may hold only what is to change; what a misspelt action means is not known.
  private var mayBePatch: Bool {
    action.map { $0.value == "patch" || !Self.actions.contains($0.value) } ?? true
  }

  /// Whether the manifest is a list of operations, as a JSON patch (RFC 6902) is.
  private var isJSONPatch: Bool {
    action?.value == "patch" && object.text("mergeStrategy")?.value == "json"
  }

  /// The object to work on, as it will be with other values for its variables.
  public var manifest: ResourceManifest? {
    object.text("manifest").flatMap {
      ResourceManifest($0, isJSONPatch ? .operations : mayBePatch ? .part : .object)
    }
  }

  /// Whether a JSON patch does not say which object it changes.
  ///
  /// It names none itself, and Argo hands no file on with it: `getKubectlArguments` of `workflow/executor/resource.go`.
  public var lacksObjectOfPatch: Bool { isJSONPatch && object.hasNone("flags") }

  /// The claim of a volume that it makes, to be read as Kubernetes decodes it.
  var createdClaim: ArgoObject? {
    guard let action, ["create", "apply", "replace"].contains(action.value), let root = manifest?.root,
      root["kind"]?.scalarEquals("PersistentVolumeClaim") ?? false
    else { return nil }
    return ArgoObject(root, .none)
  }

  /// The conditions on the object's fields that Argo cannot read; one with a variable in it is not known yet.
  public var malformedConditions: [(condition: Sourced<ByteString>, fault: GrammarFault)] {
    (["successCondition", "failureCondition"] as [StaticString]).compactMap { field in
      guard let condition = object.text(field), !condition.value.contains("{{") else { return nil }
      return LabelSelector.fault(in: condition.value.bytes).map { (condition, $0) }
    }
  }
}

extension TemplateDefinition {
  /// What it does to an object of the cluster, if that is what it is for.
  public var resourceOperation: ResourceOperation? { kind == .resource ? ResourceOperation(of: self) : nil }
}
