import Diagnostics

extension Parameter {
  /// The placeholders in the default that no run replaces, unless a file gives the parameter another value.
  public var macrosInDefault: [(macro: ParameterMacro, value: ParameterValue)] {
    let ofSchedules: [ByteString] = ["ScheduledTime", "Index"]
    guard let value = defaultValue,
      file == nil || fileValue.map({ !ParameterMacro.known(in: $0.text, of: ofSchedules).isEmpty }) ?? false
    else { return [] }
    return ParameterMacro.known(in: value.text, of: ofSchedules).map { text, range in
      (ParameterMacro(text: text, range: range, defect: .inDefault), value)
    }
  }
}
