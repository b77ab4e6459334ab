import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds `pipeline_spec` annotations that readers of the interface cannot read.
struct PipelineSpecInvalid: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    switch pipeline.specification {
    case .missing: return
    case .notText(let node):
      report(.notText, at: node.location)
    case .malformed(let annotation, let error):
      report(.malformed(error.message), at: annotation.location(of: error.span))
    case .read(let specification):
      for defect in specification.defects {
        switch defect.problem {
        case .wrongType(let key, let expected):
          report(.wrongType(key, expected: expected), at: defect.node.location)
        case .inputWithoutName:
          report(.inputWithoutName, at: defect.node.location)
        case .duplicateInput(let name, let first):
          report(.duplicate(name), at: defect.node.location, related: [.init("first here", at: first.location)])
        }
      }
    }
  }
}

extension Report.Message {
  private static let render = "re-run the render script, which writes the annotation from the pipeline's Python"

  fileprivate static let notText = Self(
    "pipeline_spec is not a string", label: "the JSON has to be the text of a string",
    notes: ["Kubernetes takes only strings as annotations"], help: render)

  fileprivate static func malformed(_ problem: String) -> Self {
    Self("pipeline_spec is not JSON: \(problem)", help: render)
  }

  fileprivate static func wrongType(_ key: String?, expected: String) -> Self {
    Self("\(key.map { "\"\($0)\" in pipeline_spec" } ?? "pipeline_spec") is not \(expected)", help: render)
  }

  fileprivate static let inputWithoutName = Self("an input in pipeline_spec has no name", help: render)

  fileprivate static func duplicate(_ name: ByteString) -> Self {
    Self("pipeline_spec has the input \"\(name)\" twice", label: "again", help: render)
  }
}
