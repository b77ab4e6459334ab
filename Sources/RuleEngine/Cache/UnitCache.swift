import Diagnostics
import Pipelines
import Snapshots

/// What was found out about pipelines at one commit, for a check of the next, where most are the same.
///
/// A pipeline is the same if its objects are, and those that it was rendered from; and so is what the rules say of it under
/// the same configuration. Schedules also depend on commits that they name, and are looked at each time.
public final class UnitCache: UnitMemory {
  private var known: [[UInt8]: Known] = [:]
  private var current: [[UInt8]: Known] = [:]
  private var configuration: [[UInt8]]?
  /// What was found out, and what around the pipeline it depends on.
  private typealias Known = (look: UnitLook, lookups: Lookups?)

  /// How many pipelines did not have to be looked at again.
  public private(set) var reused = 0

  /// A cache that knows nothing.
  public init() {}

  /// Starts the next check: what the one before did not use is forgotten, and all of it under another configuration.
  ///
  /// `configuration` is what its files hold.
  func start(with configuration: [[UInt8]]?) {
    known = configuration == self.configuration ? current : [:]
    current = [:]
    self.configuration = configuration
  }

  func look(
    for candidate: PipelineCandidate, around surroundings: SurroundingsReader, in snapshot: BoundedSnapshot
  ) -> UnitLook? {
    guard let key = Self.key(of: candidate), let known = known[key], known.lookups.map(surroundings.finds) ?? true
    else {
      return nil
    }
    current[key] = known
    reused += 1
    return known.look
  }

  func keep(
    _ look: UnitLook, _ lookups: Lookups?, size: Int, for candidate: PipelineCandidate,
    in snapshot: BoundedSnapshot
  ) {
    if let key = Self.key(of: candidate) { current[key] = (look, lookups) }
  }

  /// The path, how it was recognised, and the names and objects of the files; `nil` if one of those is not known by its object.
  private static func key(of candidate: PipelineCandidate) -> [UInt8]? {
    var bytes = candidate.path.bytes + [0] + Array("\(candidate.kind) \(String(describing: candidate.intent))".utf8)
    for entry in candidate.entries {
      guard let id = entry.objectID else { return nil }
      bytes += [0] + entry.path.bytes + [0] + id.bytes + Array("\(entry.kind)".utf8)
    }
    return Digest.sha256(bytes)
  }
}
