public import Diagnostics

/// What a change does to a pipeline, and to the source that the pipeline is rendered from.
public struct PipelineChange: Sendable {
  /// The files of the pipeline as they are after the change.
  public let files: PipelineFiles
  /// The paths in the pipeline's folder that the change touches.
  public let touched: [Path]
  /// The paths of the pipeline's source that the change touches, see ``PipelineSourceFiles``.
  public private(set) var touchedSource: [Path]
  /// Whether the change touches a list of the packages that the source is rendered with.
  let touchesRequirements: Bool
  private let after: Workflow?
  private let before: PipelineFile?
  /// What is compared with the rendered pipeline by its content, so that it need not be told of as merely changed.
  private var compared: Set<Path> = []

  init(_ files: PipelineFiles, _ trace: TraceOfChange, _ document: WorkflowDocument?, before: PipelineFile?) {
    self.files = files
    touched = trace.touched
    touchedSource = trace.touchedSource
    touchesRequirements = trace.touchesRequirements
    after = document?.argoWorkflow
    self.before = before
  }

  /// What an SDK notes about a run of its compiler.
  public struct RenderNotes: Sendable {
    /// When it ran.
    public let compilationTime: (old: Sourced<ByteString>?, new: Sourced<ByteString>?)
    /// Its version.
    public let sdkVersion: (old: Sourced<ByteString>?, new: Sourced<ByteString>?)
  }

  /// What the SDK noted before and after, if the change does nothing else to the pipeline, nor to its source.
  ///
  /// Another version of the SDK that its requirements ask for is a change of the source.
  public var notesThatAloneChange: RenderNotes? {
    guard let workflow = files.workflow, touched == [workflow.path], touchedSource.isEmpty,
      let after, let text = before?.text,
      let old = (try? WorkflowDocument(parsing: text))?.argoWorkflow, old.isSame(as: after)
    else { return nil }
    let notes = RenderNotes(
      compilationTime: (old.compilationTime, after.compilationTime), sdkVersion: (old.sdkVersion, after.sdkVersion))
    let isOtherVersion = notes.sdkVersion.old?.value != notes.sdkVersion.new?.value
    if isOtherVersion && touchesRequirements { return nil }
    return isOtherVersion || notes.compilationTime.old?.value != notes.compilationTime.new?.value ? notes : nil
  }

  /// The paths of the source that the change touches although it does nothing to the pipeline.
  ///
  /// A definition by whose digest it is known whether the pipeline is up to date is none of them, and neither is a file of
  /// which a function is known to be another one in the pipeline: rules of their own tell that.
  public var sourceThatAloneChanges: [Path] {
    touched.isEmpty ? touchedSource.filter { !compared.contains($0) } : []
  }

  /// The same change, with the definitions of components that the pipeline was rendered from, wherever they lie.
  func with(_ surroundings: Surroundings, of pipeline: Pipeline) -> PipelineChange {
    var copy = self
    copy.touchedSource += surroundings.touchedComponents.filter { !touchedSource.contains($0) }
    copy.compared = Set(surroundings.touchedComponents + pipeline.staleFunctions.map(\.definition.path))
    return copy
  }
}

/// What a change leaves behind in the neighbourhood of a pipeline.
struct TraceOfChange: Sendable {
  let touched: [Path]
  let touchedSource: [Path]
  let touchesRequirements: Bool
}

extension WorkflowDocument {
  /// The workflow, if the document is one of Argo's, of any author.
  public var argoWorkflow: Workflow? {
    switch format {
    case .v1(let workflow), .argo(let workflow): workflow
    default: nil
    }
  }
}
