import CEL
import Diagnostics

/// The values of the variables that the expressions of a policy have, for one subject.
struct SubjectFrame {
  /// The values in the order of the variables, and last an object for the policy's own variables.
  private(set) var values: [CELValue]

  /// The values of the variables, the subject last.
  init(_ subjects: CELValue...) {
    values = subjects + [Self.noVariables]
  }

  /// The policy's own variables where it has none.
  private static let noVariables = CELValue.object(NoVariables())

  /// The same with the policy's own variables.
  func with(_ variables: any CELObject) -> SubjectFrame {
    var copy = self
    copy.values[values.count - 1] = .object(variables)
    return copy
  }

  /// Where the subject is.
  var place: Location? {
    guard case .object(let object) = values[values.count - 2] else { return nil }
    return (object as? any PlacedObject)?.place
  }
}

/// An object without fields.
private final class NoVariables: CELObject {
  var typeName: String { "variables" }
  var identity: ByteString { "" }

  func value(ofField index: Int) throws(CELFailure) -> CELValue? { nil }
}
