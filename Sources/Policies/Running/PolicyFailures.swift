public import Configuration
import Synchronization

/// What went wrong while policies ran, and how much work they did.
///
/// A policy that fails on one pipeline says nothing about it, and that must not look like a policy that is met.
public final class PolicyFailures: Sendable {
  private struct State {
    var problems: [ConfigurationProblem] = []
    /// The policies that have failed; each is told once.
    var failed: Set<String> = []
    var steps: [String: Int] = [:]
  }

  /// As many steps as one policy may take in a whole run: some tens of seconds.
  private static let mostSteps = 1_000_000_000

  private let state = Mutex(State())

  /// No failures.
  public init() {}

  /// What went wrong, once for each policy.
  public var problems: [ConfigurationProblem] { state.withLock { $0.problems } }

  /// Notes that a policy failed; only the first time counts.
  func add(_ problem: ConfigurationProblem, of policy: String) {
    state.withLock { state in
      if state.failed.insert(policy).inserted { state.problems.append(problem) }
    }
  }

  /// Counts work, and tells whether a policy has done too much.
  func isExhausted(_ policy: String, after steps: Int) -> Bool {
    state.withLock { state in
      state.steps[policy, default: 0] += steps
      return state.steps[policy, default: 0] > Self.mostSteps
    }
  }
}
