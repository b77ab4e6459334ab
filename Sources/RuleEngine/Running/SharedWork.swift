/// What rules work out of a unit and use together, so that it is worked out once.
///
/// It lives as long as one unit is checked, by one task.
public final class SharedWork {
  private var known: [ObjectIdentifier: Any] = [:]

  init() {}

  /// The value of a type for the unit that is checked, which `make` works out if no rule has asked for it yet.
  public func value<Value>(_ make: () -> Value) -> Value {
    if let value = known[ObjectIdentifier(Value.self)] as? Value { return value }
    let value = make()
    known[ObjectIdentifier(Value.self)] = value
    return value
  }
}
