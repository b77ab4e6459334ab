public import Diagnostics
import YAMLSyntax

/// What a template cannot run without, at which Argo's validator does not look.
public enum MissingPart: Sendable {
  /// A request goes to no address: `http.url`.
  case address
  /// A header of a request has no name.
  case headerName
  /// Data comes from nowhere: `processSource` of `workflow/data/data.go` knows `artifactPaths` only.
  case dataSource
  /// A transformation of data has no expression.
  case transformation
  /// The pod has no account for what Argo does in it: `setupServiceAccount` of `workflow/controller/workflowpod.go` wants
  /// `executor.serviceAccountName` where `automountServiceAccountToken` is false.
  case executorAccount
}

extension WorkflowGraph {
  /// What templates cannot run without, with the template.
  public var missingParts: [(part: MissingPart, template: TemplateDefinition, location: Location)] {
    definitions.flatMap { template in
      (MissingPart.all(of: template) + MissingPart.account(of: template, in: specification)).map { part, node in
        (part, template, node.location)
      }
    }
  }
}

extension MissingPart {
  fileprivate static func all(of template: TemplateDefinition) -> [(MissingPart, YAMLNode)] {
    var missing: [(MissingPart, YAMLNode)] = []
    if template.kind == .http, let request = template.object.object("http") {
      if request.lacks("url") {
        missing.append((.address, request.node.entry("url")?.key ?? template.object.key("http")))
      }
      missing += request.objects("headers").filter { $0.lacks("name") }.map { (.headerName, $0.place) }
    }
    if template.kind == .data, let data = template.object.object("data") {
      if data.isAbsent("source") {
        missing.append((.dataSource, template.object.key("data")))
      } else if let source = data.object("source"), source.isAbsent("artifactPaths") {
        missing.append((.dataSource, data.key("source")))
      }
      missing += data.objects("transformation").filter { $0.lacks("expression") }.map { (.transformation, $0.place) }
    }
    return missing
  }

  /// What a template says of the token counts before what the workflow says; an account may come from either.
  fileprivate static func account(
    of template: TemplateDefinition, in specification: ArgoObject?
  ) -> [(MissingPart, YAMLNode)] {
    guard template.kind?.runsPod ?? false else { return [] }
    let owners = [template.object, specification].compactMap { $0 }
    // A default of all templates may say either.
    guard specification?.isAbsent("templateDefaults") ?? true,
      let owner = owners.first(where: { $0.has("automountServiceAccountToken") }),
      owner.flag("automountServiceAccountToken") == false,
      owners.allSatisfy({ owner in
        owner.isAbsent("executor") || owner.object("executor").map(isWithoutAccount) ?? false
      })
    else { return [] }
    return [(.executorAccount, owner.key("automountServiceAccountToken"))]
  }

  /// Go finds a field whatever capitals its key has.
  private static func isWithoutAccount(_ executor: ArgoObject) -> Bool {
    executor.lacks("serviceAccountName")
      && !executor.node.entries.contains { key, _ in
        key.sourcedText?.value.string?.lowercased() == "serviceaccountname"
      }
  }
}
