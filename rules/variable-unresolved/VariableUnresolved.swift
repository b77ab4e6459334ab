import ArgoGrammar
import ArgoTypes
import Diagnostics
import Pipelines
import RuleEngine

/// Finds `{{…}}` that name nothing in their scope: no input, no task, no output, no parameter, no variable of Argo.
struct VariableUnresolved: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for defect in graph.referenceDefects {
      guard let message = message(of: defect, in: graph) else { continue }
      var severity = defect.refusal.severity ?? .error
      // The server writes it on the run: it is there when the step starts, and only a validator before the run, which the
      // KFP API has from 1.7 on, does not know.
      if case .unknownMetadata(isSetByServer: true) = defect.problem, !graph.isCheckedByAPI { severity = .info }
      report(
        message, at: defect.location, severity: severity, related: declarations(of: defect),
        fix: Fix(correcting: defect.misspelling))
    }
    for defect in graph.expressionDefects {
      guard case .unknownName(let owner, let nearest) = defect.problem else { continue }
      report(.unknown(defect.text, owner, nearest), at: defect.location)
    }
    guard !graph.isPipeline else { return }
    for variable in graph.variablesInDefaults { report(variable) }
  }

  private func message(of defect: ReferenceDefect, in graph: WorkflowGraph) -> Report.Message? {
    let text = defect.text
    func unresolved(_ why: String, _ nearest: NearName?) -> Report.Message {
      .unresolved(text, why, nearest, defect.refusal, isPipeline: graph.isPipeline)
    }
    let template = defect.place.template?.description ?? "the workflow"
    return switch defect.problem {
    case .undeclaredInput(let nearest): unresolved("\(template) declares no such input", nearest)
    case .undeclaredOutput(let nearest): unresolved("\(template) declares no such output", nearest)
    case .unknownTask(let nearest): unresolved("\(template) has no task of this name", nearest)
    case .unknownOutput(_, let callee, nil) where defect.groupOfSDK(in: graph) != nil:
      .droppedBySDK(text, callee, defect.groupOfSDK(in: graph) ?? "")
    case .unknownOutput(_, let callee, let nearest):
      unresolved("\(callee.description) has no such output", nearest)
    case .notProvided(let task): unresolved("\(task.description) does not provide it", nil)
    case .unknownParameter(let nearest): unresolved("spec.arguments has no such parameter", nearest)
    case .unknownMetadata(let isSetByServer):
      .metadata(text, isSetByServer: isSetByServer, isPipeline: graph.isCheckedByAPI)
    case .unknownGlobalOutput(let nearest): unresolved("no output has this globalName", nearest)
    case .unknownVariable(let nearest): unresolved("Argo has no such variable", nearest)
    case .outOfPlace: unresolved(whereItIs(defect, graph), nil)
    case .tooNew(let since): unresolved("Argo has it from \(since) on", nil)
    case .spaceAtEnd: .spaceAtEnd(text)
    case .namesItself: .namesItself(text)
    case .misspeltRoot, .notUpstream, .itemOutsideLoop, .itemLacksField, .itemIsNumber: nil
    }
  }

  /// Where the variable would exist.
  private func whereItIs(_ defect: ReferenceDefect, _ graph: WorkflowGraph) -> String {
    switch defect.tag.reference {
    case .podName: "only a template that runs a pod has its name"
    case .inputArtifactPath: "only a template that runs a pod has the file"
    case .workflow(.property("priority")): "the workflow sets no spec.priority"
    case .workflow where graph.workflow.hasExitHook && graph.workflow.onExit == nil:
      "Argo's validator knows it in the exit handler that onExit names, and not in one of hooks"
    case .workflow: "only the exit handler knows it"
    case .node(_, _, .status): "only the tasks after it know its status"
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

extension ReferenceDefect {
  /// What in the pipeline's Python made the template whose outputs hold the tag, if that is known.
  ///
  /// `_data_passing_rewriter.py` of SDK 1.x removes an output that nothing within the same group of tasks reads.
  fileprivate func groupOfSDK(in graph: WorkflowGraph) -> String? {
    graph.workflow.hasKFPMark && place.part == .outputs ? place.template?.groupOfSDK : nil
  }
}

extension Report.Message {
  fileprivate static func unresolved(
    _ text: String, _ why: String, _ nearest: NearName?, _ refusal: ReferenceDefect.Refusal, isPipeline: Bool
  ) -> Self {
    let correction = isPipeline ? "correct the name in the pipeline's Python, and render again" : "correct the name"
    return Self(
      "\(text) cannot be resolved: \(why)", label: "does not exist", notes: refusal.notes,
      help: nearest.map { "did you mean \"\($0)\"?" } ?? refusal.help ?? correction)
  }

  fileprivate static func unknown(_ text: String, _ owner: ExpressionDefect.Owner, _ nearest: ByteString?) -> Self {
    let why =
      switch owner {
      case .template(let template): "\(template?.description ?? "the template") declares no such input"
      case .workflow: "spec.arguments has no such parameter"
      }
    return Self(
      "\(text) cannot be evaluated: \(why)", label: "does not exist",
      notes: ["Argo does not check expressions before the run, and leaves the text with its braces as it is"],
      help: nearest.map { "did you mean \"\($0)\"?" } ?? "correct the name")
  }

  fileprivate static func droppedBySDK(_ text: String, _ callee: Template, _ group: String) -> Self {
    Self(
      "\(text) cannot be resolved: \(callee.description) has no such output", label: "does not exist",
      notes: [
        "the KFP SDK drops an output of a task in \(group) that only a task outside of it uses;"
          + " rendering again writes the same"
      ],
      help: "use the output inside of the \(group) as well, or move there what uses it")
  }

  fileprivate static func metadata(_ text: String, isSetByServer: Bool, isPipeline: Bool) -> Self {
    let note =
      isPipeline
      ? "KFP adds the key to the run, after Argo's validator has refused the workflow without it"
      : "the server adds the key to the run, which Argo's validator does not know"
    return Self(
      "\(text) cannot be resolved: the workflow's metadata has no such key", label: "does not exist",
      notes: isSetByServer ? [note] : [], help: "write the key into the workflow's metadata")
  }

  fileprivate static func namesItself(_ text: String) -> Self {
    Self(
      "\(text) cannot be resolved at the start of an argument: Argo takes it for an output of a task called \"name\"",
      label: "not the task's own name here", help: "write the name itself, or put a text before it")
  }

  fileprivate static func spaceAtEnd(_ text: String) -> Self {
    Self(
      "\(text) cannot be resolved: Argo before 3.4.12 takes the space for a part of the name", label: "does not exist",
      help: "remove the spaces within the braces")
  }
}
