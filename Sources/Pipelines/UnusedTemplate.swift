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
  /// What only an unused template calls is told with that one. A template that a misspelt name was probably meant for is
  /// not told: the name is the defect.
  public var unusedTemplates: [UnusedTemplate] {
    guard knowsAllTemplates else { return [] }
    let meant = Set(unknownTemplates.compactMap(\.nearest))
    let unused = templates.filter { template in
      !isReached(template) && !(template.name.map { meant.contains($0.value) } ?? true)
    }
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
