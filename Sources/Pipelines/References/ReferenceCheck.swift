import ArgoGrammar
import ArgoTypes
import Diagnostics
import YAMLSyntax

/// Holds every reference of a workflow against what its place can see.
///
/// The scopes are those of Argo's validator, with three differences: outputs of a task are visible to tasks downstream of it
/// only, whether the reference is a whole value or a part of one; a loop's element only has the fields that every element
/// has; and a misspelt root is not taken for another tool's template language where the rest of the path is Argo's.
struct ReferenceCheck {
  private let taskGraphs: [TaskGraph]
  private let templates: [TemplateScope]
  private let names: TemplateNames
  private let workflow: WorkflowScope
  private let target: ArgoVersion?
  /// The pairs of tasks of each graph of which the second is not upstream of the first.
  private let unconnected: [Set<TaskGraph.Question>]

  private let texts: [TemplatedText]
  /// What was found, by the positions of the texts.
  private(set) var found: [(position: Int, problems: [Found])] = []

  /// A tag that Argo cannot fill in, and what comes of it.
  struct Found {
    let tag: ReferenceTag
    let problem: ReferenceDefect.Problem
    let refusal: ReferenceDefect.Refusal
  }

  /// What was found, with its places in the file.
  var defects: [ReferenceDefect] {
    found.flatMap { position, problems in
      let map = ScalarSourceMap(texts[position].node)
      return problems.map { ReferenceDefect($0.tag, $0.problem, $0.refusal, in: texts[position], map) }
    }
  }

  init(
    of texts: [TemplatedText], templates: [TemplateScope], _ names: TemplateNames, taskGraphs: [TaskGraph],
    workflow: WorkflowScope, target: ArgoVersion?
  ) {
    self.texts = texts
    self.taskGraphs = taskGraphs
    self.templates = templates
    self.names = names
    self.workflow = workflow
    self.target = target
    unconnected = Self.unconnected(among: texts, in: taskGraphs)
    for (position, text) in texts.enumerated() {
      let problems = text.text.tags.compactMap { tag in
        (Self.startsAsOtherTask(tag, in: text) ? .namesItself : problem(of: tag, at: text.place)).flatMap { problem in
          refusal(of: tag, problem, at: text.place).map { Found(tag: tag, problem: problem, refusal: $0) }
        }
      }
      if !problems.isEmpty { found.append((position, problems)) }
    }
  }

  private static func unconnected(among texts: [TemplatedText], in graphs: [TaskGraph]) -> [Set<TaskGraph.Question>] {
    var questions: [Set<TaskGraph.Question>] = Array(repeating: [], count: graphs.count)
    for text in texts {
      guard let graph = text.place.graph, let task = text.place.position else { continue }
      for tag in text.text.tags {
        guard case .node(.tasks, let name, _) = tag.nestedReference ?? tag.reference,
          let other = graphs[graph].position(of: name)
        else {
          continue
        }
        questions[graph].insert(.init(task: task, other: other))
      }
    }
    return zip(graphs, questions).map { $0.unconnected(among: $1) }
  }

  /// Whether Argo takes the task's own name for an output of a task that is called `name`.
  ///
  /// Of a value or `from` that begins with `{{tasks.`, its `validateDAGTaskArgumentDependency` takes what stands up to the
  /// next dot for the name of a task, and asks that it be upstream (`workflow/validate/validate.go` of Argo 3.4.17).
  private static func startsAsOtherTask(_ tag: ReferenceTag, in text: TemplatedText) -> Bool {
    guard tag.range.lowerBound == 0, !tag.isPadded, tag.reference == .nodeFamilyName(.tasks), text.place.part == .task
    else { return false }
    return text.place.task?.isArgument(text.node) ?? false
  }

  private func problem(of tag: ReferenceTag, at place: ReferencePlace) -> ReferenceDefect.Problem? {
    if place.part == .inline { return nil }
    // What the outer of two nested tags refers to is known only when the inner one is filled in.
    let reference = tag.nestedReference ?? tag.reference
    if let problem = problem(of: reference, at: place) { return problem }
    // The inputs of a template are substituted before the validator looks, and what belongs to a task is not.
    if case .node = reference, tag.isPadded, !tag.startsWithSpace, let target,
      !LanguageChange.spacesInTags.applies(to: target)
    {
      return .spaceAtEnd
    }
    return nil
  }

  /// What Argo does with a tag that has a problem; `nil` if it is nothing to speak of.
  ///
  /// Only the validator came to trim tags: the substitution always did, so one without a problem is filled in.
  private func refusal(
    of tag: ReferenceTag, _ problem: ReferenceDefect.Problem, at place: ReferencePlace
  ) -> ReferenceDefect.Refusal? {
    guard tag.startsWithSpace, !(target.map { LanguageChange.spacesInTags.applies(to: $0) } ?? false) else {
      return .certain
    }
    // What a task is given by the wrong name or too early never comes, whatever the validator says.
    if case .notUpstream = problem { return .certain }
    let isLikelyMeant = place.part != .template && place.part != .inline || problem.hasNearest
    if target == nil { return .since(LanguageChange.spacesInTags.since, isLikelyMeant: isLikelyMeant) }
    return isLikelyMeant ? .never : nil
  }

  private func problem(of reference: Reference, at place: ReferencePlace) -> ReferenceDefect.Problem? {
    switch reference {
    case .workflow(let value): return workflow.problem(of: value, in: place.template)
    case .misspelt(_, let meant, fits: true): return .misspeltRoot(meant: meant)
    default: break
    }
    guard place.part != .workflow, let template = place.template else { return nil }
    let scope = templates[template.position]
    switch reference {
    case .inputParameter, .inputArtifact, .inputArtifactPath:
      return problem(ofInput: reference, in: scope)
    case .outputParameterPath(let name) where place.part == .template:
      return scope.outputs.lacks(name, \.parameters)
        ? .undeclaredOutput(nearest: NearestName.near(name, among: scope.outputs.parameters)) : nil
    case .outputArtifactPath(let name) where place.part == .template:
      return scope.outputs.lacks(name, \.artifacts)
        ? .undeclaredOutput(nearest: NearestName.near(name, among: scope.outputs.artifacts)) : nil
    case .node(let family, let name, let value):
      return problem(ofNode: family, name, value, at: place, in: scope)
    case .item, .itemField, .itemElement: return problem(ofItem: reference, at: place)
    case .podName: return scope.kind.map { $0.runsPod } ?? true ? nil : .outOfPlace
    case .malformed(root: "lastRetry"): return nil
    case .malformed: return .unknownVariable(nearest: nil)
    default: return nil
    }
  }

  private func problem(ofInput reference: Reference, in scope: TemplateScope) -> ReferenceDefect.Problem? {
    switch reference {
    case .inputParameter(let name) where scope.inputs.lacks(name, \.parameters):
      .undeclaredInput(nearest: NearestName.near(name, among: scope.inputs.parameters))
    case .inputArtifact(let name) where scope.inputs.lacks(name, \.artifacts),
      .inputArtifactPath(let name) where scope.inputs.lacks(name, \.artifacts):
      .undeclaredInput(nearest: NearestName.near(name, among: scope.inputs.artifacts))
    case .inputArtifactPath where !(scope.kind?.isLeaf ?? true): .outOfPlace
    default: nil
    }
  }

  private func problem(
    ofNode family: Reference.NodeFamily, _ name: ByteString, _ value: Reference.NodeValue, at place: ReferencePlace,
    in scope: TemplateScope
  ) -> ReferenceDefect.Problem? {
    guard let kind = scope.kind else { return nil }
    guard family == .tasks, kind == .dag, place.part != .template else {
      // What steps may see of each other is not followed here.
      return family == .steps && kind == .steps && place.part != .template ? nil : .outOfPlace
    }
    guard let graph = place.graph.map({ taskGraphs[$0] }) else { return nil }
    guard let other = graph.position(of: name) else {
      return graph.isComplete ? .unknownTask(nearest: NearestName.near(name, among: graph.names)) : nil
    }
    let task = graph.tasks[other]
    if value == .status, place.part == .outputs { return .outOfPlace }
    if value == .hostNodeName, let target, target < ArgoVersion(3, 5) { return .tooNew(since: ArgoVersion(3, 5)) }
    // Of two tasks with one name the name means the task itself in both.
    let isOwn = place.position == other || place.task?.name?.value == name
    if let problem = problem(of: value, of: task) { return problem }
    if isOwn { return place.part == .hook ? nil : .notUpstream(task) }
    if let index = place.graph, let position = place.position,
      unconnected[index].contains(.init(task: position, other: other))
    {
      return .notUpstream(task)
    }
    return nil
  }

  /// What is wrong with wanting `value` of a task, wherever that is wanted.
  private func problem(of value: Reference.NodeValue, of task: DAGTask) -> ReferenceDefect.Problem? {
    if value == .unknown { return .unknownVariable(nearest: nil) }
    guard !task.runsNoTemplateOfTheWorkflow, !task.node.hasMergedEntries,
      let callee = task.template.flatMap({ names[$0.value] })
    else { return nil }
    let scope = templates[callee.position]
    switch value {
    case .parameter(let name) where scope.outputs.lacks(name, \.parameters):
      return .unknownOutput(
        of: task, calling: callee, nearest: NearestName.near(name, among: scope.outputs.parameters))
    case .artifact(let name) where scope.outputs.lacks(name, \.artifacts):
      return .unknownOutput(
        of: task, calling: callee, nearest: NearestName.near(name, among: scope.outputs.artifacts))
    case .parameters where !task.collectsOutputs: return .notProvided(by: task)
    case .result where scope.hasResult == false, .exitCode where scope.hasResult == false:
      return .notProvided(by: task)
    case .ip where !scope.isDaemon: return .notProvided(by: task)
    default: return nil
    }
  }

  private func problem(ofItem reference: Reference, at place: ReferencePlace) -> ReferenceDefect.Problem? {
    guard let task = place.task else {
      // `{{item}}` in a program may be another template language's; `{{item.x}}` Argo refuses everywhere.
      if case .itemField = reference { return .itemOutsideLoop }
      return place.part == .outputs && reference == .item ? .itemOutsideLoop : nil
    }
    guard let loop = task.loop else { return task.mayBeLoop ? nil : .itemOutsideLoop }
    guard case .itemField(let name) = reference else { return nil }
    if loop.isSequenceOnly { return .itemIsNumber }
    guard let items = loop.writtenItems else { return nil }
    let lacking = items.first { item in
      if item.kind == .mapping { return item[name] == nil && !item.hasMergedEntries }
      return !(item.scalar?.contains("{{") ?? false)
    }
    return lacking.map { .itemLacksField(name, element: $0.location) }
  }
}
