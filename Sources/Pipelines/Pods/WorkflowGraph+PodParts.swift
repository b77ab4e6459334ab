extension WorkflowGraph {
  /// The places that say what pods are like.
  ///
  /// A template that calls others has no pod: what it says about one is never looked at.
  var podParts: [PodPart] { lazyPodParts.value { makePodParts() } }

  private func makePodParts() -> [PodPart] {
    var parts: [PodPart] = []
    if let specification {
      parts.append(PodPart(.workflow, specification, []))
      if let defaults = specification.object("templateDefaults") {
        parts.append(PodPart(.patch, defaults, workflow.defaultContainers))
      }
    }
    for template in definitions where template.kind?.runsPod ?? !template.isGraph {
      parts.append(PodPart(.template, template.object, template.containers))
    }
    return parts + podPatches.compactMap(\.part)
  }

  /// Every container of every pod.
  var podContainers: [(container: PodContainer, isPartial: Bool)] {
    podParts.flatMap { part in part.containers.map { ($0, part.isPartial) } }
  }
}
