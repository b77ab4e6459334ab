import ArgoGrammar
internal import ArgoTypes
public import Diagnostics
import YAMLSyntax

/// A place that wants a template which the workflow does not have.
public struct UnknownTemplate: Sendable {
  /// The place.
  public let wantedBy: Wanting
  /// The name, with its place; `nil` where none is given.
  public let name: Sourced<ByteString>?
  /// The template that was probably meant.
  public let nearest: NearName?
  /// Where to report it: the name, or else the place that lacks one.
  public let location: Location

  /// Whether there are Argo's braces in the name.
  public var holdsTag: Bool { name.map { $0.value.contains("{{") } ?? false }

  /// What is wrong beside, or instead of, a name that no template has.
  public let problem: Problem

  /// What is wrong with how a template is named.
  public enum Problem: Sendable {
    /// No template has the name, or none is given.
    case unknown
    /// There is a `templateRef` too; its place.
    case besideReference(Location)
    /// `templateRef` lacks the object's name, or the template's.
    case incompleteReference(lacking: String)
  }

  /// What can want a template.
  public enum Wanting: Sendable {
    case entrypoint
    case onExit
    case call(TemplateCall)
  }
}

extension WorkflowGraph {
  /// The names of templates that the workflow does not have, and tasks without any.
  ///
  /// There are none while it is not certain which templates there are: some come from another object, or could not be read.
  public var unknownTemplates: [UnknownTemplate] {
    guard knowsAllTemplates else { return [] }
    return unknownRoots + calls.compactMap { problem(ofReferenceIn: $0) ?? unknownTemplate(of: $0) }
  }

  /// The keys of the templates of a plain Argo workflow that takes them from another object as well, and of what names that.
  ///
  /// Argo refuses the two together: `ValidateWorkflowTemplateRefFields` of its validator.
  public var templatesBesideReference: (templates: Location, reference: Location)? {
    guard !isPipeline, workflow.extendsAnother, !workflow.templates.isEmpty,
      let templates = workflow.spec.entry("templates"), let reference = workflow.spec.entry("workflowTemplateRef")
    else { return nil }
    return (templates.key.location, reference.key.location)
  }

  /// The references of a pipeline to templates of other objects, each the key of one.
  ///
  /// The KFP API, which checks workflows since 1.7, gives Argo's validator nobody to ask for them, and fails
  /// (`template/argo_template.go` of 1.7.0 to 2.4: `ValidateWorkflow(nil, nil, …)`).
  public var foreignTemplates: [Location] {
    guard refusesForeignTemplates else { return [] }
    let own = workflow.extendsAnother ? workflow.spec.entry("workflowTemplateRef") : nil
    let entries = [own] + calls.map { $0.task.node.entry("templateRef") }
    return entries.compactMap { $0 }.filter { $0.value.isPresent && !typeDefects.isUndecodable($0.value) }
      .map(\.key.location)
  }

  /// Whether any reference to another object is refused, so that what is wrong with one is nothing more.
  private var refusesForeignTemplates: Bool { isPipeline && (target.map { $0 >= ArgoVersion(3, 1) } ?? true) }

  /// Whether every template and its name could be read, so the list is complete.
  var knowsAllTemplates: Bool {
    let spec = workflow.spec
    return !workflow.extendsAnother && !spec.hasMergedEntries && !typeDefects.isMisspelt("templates", in: spec)
      && !(spec["templates"].map { typeDefects.isUndecodable($0) } ?? false) && templates.allSatisfy { $0.name != nil }
  }

  private var unknownRoots: [UnknownTemplate] {
    let spec = workflow.spec
    var unknown: [UnknownTemplate] = []
    if let name = workflow.entrypoint, !name.value.isEmpty {
      if let found = unknownTemplate(name, wantedBy: .entrypoint) { unknown.append(found) }
    } else if !typeDefects.isMisspelt("entrypoint", in: spec), spec["entrypoint"].map(typeDefects.isSound) ?? true {
      let place = (spec.entry("entrypoint") ?? workflow.root.entry("spec"))?.key ?? workflow.root
      unknown.append(
        UnknownTemplate(wantedBy: .entrypoint, name: nil, nearest: nil, location: place.location, problem: .unknown))
    }
    if let name = workflow.onExit, !name.value.isEmpty, let found = unknownTemplate(name, wantedBy: .onExit) {
      unknown.append(found)
    }
    return unknown
  }

  /// What `validateTemplateHolder` of Argo's validator refuses in a `templateRef`.
  private func problem(ofReferenceIn call: TemplateCall) -> UnknownTemplate? {
    guard call.kind != .exitHandler, !refusesForeignTemplates, let entry = call.task.node.entry("templateRef"),
      let reference = object(at: entry.value), !entry.value.isNull, typeDefects.isSound(entry.value)
    else { return nil }
    func found(_ problem: UnknownTemplate.Problem, at location: Location) -> UnknownTemplate {
      UnknownTemplate(
        wantedBy: .call(call), name: call.templateName, nearest: nil, location: location, problem: problem)
    }
    if let name = call.templateName, !name.value.isEmpty {
      return found(.besideReference(entry.key.location), at: name.location)
    }
    guard !entry.value.hasMergedEntries else { return nil }
    for field in ["name", "template"] as [StaticString] where reference.lacks(field) {
      return found(.incompleteReference(lacking: field.description), at: entry.key.location)
    }
    return nil
  }

  private func unknownTemplate(of call: TemplateCall) -> UnknownTemplate? {
    if let name = call.templateName, !name.value.isEmpty { return unknownTemplate(name, wantedBy: .call(call)) }
    let node = call.task.node
    let isMisspelt = (["template", "templateRef", "inline"] as [StaticString]).contains {
      typeDefects.isMisspelt($0, in: node)
    }
    if node.kind != .mapping || call.task.runsNoTemplateOfTheWorkflow || node.hasMergedEntries || isMisspelt
      || !(node["template"].map(typeDefects.isSound) ?? true)
    {
      return nil
    }
    return UnknownTemplate(
      wantedBy: .call(call), name: nil, nearest: nil, location: call.task.location, problem: .unknown)
  }

  private func unknownTemplate(_ name: Sourced<ByteString>, wantedBy: UnknownTemplate.Wanting) -> UnknownTemplate? {
    if hasTemplate(named: name.value) || mayBecomeTemplate(name.value, wantedBy: wantedBy) { return nil }
    let nearest = NearestName.near(name.value, among: templates.lazy.compactMap { $0.name?.value })
    return UnknownTemplate(wantedBy: wantedBy, name: name, nearest: nearest, location: name.location, problem: .unknown)
  }

  /// Whether a name with tags may become that of a template before Argo looks for it.
  ///
  /// It fills in the tags of a task before it looks, and none of `entrypoint` and `onExit`. When KFP takes a file, nothing
  /// is known of what a template is called with; `argo lint` goes through the graph with the arguments as they are written.
  private func mayBecomeTemplate(_ name: ByteString, wantedBy: UnknownTemplate.Wanting) -> Bool {
    guard case .call(let call) = wantedBy, name.contains("{{") else { return false }
    // Nobody looks for the exit handler of a task before it is due.
    if call.kind == .exitHandler { return true }
    var filled = name.bytes
    for tag in TemplateText(name.bytes).tags.reversed() {
      if !isPipeline, case .inputParameter = tag.reference { return true }
      if case .expression = tag.reference { return true }
      guard case .workflow(.parameter(let parameter)) = tag.reference,
        let value = workflow.parameters.first(where: { $0.name.value == parameter })?.value
      else {
        if !isPipeline, case .workflow(.parameter) = tag.reference { return true }
        return false
      }
      filled.replaceSubrange(tag.range, with: value.value.bytes)
    }
    return hasTemplate(named: ByteString(filled))
  }
}
