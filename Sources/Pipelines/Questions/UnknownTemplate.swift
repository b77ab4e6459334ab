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
  public let nearest: ByteString?
  /// Where to report it: the name, or else the place that lacks one.
  public let location: Location

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
    return unknownRoots + calls.compactMap { unknownTemplate(of: $0) }
  }

  /// The references of a pipeline to templates of other objects, each the key of one.
  ///
  /// The KFP API, which checks workflows since 1.7, gives Argo's validator nobody to ask for them, and fails
  /// (`template/argo_template.go` of 1.7.0 to 2.4: `ValidateWorkflow(nil, nil, …)`).
  public var foreignTemplates: [Location] {
    guard isPipeline, target.map({ $0 >= ArgoVersion(3, 1) }) ?? true else { return [] }
    let spec = workflow.extendsAnother ? [workflow.spec.entry("workflowTemplateRef")?.key] : []
    let called = calls.compactMap { call in
      call.task.node["templateRef"]?.isPresent ?? false ? call.task.node.entry("templateRef")?.key : nil
    }
    return spec.compactMap { $0?.location } + called.map(\.location)
  }

  /// Whether every template and its name could be read, so that what is not here is nowhere.
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
      unknown.append(UnknownTemplate(wantedBy: .entrypoint, name: nil, nearest: nil, location: place.location))
    }
    if let name = workflow.onExit, !name.value.isEmpty, let found = unknownTemplate(name, wantedBy: .onExit) {
      unknown.append(found)
    }
    return unknown
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
    return UnknownTemplate(wantedBy: .call(call), name: nil, nearest: nil, location: call.task.location)
  }

  private func unknownTemplate(_ name: Sourced<ByteString>, wantedBy: UnknownTemplate.Wanting) -> UnknownTemplate? {
    guard !hasTemplate(named: name.value), !name.value.contains("{{") else { return nil }
    let nearest = NearestName.of(name.value, among: templates.compactMap { $0.name?.value })
    return UnknownTemplate(wantedBy: wantedBy, name: name, nearest: nearest, location: name.location)
  }
}
