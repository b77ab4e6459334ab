public import Configuration
import Synchronization

/// What went wrong while policies ran.
///
/// A policy that fails on one pipeline says nothing about it, and that must not look like a policy that is met.
public final class PolicyFailures: Sendable {
  private struct State {
    var problems: [ConfigurationProblem] = []
    /// The policies that have failed; each is told once.
    var failed: Set<String> = []
  }

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
}

/// How much work a policy has done in a whole run.
final class PolicyWork: Sendable {
  /// As many steps as one policy may take in a whole run: some tens of seconds.
  private static let most = 1_000_000_000

  private let steps = Atomic(0)

  /// Whether it has done too much.
  var isTooMuch: Bool { steps.load(ordering: .relaxed) > Self.most }

  /// Counts work.
  func add(_ count: Int) { steps.add(count, ordering: .relaxed) }
}
