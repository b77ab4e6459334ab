public import Diagnostics
public import Pipelines
import YAMLSyntax

/// The workflow of a job, read from the commit that the job names.
public struct PinnedWorkflow: Sendable {
  /// The commit.
  public let version: PinnedVersion
  /// The file.
  public let file: PipelineFile
  /// The pipeline, if it is one in V1 mode.
  public let pipeline: Pipeline?
  /// Why KFP or the reconciler does not take it.
  public let defect: Defect?

  /// What is wrong with a workflow.
  public struct Defect: Sendable {
    /// What is wrong.
    public let kind: Kind
    /// Where that shows in the workflow.
    public let location: Location

    /// What may be wrong.
    public enum Kind: Sendable {
      case symbolicLink, submodule, lfsPointer, mergeConflict, notText, python
      case notYAML(String)
      case v2IR, v2Compatible, v2Component, backendExport, tekton, component, notAWorkflow
      /// The annotation that the reconciler reads the parameters from is not there, or is no JSON.
      case withoutSpecification
    }
  }

  init(_ file: PipelineFile, at version: PinnedVersion) {
    self.version = version
    self.file = file
    let unit = PipelineUnit(workflow: file)
    pipeline = unit.pipeline
    defect = Self.defect(of: file) ?? Self.defect(of: unit)
  }

  private static func defect(of file: PipelineFile) -> Defect? {
    let kind: Defect.Kind? =
      switch file.content {
      case .symbolicLink: .symbolicLink
      case .submodule: .submodule
      case .lfsPointer: .lfsPointer
      case .conflicted: .mergeConflict
      case .undecodable: .notText
      case .text, .tooLarge, .unmerged, .unreadable: nil
      }
    return kind.map { Defect(kind: $0, location: file.location) }
  }

  private static func defect(of unit: PipelineUnit) -> Defect? {
    switch unit.files.text {
    case .none: return nil
    case .python(let file, let span): return Defect(kind: .python, location: Location(file, span))
    case .malformed(let file, let error):
      return Defect(kind: .notYAML(error.message), location: Location(file, error.span))
    case .document(let document):
      if let pipeline = unit.pipeline { return defect(of: pipeline) }
      return defect(of: document)
    }
  }

  private static func defect(of document: WorkflowDocument) -> Defect? {
    switch document.format {
    case .v1, .argo: nil
    case .v2IR(let evidence): Defect(kind: .v2IR, location: evidence.location)
    case .v2Compatible(let evidence): Defect(kind: .v2Compatible, location: evidence.location)
    case .backendExport(let evidence): Defect(kind: .backendExport, location: evidence.location)
    case .tekton(let evidence): Defect(kind: .tekton, location: evidence.location)
    case .component(let evidence): Defect(kind: .component, location: evidence.location)
    case .brokenWorkflow, .unrecognised: Defect(kind: .notAWorkflow, location: document.location)
    }
  }

  private static func defect(of pipeline: Pipeline) -> Defect? {
    if let word = pipeline.workflow.templates.lazy.compactMap(\.v2ComponentWord).first {
      return Defect(kind: .v2Component, location: word.location)
    }
    switch pipeline.specification {
    case .read: return nil
    case .missing: return Defect(kind: .withoutSpecification, location: pipeline.workflow.annotationsLocation)
    case .notText(let node), .malformed(let node, _):
      return Defect(kind: .withoutSpecification, location: node.location)
    }
  }
}
