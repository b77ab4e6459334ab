public import Diagnostics
import YAMLSyntax

/// What a container needs and may lack, with what its template and the defaults of the workflow say.
extension Container {
  /// Itself, to be read as Argo decodes it.
  func object(in template: TemplateDefinition) -> ArgoObject? { ArgoObject(node, template.object.defects) }

  /// Whether there is no image to start, neither in it nor in the defaults of all templates.
  public func lacksImage(in template: TemplateDefinition) -> Bool {
    guard let object = object(in: template), object.lacks("image") else { return false }
    return switch role {
    case .main: !template.workflow.mayHave("image", in: "container")
    case .script: !template.workflow.mayHave("image", in: "script")
    case .member, .initializer, .sidecar: true
    }
  }

  /// Whether the image has to say what to run.
  ///
  /// Argo has to look that up in the image's registry then, since its executor starts the program itself; an init
  /// container is started by Kubernetes.
  public func lacksCommand(in template: TemplateDefinition) -> Bool {
    guard role != .initializer, let object = object(in: template) else { return false }
    return object.lacks("command") || object["command"]?.count == 0 && object.isSound("command")
  }

  /// Whether it neither asks for resources nor is limited in them.
  public func lacksResources(in template: TemplateDefinition) -> Bool {
    guard let object = object(in: template) else { return false }
    return resources.isEmpty && object.isSound("resources")
  }

  /// What of `requests.cpu`, `limits.memory` and the like it does not set.
  public func missingResources(among names: [ByteString], in template: TemplateDefinition) -> [ByteString] {
    guard let object = object(in: template), object.isSound("resources"),
      object.object("resources")?.isSound("requests") ?? true, object.object("resources")?.isSound("limits") ?? true
    else { return [] }
    return names.filter { !resources.set($0) }
  }
}
