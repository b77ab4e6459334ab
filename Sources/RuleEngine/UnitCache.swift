import Diagnostics
import Pipelines
import Snapshots

/// What was found out about pipelines at one commit, for a check of the next, where most are the same.
///
/// A pipeline is the same if its objects are, and so is what the rules say of it under the same configuration. Schedules also
/// depend on commits that they name, and are looked at each time.
public final class UnitCache {
  private var known: [[UInt8]: UnitLook] = [:]
  private var current: [[UInt8]: UnitLook] = [:]
  private var configuration: [[UInt8]]?
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

  /// What is known of a pipeline.
  func look(for candidate: PipelineCandidate) -> UnitLook? {
    guard let key = Self.key(of: candidate), let look = known[key] else { return nil }
    current[key] = look
    reused += 1
    return look
  }

  /// Keeps what was found out.
  func keep(_ look: UnitLook, for candidate: PipelineCandidate) {
    if let key = Self.key(of: candidate) { current[key] = look }
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
