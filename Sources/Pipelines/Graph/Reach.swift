import Diagnostics

/// The templates that a run comes to from some of them, by their positions.
struct Reach: Sendable {
  private let isReached: [Bool]

  /// Follows the calls; `callsByCaller` are those of each template.
  init(from roots: [Template], callsByCaller: [[TemplateCall]], _ names: TemplateNames) {
    var isReached = Array(repeating: false, count: callsByCaller.count)
    var waiting = roots.map(\.position)
    while let position = waiting.popLast() {
      guard !isReached[position] else { continue }
      isReached[position] = true
      for call in callsByCaller[position] {
        if let name = call.templateName { waiting += names.all(name.value).map(\.position) }
      }
    }
    self.isReached = isReached
  }

  func contains(_ template: Template) -> Bool { isReached[template.position] }
}
