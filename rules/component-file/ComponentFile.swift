import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds component definitions and Python source in the place of a compiled pipeline.
struct ComponentFile: Rule {
  func check(_ files: PipelineFiles, _ report: inout Report) {
    switch files.text {
    case .python(let file, let line):
      report(.python, at: Location(file, line))
    case .document(let document):
      if case .component(let evidence) = document.format { report(.component, at: evidence.location) }
    case .none, .malformed: return
    }
  }
}

extension Report.Message {
  fileprivate static let component = Self(
    "this is the definition of one component, not a compiled pipeline",
    label: "only a component definition has this key",
    help: "load it with kfp.components.load_component_from_file in a pipeline function, and compile that")

  fileprivate static let python = Self(
    "this is the Python source of a pipeline, not its compiled form",
    label: "Python",
    help: "compile it, with kfp.compiler.Compiler of SDK 1.8 or `dsl-compile --py FILE --output workflow.yaml`")
}
