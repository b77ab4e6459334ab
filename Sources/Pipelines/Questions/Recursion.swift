import Diagnostics

/// Templates that call each other in any case, so that a run of one never ends.
///
/// Recursion as such is legal: the SDK's `graph_component` compiles to it, with a condition on the way.
public struct Recursion: Sendable {
  /// One way round: each call stands in the template that the one before it calls; the last calls the first's.
  public let calls: [TemplateCall]
  /// How many templates call each other in all.
  public let size: Int
}

extension WorkflowGraph {
  /// The endless recursions that a run comes to, in the order of their first templates.
  public var endlessRecursions: [Recursion] {
    // In most workflows no template leads back to itself at all.
    guard templatesCallEachOther else { return [] }
    let unconditional = templates.map { template in
      isReached(template) ? calls(by: template).filter { isCertainlyUnconditional($0) && $0.callee != nil } : []
    }
    let edges = unconditional.map { $0.compactMap { $0.callee?.position } }
    return StronglyConnectedComponents(edges: edges).groups
      .compactMap { group in group.min().map { (first: $0, group: group) } }
      .sorted { $0.first < $1.first }
      .compactMap { first, group in
        ShortestCycle.through(first, within: group, edges: { edges[$0] }).map { way in
          Recursion(calls: way.map { unconditional[$0.node][$0.edge] }, size: group.count)
        }
      }
  }

  /// Whether there is a way from any template back to itself, whatever the conditions.
  private var templatesCallEachOther: Bool {
    let edges = templates.map { template in calls(by: template).compactMap { $0.callee?.position } }
    return StronglyConnectedComponents(edges: edges).groups.contains { group in
      group.count > 1 || group.contains { edges[$0].contains($0) }
    }
  }

  /// Whether the call is always made, and no misspelt field of it is meant as a condition or a loop.
  private func isCertainlyUnconditional(_ call: TemplateCall) -> Bool {
    call.isUnconditional
      && !(["when", "depends", "withItems", "withParam", "withSequence"] as [StaticString]).contains {
        typeDefects.isMisspelt($0, in: call.task.node)
      }
  }
}
