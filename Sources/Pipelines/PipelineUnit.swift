import ArgoTypes
import Diagnostics

/// A unit that a check looks at as a whole, as far as it could be understood.
///
/// Each step needs the one before it, and a rule names the step that it needs by its subject's type: files that may be
/// anything, a document that parses, a pipeline in V1 mode.
///
/// It is an object, since a hundred rules are handed it one after the other: a copy of its parts would count fifteen
/// references each time.
public final class PipelineUnit: Sendable {
  /// The files, in any state.
  public let files: PipelineFiles
  /// The workflow file as a document, if it parses.
  public let document: WorkflowDocument?
  /// The workflow as a graph, if the document is an Argo workflow.
  public let graph: WorkflowGraph?
  /// The pipeline, if the document is a workflow in V1 mode.
  public let pipeline: Pipeline?
  /// What is done to it and to its source, if it is looked at because of a change.
  public let change: PipelineChange?
  /// What it was rendered from, as far as that was looked up.
  public let surroundings: Surroundings?

  init(files: PipelineFiles, target: ArgoVersion?, trace: TraceOfChange? = nil, workflowBefore: PipelineFile? = nil) {
    self.files = files
    let read: WorkflowDocument? = if case .document(let document) = files.text { document } else { nil }
    change = trace.map { PipelineChange(files, $0, read, before: workflowBefore) }
    surroundings = nil
    guard case .document(let document) = files.text else {
      (document, graph, pipeline) = (nil, nil, nil)
      return
    }
    self.document = document
    switch document.format {
    case .v1(let workflow):
      let specification = Pipeline.Specification(of: workflow)
      let graph = WorkflowGraph(
        document: document, workflow: workflow, target: target, interface: specification.inputNames)
      self.graph = graph
      pipeline = Pipeline(files: files, graph: graph, specification: specification)
    case .argo(let workflow):
      graph = WorkflowGraph(document: document, workflow: workflow, target: target, interface: nil)
      pipeline = nil
    default:
      (graph, pipeline) = (nil, nil)
    }
  }

  /// The same unit with what it was rendered from.
  public func with(_ surroundings: Surroundings) -> PipelineUnit { PipelineUnit(self, surroundings) }

  private init(_ unit: PipelineUnit, _ surroundings: Surroundings) {
    (files, document, graph) = (unit.files, unit.document, unit.graph)
    let pipeline = unit.pipeline.map { Pipeline($0, with: surroundings) }
    change = if let pipeline { unit.change?.with(surroundings, of: pipeline) } else { unit.change }
    self.pipeline = pipeline
    self.surroundings = surroundings
  }

  /// The sentence that says why the unit, or what it was rendered from, could not be read completely, if it could not.
  public var unreadable: String? { files.unreadable ?? surroundings?.unreadable }

  /// Why rules about the document could not run, for the reports.
  public var documentObstacle: String? {
    if document != nil { return nil }
    if case .malformed = files.text { return "\(files.workflowName) does not parse" }
    return files.workflow == nil ? "there is no \(files.workflowName)" : "\(files.workflowName) is not YAML text"
  }

  /// Why rules about the workflow could not run, for the reports.
  public var graphObstacle: String? {
    if graph != nil { return nil }
    return documentObstacle ?? "\(files.workflowName) is not an Argo workflow"
  }

  /// Why rules about the pipeline could not run, for the reports.
  public var pipelineObstacle: String? {
    if pipeline != nil { return nil }
    return documentObstacle ?? "\(files.workflowName) is not a pipeline in V1 mode"
  }
}

extension PipelineFiles {
  /// How to call the workflow file in a sentence.
  public var workflowName: String {
    switch kind {
    case .rendered: RenderedFolder.workflowName.description
    case .bare: unit.name.description
    }
  }
}
