import ArgoGrammar
import Configuration
import Diagnostics
import Pipelines
import RuleEngine

/// Finds images that come from elsewhere than an organisation wants.
struct ImageRegistry: Rule {
  let options: ImageRegistryOptions

  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for image in graph.workflow.images {
      guard let reference = image.reference else { continue }
      let name = Path("\(reference.domain)/\(reference.path)")
      if !options.allow.contains(where: { $0.matches(name) }) {
        report(.foreign(image.text.value, options.allow), at: image.text.location)
      }
    }
  }
}

extension Report.Message {
  fileprivate static func foreign(_ image: ByteString, _ allowed: [PathPattern]) -> Self {
    let shown = allowed.prefix(3).map(\.text.quoted).joined(separator: ", ")
    return Self(
      "image \(image.quoted) does not come from an allowed registry",
      label: allowed.isEmpty
        ? "no image is allowed"
        : allowed.count > 3 ? "matches none of \(shown) and \(allowed.count - 3) more" : "matches none of \(shown)",
      help: "copy the image into an allowed registry, or add it to allow of image-registry in .kfplint.yaml")
  }
}
