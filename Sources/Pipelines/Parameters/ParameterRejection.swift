public import Diagnostics
import YAMLSyntax

/// Who refuses a parameter's value.
public enum ParameterRejection: Sendable {
  /// Steps that parse the value as the type, by the places where they declare it; there is at least one.
  case steps(ParameterType, declarations: [Sourced<ParameterType>])
  /// Nobody but the pipeline's own declaration.
  case pipeline(Sourced<ParameterType>)

  /// The type whose parser refuses the value.
  public var type: ParameterType {
    switch self {
    case .steps(let type, _): type
    case .pipeline(let type): type.value
    }
  }

  /// The type as it is written, such as `JsonObject`.
  public var typeName: String {
    let node =
      switch self {
      case .steps(_, let declarations): declarations.first?.node
      case .pipeline(let type): type.node
      }
    let name = node?.kind == .mapping ? node?.entries.first { _ in true }?.key.scalar : node?.scalar
    return name?.description ?? type.rawValue
  }

  /// How bad a value is: a step fails on it, or only readers of the interface are misled.
  public var severity: Severity {
    switch self {
    case .steps: .error
    case .pipeline: .warning
    }
  }

  /// The places that declare the type, for a report.
  public var declarations: [Finding.Related] {
    switch self {
    case .steps(_, let declarations):
      declarations.map { .init("a step that reads it declares it \(typeName)", at: $0.location) }
    case .pipeline(let type):
      [.init("the pipeline declares it \(typeName)", at: type.location)]
    }
  }
}
