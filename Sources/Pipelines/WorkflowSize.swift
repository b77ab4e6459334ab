import ArgoTypes
public import Diagnostics
import YAMLSyntax

/// Something in a workflow that is too large for whoever has to hold it.
public struct ExcessiveSize: Sendable {
  /// Whose limit it is.
  public enum Limit: Int, Sendable {
    /// What etcd takes of one object in one request, by default.
    case etcd = 1_572_864
    /// What Argo takes of a Workflow as JSON, by default (`MAX_WORKFLOW_SIZE`).
    ///
    /// `workflow/packer/packer.go` compresses the states of the nodes when a Workflow is larger, and nothing else of it.
    case argo = 1_048_576
    /// What Linux takes of one argument or environment variable, its final NUL included (`MAX_ARG_STRLEN`).
    case argument = 131_072
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
  /// Everything that is too large for somebody.
  public var excessiveSizes: [ExcessiveSize] {
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
      let span = template.node.span
      let isExplained =
        template.metadata.annotationsAreExcessive || starts.contains { span.start <= $0 && $0 < span.end }
      guard !template.containers.isEmpty, !isExplained,
        let bytes = template.node.jsonSize(
          ifAbove: ExcessiveSize.Limit.argument.rawValue - "ARGO_TEMPLATE=".utf8.count - 1)
      else { return nil }
      let location = (template.name?.node ?? template.node).location
      return ExcessiveSize(subject: .template(template.name?.value), bytes: bytes, limit: .argument, location: location)
    }
  }
}

extension Workflow {
  fileprivate var excessiveSize: ExcessiveSize? {
    root.jsonSize(ifAbove: ExcessiveSize.Limit.argo.rawValue).map { bytes in
      ExcessiveSize(
        subject: .workflow, bytes: bytes, limit: bytes > ExcessiveSize.Limit.etcd.rawValue ? .etcd : .argo,
        location: (root.entry("spec")?.key ?? root).location)
    }
  }
}

extension Container {
  fileprivate func excessiveSizes(of template: ByteString?) -> [ExcessiveSize] {
    let words = words.map { (ExcessiveSize.Subject.word(of: template), $0.value.bytes.count, $0.location) }
    let variables = environment.map {
      (
        ExcessiveSize.Subject.variable($0.name.value), $0.name.value.bytes.count + 1 + $0.value.value.bytes.count,
        $0.value.location
      )
    }
    return (words + variables).compactMap { subject, bytes, location in
      bytes < ExcessiveSize.Limit.argument.rawValue
        ? nil : ExcessiveSize(subject: subject, bytes: bytes, limit: .argument, location: location)
    }
  }
}

extension YAMLNode {
  /// The bytes of the value as the JSON that Go writes, without white space, if they are more than `limit`.
  func jsonSize(ifAbove limit: Int) -> Int? {
    // A byte becomes at most six, as `<` does; what aliases repeat is no matter for files that a compiler wrote.
    guard span.range.count * 6 > limit else { return nil }
    var size = 0
    var waiting = [self]
    while let node = waiting.popLast() {
      switch node.kind {
      case .scalar: size += node.scalarSize
      case .sequence:
        size += 2 + max(0, node.count - 1)
        waiting += node.items
      case .mapping:
        size += 2 + max(0, node.count - 1)
        for (key, value) in node.entries {
          size += 3 + SuppliedParameters.encodedSize(of: key.scalar?.bytes ?? [])
          waiting.append(value)
        }
      }
    }
    return size > limit ? size : nil
  }

  private var scalarSize: Int {
    let text = scalar?.bytes ?? []
    return switch resolution {
    case .string: 2 + SuppliedParameters.encodedSize(of: text)
    case .null: "null".utf8.count
    default: text.count
    }
  }
}
