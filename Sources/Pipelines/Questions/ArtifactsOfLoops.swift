public import Diagnostics

extension WorkflowGraph {
  /// The artifacts that a task takes from a task that is a loop, with the place of the loop.
  ///
  /// Such a task runs once for each item, and of its artifacts Argo keeps none that others could refer to.
  public var artifactsOfLoops: [(origin: Sourced<ByteString>, loop: Location)] {
    taskGraphs.flatMap { graph -> [(Sourced<ByteString>, Location)] in
      let loops = Dictionary(
        graph.tasks.filter(isReadableLoop).compactMap { task in task.name.map { ($0.value, $0) } },
        uniquingKeysWith: { first, _ in first })
      guard !loops.isEmpty else { return [] }
      let arguments = graph.tasks.compactMap { $0.object.object("arguments") }
      return arguments.flatMap { $0.objects("artifacts") }.compactMap { artifact in
        guard let origin = artifact.text("from"), let task = origin.value.taskOfArtifact, let loop = loops[task] else {
          return nil
        }
        return (origin, loop.location)
      }
    }
  }

  private func isReadableLoop(_ task: DAGTask) -> Bool {
    (["withItems", "withParam", "withSequence"] as [StaticString]).contains { task.object[$0] != nil }
  }
}

extension ByteString {
  /// The task in `{{tasks.NAME.outputs.artifacts.NAME}}`.
  fileprivate var taskOfArtifact: ByteString? {
    let opening = Array("{{tasks.".utf8)
    guard bytes.starts(with: opening), let end = bytes.firstOccurrence(of: ".outputs.artifacts.") else { return nil }
    return ByteString(bytes[opening.count..<end])
  }
}
