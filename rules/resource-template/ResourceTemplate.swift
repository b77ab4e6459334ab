import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds resource templates whose action, manifest or conditions cannot work.
struct ResourceTemplate: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for template in graph.definitions {
      guard let operation = template.resourceOperation else { continue }
      if operation.lacksAction { report(.noAction(template), at: operation.location) }
      if let action = operation.unknownAction { report(.unknownAction(action.value), at: action.location) }
      if operation.lacksManifest { report(.noManifest(template), at: operation.location) }
      if let rivals = operation.rivalManifests {
        report(.twoManifests, at: rivals.artifact, related: [.init("and here", at: rivals.manifest)])
      }
      if let artifact = operation.unknownArtifact { report(.unknownArtifact(artifact.value), at: artifact.location) }
      if let (problem, place) = operation.manifest?.problem { report(.manifest(problem), at: place) }
      if operation.lacksObjectOfPatch { report(.patchOfNothing, at: operation.location) }
      for output in template.faultyResourceOutputs {
        switch output.problem {
        case .unclosed(let bracket, let place):
          report(.unclosedPath(output.path.value, bracket), at: output.path.location(of: place))
        case .noBraces: report(.pathWithoutBraces(output.path.value), at: output.path.location, severity: .warning)
        }
      }
      for (condition, fault) in operation.malformedConditions {
        report(.condition(condition.value, fault.message), at: condition.location(of: fault.range))
      }
    }
  }
}

extension Report.Message {
  private static let actions = ResourceOperation.actions.map(\.description).joined(separator: ", ")

  fileprivate static func noAction(_ template: TemplateDefinition) -> Self {
    Self("the resource of \(template.description) has no action", help: "write one of \(actions)")
  }

  fileprivate static func unknownAction(_ action: ByteString) -> Self {
    Self(
      "Argo has no resource action \(action.quoted)", label: "one of \(actions)",
      help: NearestName.of(action, among: ResourceOperation.actions).map { "did you mean \($0)?" }
        ?? "write one of \(actions)")
  }

  fileprivate static func noManifest(_ template: TemplateDefinition) -> Self {
    Self(
      "the resource of \(template.description) has no manifest, which its action needs",
      help: "write the object's manifest")
  }

  fileprivate static let twoManifests = Self(
    "the resource has both a manifest and an artifact to take it from", help: "remove one of them")

  fileprivate static func unknownArtifact(_ name: ByteString) -> Self {
    Self(
      "the manifest's artifact \(name.quoted) is not an input of the template", help: "add the artifact to the inputs")
  }

  fileprivate static func manifest(_ problem: ResourceManifest.Problem) -> Self {
    switch problem {
    case .malformed(let reason): Self("the manifest is not YAML: \(reason)", help: "correct the manifest")
    case .notAnObject: Self("the manifest is not an object of Kubernetes", help: "write the object as a mapping")
    case .notOperations:
      Self(
        "the manifest is not a list, and mergeStrategy json wants a list of operations",
        help: "write operations such as [{op: replace, path: /spec/suspend, value: true}], or mergeStrategy: merge")
    case .missing(let field):
      Self(
        "the manifest has no \(field), which every object of Kubernetes has",
        help: "add \(field) to the manifest")
    }
  }

  fileprivate static let patchOfNothing = Self(
    "a JSON patch needs flags that name the object",
    notes: ["kubectl does not know what to patch, and the step fails"],
    help: "add flags with kind and name, such as [configmap, settings]")

  fileprivate static func unclosedPath(_ path: ByteString, _ bracket: Character) -> Self {
    Self(
      "the path \(path.quoted) is not valid: nothing closes `\(bracket)`",
      notes: ["kubectl refuses the path, so the step fails at its end"],
      help: "correct the path, such as '{.metadata.name}'")
  }

  fileprivate static func pathWithoutBraces(_ path: ByteString) -> Self {
    Self(
      "the path \(path.quoted) has no braces, so kubectl prints it as it is",
      notes: ["the output is this text, not the value in the object"],
      help: "write it in braces, such as '{.metadata.name}'")
  }

  fileprivate static func condition(_ condition: ByteString, _ reason: String) -> Self {
    Self(
      "the condition \(condition.quoted) is not valid: \(reason)",
      notes: ["Argo reads it as a label selector over the fields of the object, such as \"status.succeeded > 0\""],
      help: "correct the condition")
  }
}
