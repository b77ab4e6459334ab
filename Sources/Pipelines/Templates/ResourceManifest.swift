import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// The text of an object of Kubernetes inside a workflow.
public struct ResourceManifest: Sendable {
  /// What is wrong with a manifest.
  public enum Problem: Sendable {
    /// It is no YAML; the text says why.
    case malformed(String)
    /// It is no mapping.
    case notAnObject
    /// It is no list, as a JSON patch is.
    case notOperations
    /// It lacks a field without which it is no object of Kubernetes.
    case missing(field: String)
  }

  /// What the text has to be.
  enum Form: Sendable {
    /// A whole object.
    case object
    /// The part of an object that is to change.
    case part
    /// A list of operations.
    case operations
  }

  /// What is wrong with it, and where.
  public let problem: (Problem, at: Location)?
  /// Its root, where it is a mapping.
  let root: YAMLNode?

  /// Reads a manifest; `nil` where a variable is all of it, or one is not closed and may end anywhere.
  ///
  /// Argo's validator puts a word in place of a variable too before it reads the manifest.
  init?(_ text: Sourced<ByteString>, _ form: Form) {
    let templated = TemplateText(text.value.bytes)
    guard templated.unclosed.isEmpty else { return nil }
    do {
      guard let root = try text.node.embeddedYAML(variables: templated.tags.map(\.range)) else { return nil }
      if root.scalar?.isUnknown ?? false { return nil }
      self.root = root.kind == .mapping ? root : nil
      problem = Self.problem(with: root, form).map { ($0, text.location) }
    } catch {
      root = nil
      problem = (.malformed(error.message), text.node.location(of: error.span))
    }
  }

  private static func problem(with root: YAMLNode, _ form: Form) -> Problem? {
    if form == .operations { return root.kind == .sequence ? nil : .notOperations }
    guard root.kind == .mapping else { return .notAnObject }
    // A patch holds what changes; kubectl is told in `flags` which object is meant.
    if form == .part || root["<<"] != nil { return nil }
    return (["apiVersion", "kind"] as [StaticString]).first { root[$0]?.isNull ?? true }.map {
      .missing(field: $0.description)
    }
  }
}
