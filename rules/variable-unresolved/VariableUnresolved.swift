import ArgoGrammar
import ArgoTypes
import Diagnostics
import Pipelines
import RuleEngine

/// Finds `{{…}}` that name nothing in their scope: no input, no task, no output, no parameter, no variable of Argo.
struct VariableUnresolved: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for defect in graph.referenceDefects {
      guard let message = message(of: defect) else { continue }
      var severity = Severity.error
      // The server writes it on the run: it is there when the step starts, and only the validator does not know.
      if case .unknownMetadata(isSetByServer: true) = defect.problem { severity = .info }
      report(message, at: defect.location, severity: severity, related: declarations(of: defect))
    }
  }

  private func message(of defect: ReferenceDefect) -> Report.Message? {
    let text = defect.text
    let template = defect.place.template?.description ?? "the workflow"
    return switch defect.problem {
    case .undeclaredInput(let nearest): .unresolved(text, "\(template) declares no such input", nearest)
    case .undeclaredOutput(let nearest): .unresolved(text, "\(template) declares no such output", nearest)
    case .unknownTask(let nearest): .unresolved(text, "\(template) has no task of this name", nearest)
    case .unknownOutput(_, let callee, let nearest):
      .unresolved(text, "\(callee.description) has no such output", nearest)
    case .notProvided(let task): .unresolved(text, "\(task.description) does not provide it", nil)
    case .unknownParameter(let nearest): .unresolved(text, "spec.arguments has no such parameter", nearest)
    case .unknownMetadata(let isSetByServer): .metadata(text, isSetByServer: isSetByServer)
    case .unknownGlobalOutput(let nearest): .unresolved(text, "no output has this globalName", nearest)
    case .unknownVariable(let nearest): .unresolved(text, "Argo has no such variable", nearest)
    case .outOfPlace: .unresolved(text, whereItIs(defect), nil)
    case .tooNew(let since): .unresolved(text, "Argo has it from \(since) on", nil)
    case .padded: .padded(text)
    case .misspeltRoot, .notUpstream, .itemOutsideLoop, .itemLacksField: nil
    }
  }

  /// Where the variable would exist.
  private func whereItIs(_ defect: ReferenceDefect) -> String {
    switch defect.tag.reference {
    case .podName: "only a template that runs a pod has its name"
    case .inputArtifactPath: "only a template that runs a pod has the file"
    case .workflow: "only the exit handler knows it"
    default: "it is visible in the tasks and outputs of its own graph only"
    }
  }

  private func declarations(of defect: ReferenceDefect) -> [Finding.Related] {
    switch defect.problem {
    case .unknownOutput(let task, let callee, _):
      [.init("\(task.description) calls this template", at: callee.location)]
    case .undeclaredInput, .undeclaredOutput:
      defect.place.template.map { [.init("the template that it stands in", at: $0.location)] } ?? []
    default: []
    }
  }
}

extension Report.Message {
  fileprivate static func unresolved(_ text: String, _ why: String, _ nearest: ByteString?) -> Self {
    Self(
      "\(text) cannot be resolved: \(why)", label: "names nothing",
      help: nearest.map { "did you mean \"\($0)\"?" } ?? "correct the name, or render the pipeline again")
  }

  fileprivate static func metadata(_ text: String, isSetByServer: Bool) -> Self {
    Self(
      "\(text) cannot be resolved: the workflow's metadata has no such key", label: "names nothing",
      notes: isSetByServer ? ["the server adds the key to the run, which Argo's validator does not know"] : [],
      help: "write the key into the workflow's metadata")
  }

  fileprivate static func padded(_ text: String) -> Self {
    Self(
      "\(text) stays as it is: Argo before 3.4 ignores a tag with spaces in its braces",
      label: "not substituted", help: "remove the spaces within the braces")
  }
}
