public import Configuration
import Diagnostics
import Synchronization

/// What went wrong while policies ran.
///
/// A policy that fails on one pipeline says nothing about it, and that must not look like a policy that is met.
public final class PolicyFailures: Sendable {
  /// A failure, and the place of a pipeline at which it happened, if it was at one.
  private struct Failure {
    let policy: String
    let problem: ConfigurationProblem
    let place: Location?
  }

  /// Pipelines are looked at in any order, so that a failure at an earlier place may come later.
  private let first = Mutex<[Failure]>([])

  /// No failures.
  public init() {}

  /// What went wrong, once for each policy, in the order of the policies' files.
  public var problems: [ConfigurationProblem] {
    first.withLock { $0.map(\.problem) }.sorted { $0.location.isBefore($1.location) }
  }

  /// Notes that a policy failed; of all its failures the one at the first place counts.
  func add(_ problem: ConfigurationProblem, of policy: String, at place: Location?) {
    first.withLock { first in
      let failure = Failure(policy: policy, problem: problem, place: place)
      guard let known = first.firstIndex(where: { $0.policy == policy }) else { return first.append(failure) }
      guard let place, first[known].place.map({ place.isBefore($0) }) ?? true else { return }
      first[known] = failure
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
