public import Diagnostics
public import Pipelines

/// What the values that stand in the file itself are together.
extension RecurringRun {
  /// The parameters with a name and a value of their own.
  private var values: [(name: ByteString, value: Sourced<ByteString>)] {
    parameters.compactMap { parameter in
      guard let name = parameter.name, let value = parameter.value else { return nil }
      return (name.value, value)
    }
  }

  /// How many bytes the values are for the API, those from files left out.
  public var valueBytes: Int { SuppliedParameters.total(of: values.map { Self.size(of: $0.name, $0.value) }) }

  /// The value that takes most of them.
  public var largestValue: Sourced<ByteString>? {
    values.max { Self.size(of: $0.name, $0.value) < Self.size(of: $1.name, $1.value) }?.value
  }

  /// The credentials in the values.
  public var credentials: [Credential] {
    values.flatMap { Credential.all(inParameter: $0.name, value: $0.value) }
  }

  private static func size(of name: ByteString, _ value: Sourced<ByteString>) -> Int {
    SuppliedParameters.size(of: ParameterName.sanitized(name), value: value.value.bytes)
  }
}
