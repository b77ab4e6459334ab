/// How far a session has come, which decides what is answered (LSP 3.17, Server lifecycle).
public struct Lifecycle: Sendable {
  /// The states of a session.
  public enum State: Sendable {
    /// Nothing but `initialize` is answered.
    case uninitialized
    case running
    /// Nothing but `exit` is wanted.
    case shutDown
  }

  /// How far the session has come.
  public private(set) var state = State.uninitialized

  /// A session that begins.
  public init() {}

  /// Why a request is refused now, if it is; `initialize` and `shutdown` take the session to its next state.
  public mutating func admit(request method: String) -> ResponseError? {
    switch (state, method) {
    case (.uninitialized, "initialize"):
      state = .running
      return nil
    case (.uninitialized, _):
      return ResponseError(.serverNotInitialized, "the first request has to be initialize")
    case (.running, "initialize"): return ResponseError(.invalidRequest, "initialize was sent before")
    case (.running, "shutdown"):
      state = .shutDown
      return nil
    case (.running, _): return nil
    case (.shutDown, _): return ResponseError(.invalidRequest, "the server was shut down")
    }
  }

  /// Takes the session back to its start, where `initialize` could not be answered.
  public mutating func refuseInitialize() { state = .uninitialized }

  /// Whether a notification counts now; `exit` always does.
  public func admits(notification method: String) -> Bool { method == "exit" || state == .running }

  /// The exit status of the program when the client says `exit`, or is gone.
  public var exitStatus: CInt { state == .shutDown ? 0 : 1 }
}
