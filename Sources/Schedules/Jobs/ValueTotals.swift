import Diagnostics
public import Pipelines

/// What the values that are known are together.
extension PinnedRun {
  /// How many bytes the values are for the API, those from files left out that could not be looked up.
  public var valueBytes: Int { SuppliedParameters.total(of: values.map(Self.size)) }

  /// The value that takes most of them.
  public var largestValue: ScheduledValue? {
    values.max { Self.size(of: $0) < Self.size(of: $1) }
  }

  /// Whether some values are in files that could not be looked up.
  public var hasUnknownValues: Bool {
    values.count < job.parameters.count { $0.valueFrom != nil || $0.value != nil }
  }

  private static func size(of value: ScheduledValue) -> Int {
    SuppliedParameters.size(of: ParameterName.sanitized(value.name.value), value: value.text.bytes)
  }
}

extension RecurringRun {
  /// The credentials in the values that the schedule itself has.
  public var credentials: [Credential] {
    parameters.flatMap { parameter in
      guard let name = parameter.name, let value = parameter.value else { return [] as [Credential] }
      return Credential.all(inParameter: name.value, value: value)
    }
  }
}
