import Glibc

/// The program that started the server, which ends with it (LSP 3.17, `processId` of `initialize`).
public struct ClientProcess: Sendable {
  private let id: pid_t

  /// The program with an id; `nil` where there cannot be one.
  public init?(_ id: Int?) {
    guard let id, id > 0, let number = pid_t(exactly: id) else { return nil }
    self.id = number
  }

  /// Whether it is gone; one that belongs to somebody else is there.
  public var isGone: Bool { kill(id, 0) != 0 && errno == ESRCH }
}
