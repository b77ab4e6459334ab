import Diagnostics
public import Pipelines

/// What the values that are known are together.
extension RecurringRun {
  /// How many bytes the values are for the API, those from files left out that could not be looked up.
  public var valueBytes: Int { SuppliedParameters.total(of: values.map(Self.size)) }

  /// The value that takes most of them.
  public var largestValue: ScheduledValue? {
    values.max { Self.size(of: $0) < Self.size(of: $1) }
  }

  /// Whether some values are in files that could not be looked up.
  public var hasUnknownValues: Bool {
    values.count < parameters.count { $0.valueFrom != nil || $0.value != nil }
  }

  /// The credentials in the values that the schedule itself has.
  public var credentials: [Credential] {
    values.filter { $0.file == nil }.flatMap { Credential.all(inParameter: $0.name.value, value: $0.place) }
  }

  private static func size(of value: ScheduledValue) -> Int {
    SuppliedParameters.size(of: ParameterName.sanitized(value.name.value), value: value.text.bytes)
  }
}
