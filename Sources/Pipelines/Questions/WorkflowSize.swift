import ArgoTypes
public import Diagnostics
import YAMLSyntax

/// Something in a workflow that is too large for the component that has to hold it.
public struct ExcessiveSize: Sendable {
  /// Whose limit it is.
  public enum Limit: Int, Sendable {
    /// What etcd accepts for one object in one request, by default.
    case etcd = 1_572_864
    /// What Argo takes of a Workflow as JSON, by default (`MAX_WORKFLOW_SIZE`).
    ///
    /// `workflow/packer/packer.go` compresses the states of the nodes when a Workflow is larger, and nothing else of it.
    case argo = 1_048_576
    /// What Linux takes of one argument or environment variable, its final NUL included (`MAX_ARG_STRLEN`).
    case argument = 131_072

    /// The most bytes of a template that fit into its variable, behind the name and before the NUL.
    static let template = argument.rawValue - "ARGO_TEMPLATE=".utf8.count - 1
  }

  /// What is too large.
  public enum Subject: Sendable {
    /// The workflow as JSON.
    case workflow
    /// A word of a command, by the template's name.
    case word(of: ByteString?)
    /// An environment variable with its name, by that name.
    case variable(ByteString)
    /// A template as JSON, which Argo 3.2 to 3.5 put into the variable `ARGO_TEMPLATE` of the pod, by its name.
    case template(ByteString?)
  }

  /// What is too large.
  public let subject: Subject
  /// How many bytes it has.
  public let bytes: Int
  /// Whose limit that exceeds.
  public let limit: Limit
  /// Where it stands.
  public let location: Location
}

extension WorkflowGraph {
  /// Everything that is too large.
  public var excessiveSizes: [ExcessiveSize] {
    // Nothing in a small file is large; what aliases repeat is no matter for files that a compiler wrote.
    guard document.file.bytes.count * JSONSize.largestGrowth > ExcessiveSize.Limit.argument.rawValue else { return [] }
    let words = workflow.templates.flatMap { template in
      template.containers.flatMap { $0.excessiveSizes(of: template.name?.value) }
    }
    return [workflow.excessiveSize].compactMap { $0 } + words + excessiveTemplates(besides: words)
  }

  /// The templates that do not fit into a variable of their pods, unless a part of them is reported as too large.
  private func excessiveTemplates(besides words: [ExcessiveSize]) -> [ExcessiveSize] {
    // Argo 3.6 puts a large template into a ConfigMap.
    if let target, target >= ArgoVersion(3, 6) { return [] }
    let starts = words.compactMap { $0.location.place?.span.start }
    return templates.compactMap { template in
      guard let bytes = JSONSize.of(template.node, ifAbove: ExcessiveSize.Limit.template),
        !template.containers.isEmpty, !template.metadata.annotationsAreExcessive
      else { return nil }
      let span = template.node.span
      if starts.contains(where: { span.start <= $0 && $0 < span.end }) { return nil }
      let location = (template.name?.node ?? template.node).location
      return ExcessiveSize(subject: .template(template.name?.value), bytes: bytes, limit: .argument, location: location)
    }
  }
}

extension Workflow {
  fileprivate var excessiveSize: ExcessiveSize? {
    JSONSize.of(root, ifAbove: ExcessiveSize.Limit.argo.rawValue).map { bytes in
      ExcessiveSize(
        subject: .workflow, bytes: bytes, limit: bytes > ExcessiveSize.Limit.etcd.rawValue ? .etcd : .argo,
        location: (root.entry("spec")?.key ?? root).location)
    }
  }
}

extension Container {
  fileprivate func excessiveSizes(of template: ByteString?) -> [ExcessiveSize] {
    guard node.span.range.count >= ExcessiveSize.Limit.argument.rawValue else { return [] }
    let words = words.map { (ExcessiveSize.Subject.word(of: template), $0.value.bytes.count, $0.location) }
    let variables = environment.map { name, value in
      (ExcessiveSize.Subject.variable(name.value), name.value.bytes.count + 1 + value.value.bytes.count, value.location)
    }
    return (words + variables).compactMap { subject, bytes, location in
      bytes < ExcessiveSize.Limit.argument.rawValue
        ? nil : ExcessiveSize(subject: subject, bytes: bytes, limit: .argument, location: location)
    }
  }
}
