import Diagnostics

/// A template that no run comes to.
public struct UnusedTemplate: Sendable {
  /// The template; no other unused template calls it, unless they call each other.
  public let template: Template
  /// The templates that only it and other unused ones call, directly or through others.
  public let alsoUnused: [Template]
}

extension WorkflowGraph {
  /// The templates that no run comes to, in the order written.
  ///
  /// What only an unused template calls is told with that one. Nothing is told while a call is broken that may have been
  /// meant for the template: the name of a template that is not there, a graph without tasks, or one that cannot be read.
  public var unusedTemplates: [UnusedTemplate] {
    guard knowsAllTemplates, unknownTemplates.isEmpty, !typeDefects.isMisspelt("onExit", in: workflow.spec) else {
      return []
    }
    let unused = templates.filter { !isReached($0) }
    guard !unused.isEmpty, knowsAllCalls else { return [] }
    let called = Set(
      unused.flatMap { template in
        calls(by: template).compactMap { $0.callee?.position }.filter { $0 != template.position }
      })
    // First those that nothing calls; what is left after them is in circles.
    var told = Set<Int>()
    var found: [UnusedTemplate] = []
    for template in unused.filter({ !called.contains($0.position) }) + unused.filter({ called.contains($0.position) }) {
      guard !told.contains(template.position) else { continue }
      let others = reached(from: template, except: &told).filter { $0.position != template.position }
      found.append(UnusedTemplate(template: template, alsoUnused: others))
    }
    return found.sorted { $0.template.position < $1.template.position }
  }

  /// Whether all calls on the way of a run could be read.
  private var knowsAllCalls: Bool {
    let empty = Set(taskGraphs.filter(\.isEmpty).map(\.template.position))
    return templates.allSatisfy { template in
      guard isReached(template), template.kind.map({ !$0.isLeaf }) ?? true else { return true }
      return template.kind != nil && !template.node.hasMergedEntries && typeDefects.isSound(template.node)
        && !empty.contains(template.position)
    }
  }

  /// The unreached templates that a template calls, itself included, without those that are told already.
  private func reached(from template: Template, except told: inout Set<Int>) -> [Template] {
    var waiting = [template]
    var found: [Template] = []
    while let next = waiting.popLast() {
      guard !isReached(next), told.insert(next.position).inserted else { continue }
      found.append(next)
      waiting += calls(by: next).compactMap(\.callee)
    }
    return found.sorted { $0.position < $1.position }
  }
}
