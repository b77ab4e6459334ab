import Diagnostics
import Pipelines
import RuleEngine

/// Finds artifacts whose path or origin Argo refuses.
struct ArtifactInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for template in graph.definitions {
      let inputs = template.inputArtifacts
      for artifact in inputs + template.outputArtifacts { checkPath(of: artifact, in: template, &report) }
      for artifact in inputs {
        if let origin = artifact.origin { report(.originOfInput(artifact), at: origin.location) }
        for (field, place) in artifact.missingStoreFields { report(.missing(field, artifact), at: place) }
      }
      if let archive = template.archive {
        for (field, place) in archive.missingStoreFields { report(.missing(field, template), at: place) }
      }
    }
    for artifact in graph.argumentLists.flatMap(\.artifacts) {
      switch artifact.originProblem {
      case .none?: report(.noOrigin(artifact), at: artifact.location)
      case .expression(let place)?: report(.expression(artifact), at: place)
      case .incomplete(let store, let field, let place)?:
        report(.incomplete(store, field, artifact), at: place)
      case nil: break
      }
      if let origin = artifact.origin, let expression = artifact.originExpression {
        report(.twoOrigins(artifact), at: expression.location, related: [.init("and from", at: origin.location)])
      }
    }
    for (origin, loop) in graph.artifactsOfLoops {
      report(.ofLoop(origin.value), at: origin.location, related: [.init("this task is a loop", at: loop)])
    }
  }

  private func checkPath(of artifact: ArtifactDefinition, in template: TemplateDefinition, _ report: inout Report) {
    if template.isGraph {
      if let path = artifact.path { report(.pathWithoutPod(artifact, template), at: path.location) }
    } else if template.kind == .suspend {
      if let path = artifact.path { report(.pathWithoutPod(artifact, template), at: path.location) }
    } else if template.isLeaf {
      if artifact.lacksPath { report(.noPath(artifact, template), at: artifact.location) }
      if artifact.pathEscapes, let path = artifact.path { report(.escapes(artifact, path.value), at: path.location) }
    }
  }
}

extension Report.Message {
  fileprivate static func noPath(_ artifact: ArtifactDefinition, _ template: TemplateDefinition) -> Self {
    Self(
      "\(artifact.description) of \(template.description) has no path", help: "write the file's path in the container")
  }

  fileprivate static func escapes(_ artifact: ArtifactDefinition, _ path: ByteString) -> Self {
    Self(
      "the path \(path.quoted) of \(artifact.description) leaves its folder with \"..\", which Argo does not allow",
      help: "write the path without \"..\"")
  }

  fileprivate static func pathWithoutPod(_ artifact: ArtifactDefinition, _ template: TemplateDefinition) -> Self {
    Self(
      "\(artifact.description) has a path in \(template.description), which has no container",
      help: "remove the path; the templates of the tasks have theirs")
  }

  fileprivate static func originOfInput(_ artifact: ArtifactDefinition) -> Self {
    Self(
      "the input \(artifact.description) has from, which only arguments can have",
      help: "move it to the arguments of the task that calls the template")
  }

  fileprivate static func missing(_ field: String, _ artifact: ArtifactDefinition) -> Self {
    Self("\(artifact.description) has no \(field)", help: "add \(field)")
  }

  fileprivate static func missing(_ field: String, _ template: TemplateDefinition) -> Self {
    Self("archiveLocation of \(template.description) has no \(field)", help: "add \(field)")
  }

  fileprivate static func noOrigin(_ artifact: ArtifactDefinition) -> Self {
    Self("the argument \(artifact.description) has neither from nor a store", help: "add from, or a store")
  }

  fileprivate static func expression(_ artifact: ArtifactDefinition) -> Self {
    Self(
      "the argument \(artifact.description) has fromExpression but not from",
      notes: ["Argo evaluates fromExpression in the outputs of a template only, and refuses an argument without from"],
      help: "write from, or give an output of a template the expression and pass that")
  }

  fileprivate static func incomplete(_ store: String, _ field: String, _ artifact: ArtifactDefinition) -> Self {
    Self(
      "\(store) of the argument \(artifact.description) has no \(field), so it does not name an artifact",
      help: "add \(store).\(field), or take the artifact from a task by from")
  }

  fileprivate static func twoOrigins(_ artifact: ArtifactDefinition) -> Self {
    Self("the argument \(artifact.description) has both from and fromExpression", help: "remove one of them")
  }

  fileprivate static func ofLoop(_ origin: ByteString) -> Self {
    Self(
      "\(origin.quoted) is an artifact of a loop, and Argo does not keep those for other tasks",
      help: "use the artifact inside the loop, or pass on parameters, which Argo collects into a list")
  }
}
