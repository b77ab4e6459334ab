public import ArgoTypes
public import Diagnostics

/// An Argo workflow as a graph: its templates, the tasks that call them, and what they hand on to each other.
///
/// Everything here is Argo's business and knows nothing of KFP, so it serves a plain Argo file as well. It is worked out
/// once, in time linear in the size of the file.
public final class WorkflowGraph: Sendable {
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
  /// The templates as what they are made of, without those that are no mappings.
  public let definitions: [TemplateDefinition]
  /// The calls of templates, in the order written within a template; those of the workflow's own hooks come last.
  public let calls: [TemplateCall]
  /// The DAGs, those of templates that are written inside a task among them.
  public let taskGraphs: [TaskGraph]
  /// The arguments of the workflow, then those of its tasks and steps.
  public let argumentLists: [ArgumentList]
  /// The calls whose arguments do not fit the inputs of what they call.
  public let argumentMismatches: [ArgumentMismatch]
  /// The scalars with Argo's braces in them, in the order of the file within each part of the workflow.
  public let templatedTexts: [TemplatedText]
  /// The references that Argo cannot fill in as they are meant.
  public let referenceDefects: [ReferenceDefect]

  /// The templates by their names.
  let templatesByName: TemplateNames
  /// The calls of each template, by its position.
  private let callsByCaller: [[TemplateCall]]
  /// The templates that a run comes to; `nil` if nobody can say.
  private let reach: Reach?

  /// Works out the graph; `interface` is the parameters that KFP knows a pipeline by, `nil` for a plain Argo workflow.
  init(document: WorkflowDocument, workflow: Workflow, target: ArgoVersion?, interface: Set<ByteString>?) {
    self.document = document
    self.workflow = workflow
    self.target = target
    isPipeline = interface != nil
    let typeDefects = TypeDefects(in: workflow.root, target: target, isPipeline: interface != nil)
    self.typeDefects = typeDefects
    let templates = workflow.templates
    self.templates = templates
    definitions = TemplateDefinition.all(of: templates, in: workflow, typeDefects)
    let names = TemplateNames(templates)
    templatesByName = names
    let collection = CallCollection(of: workflow, templates: templates, names, typeDefects)
    calls = collection.calls
    taskGraphs = collection.taskGraphs
    argumentLists = ArgumentList.all(of: workflow, calls, typeDefects)
    callsByCaller = Self.callsByCaller(calls, count: templates.count)

    let roots = workflow.entrypoint.map { names.all($0.value) } ?? []
    let exitRoots = workflow.onExit.map { names.all($0.value) } ?? []
    let hooked = calls.flatMap { call in
      call.caller == nil ? call.templateName.map { names.all($0.value) } ?? [] : []
    }
    let isKnown = !roots.isEmpty && !calls.contains(where: \.isDynamic)
    reach = isKnown ? Reach(from: roots + exitRoots + hooked, callsByCaller: callsByCaller, names) : nil

    let interfaces = templates.map { TemplateInterface(of: $0, typeDefects) }
    let arguments = InterfaceItems("arguments", of: workflow.spec, typeDefects)
    // A parameter that only `pipeline_spec` has is a difference between the two, and reported as that.
    let owned = interface ?? []
    // The KFP API since 1.7, which has Argo 3.1, checks the exit handler before it fills in a run's parameters, with
    // `spec.arguments` as they stand (`ValidateWorkflow` in `validate.go` of Argo 3.1.6 to 3.4.17, called by `NewArgoTemplate`).
    let checksExitHandler = interface != nil && (target.map { $0 >= ArgoVersion(3, 1) } ?? true)
    let rootMismatches = [(roots, false), (exitRoots, checksExitHandler)].compactMap { found, needsValues in
      guard !workflow.extendsAnother, found.count == 1, let root = found.first else { return nil as ArgumentMismatch? }
      return ArgumentMismatch(
        root: root, arguments, interfaces[root.position].inputs, owned: owned, needsValues: needsValues)
    }
    argumentMismatches =
      rootMismatches
      + calls.compactMap { call in
        guard let callee = call.callee, call.kind != .exitHandler else { return nil }
        return ArgumentMismatch(
          call, InterfaceItems("arguments", of: call.task.node, typeDefects), interfaces[callee.position].inputs)
      }

    templatedTexts =
      TemplatedTextCollection(
        of: workflow, templates: templates, taskGraphs: taskGraphs, typeDefects
      ).texts
    let scope = WorkflowScope(
      of: workflow, outputs: interfaces.map(\.outputs), arguments: arguments, owned: owned,
      hasForeignCalls: calls.contains(where: \.task.runsNoTemplateOfTheWorkflow),
      beforeExit: isKnown ? Reach(from: roots, callsByCaller: callsByCaller, names) : nil, target: target)
    referenceDefects =
      ReferenceCheck(
        of: templatedTexts, templates: zip(templates, interfaces).map { TemplateScope($0, $1) }, names,
        taskGraphs: taskGraphs, workflow: scope, typeDefects: typeDefects, target: target
      ).defects
  }

  private static func callsByCaller(_ calls: [TemplateCall], count: Int) -> [[TemplateCall]] {
    var byCaller: [[TemplateCall]] = Array(repeating: [], count: count)
    for call in calls {
      if let caller = call.caller { byCaller[caller.position].append(call) }
    }
    return byCaller
  }

  /// `spec`, to be read as Argo decodes it.
  var specification: ArgoObject? { ArgoObject(workflow.spec, typeDefects) }

  /// Whether the workflow has a template of the name.
  public func hasTemplate(named name: ByteString) -> Bool { !templatesByName.all(name).isEmpty }

  /// The calls that a template makes.
  public func calls(by template: Template) -> [TemplateCall] { callsByCaller[template.position] }

  /// Whether a run comes to the template, from the entrypoint, the exit handler or a hook.
  ///
  /// Where that cannot be told, every template counts as reached: without a known entrypoint, or with calls whose template
  /// is only known when the workflow runs.
  public func isReached(_ template: Template) -> Bool {
    reach.map { $0.contains(template) } ?? true
  }
}
