public import ArgoTypes
public import Diagnostics

/// An Argo workflow as a graph: its templates, the tasks that call them, and what they hand on to each other.
///
/// Everything here is Argo's business and knows nothing of KFP, so it serves a plain Argo file as well. It is worked out
/// once, in time linear in the size of the file.
public struct WorkflowGraph: Sendable {
  /// The file that the workflow stands in.
  public let document: WorkflowDocument
  /// The workflow.
  public let workflow: Workflow
  /// The version of Argo that the workflow has to run on; `nil` for any.
  public let target: ArgoVersion?
  /// Whether it is a pipeline of KFP too, so that the rules about its parameters look at it.
  public let isPipeline: Bool
  /// What Argo's types do not provide for in the workflow.
  public let typeDefects: TypeDefects
  /// The templates, in the order written.
  public let templates: [Template]
  /// The calls of templates, in the order written within a template; those of the workflow's own hooks come last.
  public let calls: [TemplateCall]
  /// The DAGs, those of templates that are written inside a task among them.
  public let taskGraphs: [TaskGraph]
  /// The calls whose arguments do not fit the inputs of what they call.
  public let argumentMismatches: [ArgumentMismatch]
  /// The scalars with Argo's braces in them, in the order of the file within each part of the workflow.
  public let templatedTexts: [TemplatedText]
  /// The references that Argo cannot fill in as they are meant.
  public let referenceDefects: [ReferenceDefect]

  private let templatesByName: [ByteString: Template]
  /// The calls of each template, by its position.
  private let callsByCaller: [[TemplateCall]]
  /// Whether each template is reached, by its position; `nil` if nobody can say.
  private let reached: [Bool]?

  init(document: WorkflowDocument, workflow: Workflow, target: ArgoVersion?, isPipeline: Bool) {
    self.document = document
    self.workflow = workflow
    self.target = target
    self.isPipeline = isPipeline
    let typeDefects = TypeDefects(in: workflow, target: target)
    self.typeDefects = typeDefects
    let templates = workflow.templates
    self.templates = templates
    let byName = Dictionary(
      templates.compactMap { template in template.name.map { ($0.value, template) } },
      uniquingKeysWith: { first, _ in first })
    templatesByName = byName
    let collection = CallCollection(of: workflow, templates: templates, byName: byName, typeDefects)
    calls = collection.calls
    taskGraphs = collection.taskGraphs

    let interfaces = templates.map { TemplateInterface(of: $0, typeDefects) }
    let arguments = InterfaceItems("arguments", of: workflow.spec, typeDefects)
    // A parameter that only `pipeline_spec` has is a difference between the two, and reported as that.
    let owned = isPipeline ? workflow.interfaceNames : []
    argumentMismatches =
      (workflow.extendsAnother ? [] : [workflow.entrypoint, workflow.onExit]).compactMap {
        $0.flatMap { byName[$0.value] }
      }.compactMap {
        ArgumentMismatch(root: $0, arguments, interfaces[$0.position].inputs, owned: owned)
      }
      + calls.compactMap { call in
        guard let callee = call.callee, call.kind != .exitHandler else { return nil }
        return ArgumentMismatch(
          call, InterfaceItems("arguments", of: call.task.node, typeDefects), interfaces[callee.position].inputs)
      }

    templatedTexts = TemplatedTextCollection(of: workflow, templates: templates, taskGraphs: taskGraphs).texts
    let scope = WorkflowScope(
      of: workflow, outputs: interfaces.map(\.outputs), arguments: arguments, owned: owned,
      hasForeignCalls: calls.contains(where: \.task.runsNoTemplateOfTheWorkflow), target: target)
    referenceDefects =
      ReferenceCheck(
        of: templatedTexts, templates: zip(templates, interfaces).map { TemplateScope($0, $1) },
        byName: byName,
        taskGraphs: taskGraphs, workflow: scope, typeDefects: typeDefects, target: target
      ).defects

    var callsByCaller: [[TemplateCall]] = Array(repeating: [], count: templates.count)
    for call in calls {
      if let caller = call.caller { callsByCaller[caller.position].append(call) }
    }
    self.callsByCaller = callsByCaller
    reached = Self.reached(in: workflow, byName, calls, callsByCaller)
  }

  /// The first template of a name.
  public func template(named name: ByteString) -> Template? { templatesByName[name] }

  /// The calls that a template makes.
  public func calls(by template: Template) -> [TemplateCall] { callsByCaller[template.position] }

  /// The template that the run starts with, if the workflow has it.
  public var entrypoint: Template? { workflow.entrypoint.flatMap { templatesByName[$0.value] } }

  /// The template that runs when the workflow ends, if the workflow has it.
  public var exitHandler: Template? { workflow.onExit.flatMap { templatesByName[$0.value] } }

  /// Whether a run comes to the template, from the entrypoint, the exit handler or a hook.
  ///
  /// Where that cannot be told, every template counts as reached: without a known entrypoint, or with calls whose template
  /// is only known when the workflow runs.
  public func isReached(_ template: Template) -> Bool {
    reached.map { $0[template.position] } ?? true
  }

  private static func reached(
    in workflow: Workflow, _ templates: [ByteString: Template], _ calls: [TemplateCall], _ byCaller: [[TemplateCall]]
  ) -> [Bool]? {
    guard let entrypoint = workflow.entrypoint.flatMap({ templates[$0.value] }),
      !calls.contains(where: \.isDynamic)
    else { return nil }
    var reached = Array(repeating: false, count: byCaller.count)
    var waiting = [entrypoint.position]
    waiting += [workflow.onExit.flatMap { templates[$0.value] }?.position].compactMap { $0 }
    waiting += calls.compactMap { $0.caller == nil ? $0.callee?.position : nil }
    while let position = waiting.popLast() {
      guard !reached[position] else { continue }
      reached[position] = true
      waiting += byCaller[position].compactMap { $0.callee?.position }
    }
    return reached
  }
}
