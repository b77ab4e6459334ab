import Diagnostics

/// What an expression may name.
public struct CELEnvironment: Sendable {
  /// A variable, and what values it has.
  public struct Variable: Sendable {
    /// Its name, which may have dots.
    public let name: String
    /// Its type.
    public let type: CELType

    /// A variable.
    public init(_ name: String, _ type: CELType) {
      (self.name, self.type) = (name, type)
    }
  }

  /// The variables, in the order in which an evaluation is given their values.
  public var variables: [Variable]
  /// The types of objects, by their names.
  public var objectTypes: [String: CELObjectType]
  /// The namespace in which names are looked up first, such as `com.example`.
  public var container: String

  /// An environment of these variables and types.
  public init(variables: [Variable] = [], objectTypes: [CELObjectType] = [], container: String = "") {
    self.variables = variables
    self.objectTypes = Dictionary(objectTypes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.container = container
  }
}

/// A type of objects: its fields, in the order of their indices.
public struct CELObjectType: Sendable {
  /// One field.
  public struct Field: Sendable {
    /// Its name.
    public let name: String
    /// The type of its values.
    public let type: CELType

    /// A field.
    public init(_ name: String, _ type: CELType) {
      (self.name, self.type) = (name, type)
    }
  }

  /// Its name.
  public let name: String
  /// Its fields.
  public let fields: [Field]
  private let indices: [String: Int]

  /// A type of objects.
  public init(_ name: String, fields: [Field]) {
    self.name = name
    self.fields = fields
    indices = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The index of a field.
  public func index(of name: String) -> Int? { indices[name] }

  /// The field that was probably meant.
  func nearest(to name: String) -> String? {
    NearestName.of(ByteString(name), among: fields.map { ByteString($0.name) })?.string
  }
}
