import Pipelines
import Snapshots

/// What is known of pipelines before they are looked at.
protocol UnitMemory: AnyObject {
  /// What is known of a pipeline, if everything that it depends on is as it was.
  func look(
    for candidate: PipelineCandidate, around surroundings: SurroundingsReader, in snapshot: BoundedSnapshot
  ) -> UnitLook?

  /// Keeps what was found out, for which `size` bytes of its own files were read, and what around it that depends on.
  func keep(
    _ look: UnitLook, _ lookups: Lookups?, size: Int, for candidate: PipelineCandidate,
    in snapshot: BoundedSnapshot)
}
