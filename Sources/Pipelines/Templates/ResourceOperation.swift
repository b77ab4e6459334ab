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

  /// Whether it does not say what to do.
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

  /// The object to work on, as it will be with other values for its variables.
  public var manifest: ResourceManifest? {
    object.text("manifest").flatMap { ResourceManifest($0, mayBePatch: mayBePatch) }
  }

  /// The conditions on the object's fields that Argo cannot read; one with a variable in it is not known yet.
  public var malformedConditions: [(condition: Sourced<ByteString>, fault: GrammarFault)] {
    (["successCondition", "failureCondition"] as [StaticString]).compactMap { field in
      guard let condition = object.text(field), !condition.value.contains("{{") else { return nil }
      return LabelSelector.fault(in: condition.value.bytes).map { (condition, $0) }
    }
  }
}

/// The text of an object of Kubernetes inside a workflow.
public struct ResourceManifest: Sendable {
  /// What is wrong with a manifest.
  public enum Problem: Sendable {
    /// It is no YAML; the text says why.
    case malformed(String)
    /// It is no mapping.
    case notAnObject
    /// It lacks a field without which it is no object of Kubernetes.
    case missing(field: String)
  }

  /// What is wrong with it, and where.
  public let problem: (Problem, at: Location)?

  /// Reads a manifest; `nil` where a variable is all of it, or one is not closed and may end anywhere.
  init?(_ text: Sourced<ByteString>, mayBePatch: Bool) {
    guard TemplateText(text.value.bytes).unclosed.isEmpty else { return nil }
    let bytes = Self.withoutVariables(text.value.bytes)
    if bytes.allSatisfy({ $0 == Self.filler || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: " ") }) { return nil }
    let file = SourceFile(path: text.node.file.path, origin: text.node.file.origin, bytes: bytes)
    do {
      guard let root = try YAMLTree.parse(file).documents.first else { return nil }
      problem = Self.problem(with: root, mayBePatch: mayBePatch).map { ($0, text.location) }
    } catch {
      let span = ScalarSourceMap(text.node).span(of: error.span.range)
      problem = (.malformed(error.message), text.node.location(of: span))
    }
  }

  private static func problem(with root: YAMLNode, mayBePatch: Bool) -> Problem? {
    guard root.kind == .mapping else { return .notAnObject }
    // A patch holds what changes; kubectl is told in `flags` which object is meant.
    if mayBePatch || root["<<"] != nil { return nil }
    return (["apiVersion", "kind"] as [StaticString]).first { root[$0]?.isNull ?? true }.map {
      .missing(field: $0.description)
    }
  }

  private static let filler = UInt8(ascii: "x")

  /// The text with letters in place of `{{…}}`, as many, so that places stay.
  ///
  /// Argo's validator puts a word there too before it reads the manifest.
  private static func withoutVariables(_ text: [UInt8]) -> [UInt8] {
    var text = text
    var place = 0
    while let open = text.firstOccurrence(of: "{{", from: place),
      let close = text.firstOccurrence(of: "}}", from: open + 2)
    {
      for index in open..<close + 2 { text[index] = filler }
      place = close + 2
    }
    return text
  }
}

extension TemplateDefinition {
  /// What it does to an object of the cluster, if that is what it is for.
  public var resourceOperation: ResourceOperation? { kind == .resource ? ResourceOperation(of: self) : nil }
}
