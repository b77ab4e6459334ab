public import Diagnostics
public import YAMLSyntax

/// Something in a Workflow that Argo's types do not provide for.
public struct ArgoTypeDefect: Sendable {
  /// The key of a field that should not be there, or the value that is of the wrong type.
  public let node: YAMLNode
  /// The name of the field, or the key of the entry, that holds the value, directly or in a list.
  public let field: ByteString?
  /// What is wrong with it.
  public let problem: Problem
  /// The fields beside an unknown one that hold, or alone may hold, an object with a field of that name.
  public let homes: [ByteString]

  init(node: YAMLNode, field: ByteString?, problem: Problem, homes: [ByteString] = []) {
    self.node = node
    self.field = field
    self.problem = problem
    self.homes = homes
  }

  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// No version that counts has the field, and none of another case; `nearest` is the one that was probably meant.
    case unknownField(of: ArgoObjectType, nearest: NearName?)
    /// The field is `right` but for upper and lower case.
    ///
    /// Argo accepts that before 3.5, where its JSON decoder became a strict one; `isAccepted` is `nil` without a target.
    case wrongCase(of: ArgoObjectType, right: ByteString, isAccepted: Bool?)
    /// The field exists, but not in the target version, or, without a target, not in every version.
    case notInEveryVersion(of: ArgoObjectType, ArgoVersionRange)
    /// The field is one that old SDKs wrote and Argo has dropped since; `successor` does what it did.
    case droppedField(of: ArgoObjectType, ArgoVersionRange, successor: ByteString)
    /// The value is not one of the few words that the field takes.
    case outsideClosedSet(of: ArgoObjectType, field: ByteString, allowed: [ByteString])
    /// The value is not what the field holds.
    case wrongType(expected: ArgoValueType, found: FoundValue)
    /// The field holds text, and the value is a scalar that is not text to go-yaml or not to PyYAML.
    case notText(found: FoundValue, journey: ScalarJourney)
  }
}

/// What a value is to the reader that Argo uses.
public enum FoundValue: Hashable, Sendable {
  case null
  case string
  case boolean
  case integer
  /// An integer, too large for the field.
  case largeInteger
  case float
  /// Infinity, or not a number, neither of which JSON can express.
  case infinity
  case list
  case mapping
}

extension FoundValue: CustomStringConvertible {
  /// What is there, as a sentence says it: "a list".
  public var description: String {
    switch self {
    case .null: "nothing"
    case .string: "a string"
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .largeInteger: "an integer out of range"
    case .float: "a number"
    case .infinity: "no finite number"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}
