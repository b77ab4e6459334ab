import Synchronization

/// A part of a value that is worked out when it is first asked for, and kept.
///
/// Two threads that ask for it first at once both work it out, which gives the same; nobody waits for the other.
final class Lazy<Value: Sendable>: Sendable {
  private let known = Mutex<Value?>(nil)

  /// The value, which `make` works out if it is not known yet.
  func value(_ make: () -> Value) -> Value {
    if let value = known.withLock({ $0 }) { return value }
    let value = make()
    known.withLock { $0 = value }
    return value
  }
}
