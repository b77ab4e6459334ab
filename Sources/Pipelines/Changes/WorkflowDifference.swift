public import Diagnostics
import YAMLSyntax

/// What is different in a newer version of a workflow, template by template.
///
/// The compilation time and the SDK's version do not count.
public struct WorkflowDifference: Sendable {
  /// Every value that is not the same, with its path; all else here is these, grouped.
  public let values: [ValueDifference]
  /// The templates that are not the same, those of the older version first.
  public let templates: [TemplateChange]
  /// The parameters of `spec.arguments` that are not the same.
  public let parameters: [ParameterChange]
  /// What else is not the same, by the path of its key, such as `spec.onExit`.
  public let others: [ByteString]

  /// A template that is there in one version only, or is not the same in both.
  public struct TemplateChange: Sendable {
    /// Its name, in the newer version if it is there.
    public let name: ByteString
    /// What became of it.
    public let kind: Kind

    /// What may become of a template.
    public enum Kind: Sendable {
      case added
      case removed
      /// It has another name than before, and some of its parts may not be the same.
      case renamed(from: ByteString, [TemplatePart])
      /// Some of its parts are not the same.
      case changed([TemplatePart])
    }
  }

  /// A part of a template that is not the same in both versions.
  public enum TemplatePart: Hashable, Sendable {
    /// The image of its main container.
    case image(from: ByteString?, to: ByteString?)
    case taskAdded(ByteString)
    case taskRemoved(ByteString)
    case taskChanged(ByteString)
    /// Anything else, by its key, such as `args`.
    case field(ByteString)
  }

  /// A parameter that is there in one version only, or has another default.
  public struct ParameterChange: Sendable {
    /// Its name.
    public let name: ByteString
    /// What became of it.
    public let kind: Kind

    /// What may become of a parameter.
    public enum Kind: Hashable, Sendable {
      case added
      case removed
      case changedDefault
    }
  }

  /// Compares two versions of a workflow.
  public init(from older: WorkflowGraph, to newer: WorkflowGraph) {
    self.init(from: older.workflow.root, to: newer.workflow.root)
  }

  /// Compares the documents of two versions.
  init(from old: YAMLNode, to new: YAMLNode) {
    values = ValueDifference.all(from: old, to: new)
    var groups: [(name: ByteString, values: [ValueDifference])] = []
    var places: [ByteString: Int] = [:]
    var (parameters, parameterNames): ([ParameterChange], Set<ByteString>) = ([], [])
    var (others, known): ([ByteString], Set<ByteString>) = ([], [])
    for value in values {
      if let name = value.path.template {
        if let place = places[name] {
          groups[place].values.append(value)
        } else {
          places[name] = groups.count
          groups.append((name, [value]))
        }
      } else if let name = value.path.parameter {
        guard parameterNames.insert(name).inserted else { continue }
        parameters.append(ParameterChange(name: name, kind: value.parameterKind))
      } else {
        let key = value.path.keyOfDocument
        if known.insert(key).inserted { others.append(key) }
      }
    }
    templates = groups.map { Self.change($0.name, $0.values) }
    self.parameters = parameters
    self.others = others
  }

  /// Whether both versions are the same.
  public var isEmpty: Bool { values.isEmpty }

  private static func change(_ name: ByteString, _ values: [ValueDifference]) -> TemplateChange {
    var previousName: ByteString?
    for value in values where value.path.steps.count == 3 {
      switch value.kind {
      case .added: return TemplateChange(name: name, kind: .added)
      case .removed: return TemplateChange(name: name, kind: .removed)
      case .renamed(let old, _): previousName = old["name"]?.scalar
      case .changed, .reordered: break
      }
    }
    var parts: [TemplatePart] = []
    var known: Set<TemplatePart> = []
    let metadata = values.filter { $0.path.below(3).begins(with: "metadata") }
    // The annotations hold the component once more, and change with it.
    let counting =
      metadata.count == values.count ? metadata : values.filter { !$0.path.below(3).begins(with: "metadata") }
    for value in counting {
      guard let part = TemplatePart(value), known.insert(part).inserted else { continue }
      parts.append(part)
    }
    guard let previousName else { return TemplateChange(name: name, kind: .changed(parts)) }
    return TemplateChange(name: name, kind: .renamed(from: previousName, parts.filter { $0 != .field("name") }))
  }
}

extension WorkflowDifference.TemplatePart {
  /// The part of a template that a difference is in; `nil` for the template itself.
  fileprivate init?(_ value: ValueDifference) {
    let path = value.path.below(3)
    guard case .key(let key)? = path.steps.first else {
      if path.steps.isEmpty, case .changed = value.kind {
        self = .field("template")
        return
      }
      return nil
    }
    if key == "container" || key == "script", path.steps.count > 1, case .key(let inner) = path.steps[1] {
      self = inner == "image" ? .image(from: value.old?.scalar, to: value.new?.scalar) : .field(inner)
    } else if path.begins(with: "dag", "tasks"), path.steps.count > 2, case .item(let task) = path.steps[2] {
      switch value.kind {
      case .added where path.steps.count == 3: self = .taskAdded(task)
      case .removed where path.steps.count == 3: self = .taskRemoved(task)
      default: self = .taskChanged(task)
      }
    } else {
      self = .field(key)
    }
  }
}

extension ValueDifference {
  fileprivate var parameterKind: WorkflowDifference.ParameterChange.Kind {
    guard path.steps.count == 4 else { return .changedDefault }
    switch kind {
    case .added: return .added
    case .removed: return .removed
    case .changed, .renamed, .reordered: return .changedDefault
    }
  }
}

extension ValuePath {
  /// The template that a value is in.
  ///
  /// Where names do not tell the templates apart, it is `#` and the position.
  public var template: ByteString? {
    guard begins(with: "spec", "templates"), steps.count > 2 else { return nil }
    return steps[2].name
  }

  /// The parameter of the workflow that a value is in.
  public var parameter: ByteString? {
    guard begins(with: "spec", "arguments", "parameters"), steps.count > 3 else { return nil }
    return steps[3].name
  }

  /// The key at the top of the document or of `spec` that a value is below.
  fileprivate var keyOfDocument: ByteString {
    let levels = begins(with: "spec") ? 2 : 1
    return ByteString(ValuePath(Array(steps.prefix(levels))).description)
  }
}

extension ValuePath.Step {
  fileprivate var name: ByteString {
    switch self {
    case .key(let name), .item(let name): name
    case .position(let position): ByteString("#\(position)")
    }
  }
}
