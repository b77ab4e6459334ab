public import ArgoTypes
public import Diagnostics
import YAMLSyntax

/// An Argo workflow as a graph: its templates, the tasks that call them, and what they hand on to each other.
///
/// Everything here is Argo's business and knows nothing of KFP, so it serves a plain Argo file as well. What is asked for is
/// worked out once, when it is first asked for, in time linear in the size of the file.
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
  /// The calls of templates, in the order written within a template; those of the workflow's own hooks come last.
  public let calls: [TemplateCall]
  /// The DAGs, those of templates that are written inside a task among them.
  public let taskGraphs: [TaskGraph]
  /// The templates by their names.
  let templatesByName: TemplateNames
  /// The calls of each template, by its position.
  private let callsByCaller: [[TemplateCall]]
  /// The parameters that KFP knows the pipeline by.
  private let interface: Set<ByteString>

  private let lazyDefinitions = Lazy<[TemplateDefinition]>()
  private let lazyArgumentLists = Lazy<[ArgumentList]>()
  private let lazyInterfaces = Lazy<[TemplateInterface]>()
  private let lazyCallArguments = Lazy<[InterfaceItems]>()
  private let lazyReach = Lazy<Reach?>()
  private let lazyArgumentMismatches = Lazy<[ArgumentMismatch]>()
  private let lazyTemplatedTexts = Lazy<[TemplatedText]>()
  private let lazyReferenceDefects = Lazy<[ReferenceDefect]>()
  let lazyPodParts = Lazy<[PodPart]>()

  /// Reads templates and calls; `interface` is the parameters that KFP knows a pipeline by, `nil` for a plain Argo workflow.
  init(document: WorkflowDocument, workflow: Workflow, target: ArgoVersion?, interface: Set<ByteString>?) {
    self.document = document
    self.workflow = workflow
    self.target = target
    self.interface = interface ?? []
    isPipeline = interface != nil
    typeDefects = TypeDefects(in: workflow.root, target: target, isPipeline: interface != nil)
    templates = workflow.templates
    let names = TemplateNames(templates)
    templatesByName = names
    let collection = CallCollection(in: ArgoObject(of: workflow.spec, typeDefects), templates: templates, names)
    calls = collection.calls
    taskGraphs = collection.taskGraphs
    callsByCaller = Self.callsByCaller(calls, count: templates.count)
  }

  private static func callsByCaller(_ calls: [TemplateCall], count: Int) -> [[TemplateCall]] {
    var byCaller: [[TemplateCall]] = Array(repeating: [], count: count)
    for call in calls {
      if let caller = call.caller { byCaller[caller.position].append(call) }
    }
    return byCaller
  }

  /// `spec`, to be read as Argo decodes it.
  var specification: ArgoObject? { object(at: workflow.spec) }

  /// A part of the workflow, to be read as Argo decodes it; `nil` where something else than an object stands.
  func object(at node: YAMLNode?) -> ArgoObject? { ArgoObject(node, typeDefects) }

  /// Whether the workflow has a template of the name.
  public func hasTemplate(named name: ByteString) -> Bool { !templatesByName.all(name).isEmpty }

  /// The calls that a template makes.
  public func calls(by template: Template) -> [TemplateCall] { callsByCaller[template.position] }

  /// Whether any task or step runs only under a condition.
  var hasConditions: Bool { calls.contains { $0.task.when != nil } }

  /// Whether a run comes to the template, from the entrypoint, the exit handler or a hook.
  ///
  /// Where that cannot be told, every template counts as reached: without a known entrypoint, or with calls whose template
  /// is only known when the workflow runs.
  public func isReached(_ template: Template) -> Bool {
    reach.map { $0.contains(template) } ?? true
  }
}

extension WorkflowGraph {
  /// The templates as what they are made of, without those that are no mappings.
  public var definitions: [TemplateDefinition] {
    lazyDefinitions.value { TemplateDefinition.all(of: templates, in: specification) }
  }

  /// The arguments of the workflow, then those of its tasks and steps.
  public var argumentLists: [ArgumentList] {
    lazyArgumentLists.value { ArgumentList.all(of: specification, calls) }
  }

  /// The calls whose arguments do not fit the inputs of what they call.
  public var argumentMismatches: [ArgumentMismatch] {
    lazyArgumentMismatches.value {
      // The KFP API since 1.7, which has Argo 3.1, checks the exit handler before it fills in a run's parameters, with
      // `spec.arguments` as they stand (`ValidateWorkflow` in `validate.go` of Argo 3.1.6 to 3.4.17, called by
      // `NewArgoTemplate`).
      let checksExitHandler = isPipeline && (target.map { $0 >= ArgoVersion(3, 1) } ?? true)
      let rootMismatches = [(roots, false), (exitRoots, checksExitHandler)].compactMap { found, needsValues in
        guard !workflow.extendsAnother, found.count == 1, let root = found.first else {
          return nil as ArgumentMismatch?
        }
        return ArgumentMismatch(
          root: root, arguments, interfaces[root.position].inputs, owned: interface, needsValues: needsValues)
      }
      return rootMismatches
        + zip(calls, callArguments).compactMap { call, arguments in
          guard let callee = call.callee, call.kind != .exitHandler else { return nil }
          return ArgumentMismatch(call, arguments, interfaces[callee.position].inputs)
        }
    }
  }

  /// The scalars with Argo's braces in them, in the order of the file within each part of the workflow.
  public var templatedTexts: [TemplatedText] {
    lazyTemplatedTexts.value {
      TemplatedTextCollection(
        in: ArgoObject(of: workflow.spec, typeDefects), templates: templates, taskGraphs: taskGraphs
      ).texts
    }
  }

  /// The references that Argo cannot fill in as they are meant.
  public var referenceDefects: [ReferenceDefect] {
    lazyReferenceDefects.value {
      // A parameter that only `pipeline_spec` has is a difference between the two, and reported as that.
      let scope = WorkflowScope(
        of: workflow, outputs: interfaces.map(\.outputs), arguments: arguments, owned: interface,
        hasForeignCalls: calls.contains(where: \.task.runsNoTemplateOfTheWorkflow),
        beforeExit: reach.map { _ in Reach(from: roots, callsByCaller: callsByCaller, templatesByName) }, target: target
      )
      return ReferenceCheck(
        of: templatedTexts, templates: zip(templates, interfaces).map { TemplateScope($0, $1) }, templatesByName,
        taskGraphs: taskGraphs, workflow: scope, target: target
      ).defects
    }
  }

  /// The templates that the entrypoint names: several if they share the name, none if there is no such template.
  var roots: [Template] { workflow.entrypoint.map { templatesByName.all($0.value) } ?? [] }

  /// The templates that the exit handler names.
  var exitRoots: [Template] { workflow.onExit.map { templatesByName.all($0.value) } ?? [] }

  /// What each template takes and gives, by its position.
  var interfaces: [TemplateInterface] {
    lazyInterfaces.value { templates.map { TemplateInterface(of: ArgoObject(of: $0.node, typeDefects)) } }
  }

  /// What each call passes, in the order of the calls; an exit handler in the older form has its task's.
  var callArguments: [InterfaceItems] {
    lazyCallArguments.value { calls.map { InterfaceItems("arguments", of: $0.task.object) } }
  }

  /// `spec.arguments`.
  var arguments: InterfaceItems { InterfaceItems("arguments", of: ArgoObject(of: workflow.spec, typeDefects)) }

  /// The templates that a run comes to; `nil` if that is unknown.
  private var reach: Reach? {
    lazyReach.value {
      let roots = roots
      guard !roots.isEmpty, !calls.contains(where: \.isDynamic) else { return nil }
      let hooked = calls.flatMap { call in
        call.caller == nil ? call.templateName.map { templatesByName.all($0.value) } ?? [] : []
      }
      return Reach(from: roots + exitRoots + hooked, callsByCaller: callsByCaller, templatesByName)
    }
  }
}

extension WorkflowDocument {
  /// The graph of an Argo `Workflow`, for any version of Argo; `nil` for any other document.
  public var argoGraph: WorkflowGraph? {
    argoWorkflow.map { WorkflowGraph(document: self, workflow: $0, target: nil, interface: nil) }
  }
}
