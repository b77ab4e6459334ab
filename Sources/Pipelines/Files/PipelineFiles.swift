public import Diagnostics
public import YAMLSyntax

/// The files of one unit: a rendered pipeline's folder, or a compiled pipeline that stands alone in a file.
public struct PipelineFiles: Sendable {
  /// What kind of unit the files make up.
  public enum Kind: Sendable {
    /// A folder with `workflow.yaml` and perhaps `params/`.
    case rendered
    /// A compiled pipeline under any other file name, which has no parameter files.
    case bare
  }

  /// What is at `params` in the folder.
  public enum Params: Sendable {
    case absent
    /// A folder, and what is directly in it.
    case folder(Path, files: [PipelineFile], folders: [Path])
    /// Something that should have been a folder.
    case notAFolder(PipelineFile)
  }

  /// The folder of a rendered pipeline, or the file of a bare one.
  public let unit: Path
  /// What kind of unit it is.
  public let kind: Kind
  /// `workflow.yaml`, or the file of a bare pipeline, if there is one.
  public let workflow: PipelineFile?
  /// What became of the workflow's text.
  public let text: WorkflowText
  /// What is at `params`.
  public let params: Params
  /// Everything else in the folder, at any depth.
  public let otherPaths: [Path]
  /// Why the folder is known to be meant as a rendered pipeline, if it is.
  public let intent: Intent?

  /// What shows that a folder is meant as a rendered pipeline, even when a part of it is missing.
  public enum Intent: Sendable {
    /// It has `params/` beside a workflow, or had it before the change that is linted.
    case params
    /// It had `workflow.yaml` before the change that is linted.
    case base
    /// It is named like the folder that render scripts write.
    case name
    /// The configuration says so.
    case configuration
  }

  /// The parameter files, in any state.
  public var parameterFiles: [PipelineFile] {
    if case .folder(_, let files, _) = params { files } else { [] }
  }

  /// The folders inside `params/`, where only files belong.
  public var parameterFolders: [Path] {
    if case .folder(_, _, let folders) = params { folders } else { [] }
  }

  /// Every file that a consumer of the pipeline downloads, and whatever stands where one should be.
  public var all: [PipelineFile] {
    var files = parameterFiles
    if case .notAFolder(let file) = params { files.append(file) }
    if let workflow { files.append(workflow) }
    return files
  }

  /// What else is directly in the folder, as far as a consumer is concerned: files, and folders by their names.
  public var otherItems: [Path] {
    guard kind == .rendered else { return [] }
    var items: [Path] = []
    for path in otherPaths {
      guard let name = path.relative(to: unit)?.components.first else { continue }
      let item = unit.appending(name)
      if items.last != item { items.append(item) }
    }
    return items
  }

  /// The `workflow.yaml` that GNU `cp -r ./.temp/ out` leaves one folder too deep, where nothing reads it.
  ///
  /// The reference's render script has this line; the `cp` of BSD and macOS copies what is in the folder instead.
  public var nestedWorkflow: Path? {
    let nested = RenderedFolder(unit).leftoverWorkflow
    return otherPaths.contains(nested) ? nested : nil
  }

  /// The file that was probably meant as `workflow.yaml`, where there is none: its name is spelt in another way, or no
  /// other file in the folder is YAML.
  public var misnamedWorkflow: Path? {
    guard workflow == nil else { return nil }
    let files = otherPaths.filter { $0.hasYAMLName && $0.parent == unit && !$0.name.hasPrefix(".") }
    let spelling = files.first {
      [RenderedFolder.workflowName.description, "workflow.yml"].contains($0.name.string?.lowercased())
    }
    return spelling ?? (files.count == 1 ? files.first : nil)
  }

  /// The folder that was probably meant as `params`, where there is none: it holds a file with the name of a parameter.
  public func misnamedFolder(of parameter: ByteString) -> ByteString? {
    guard case .absent = params else { return nil }
    return otherPaths.first { $0.name == parameter && $0.parent.parent == unit && $0.parent != unit }?.parent.name
  }

  /// How to call one of the files in a sentence: as seen from the folder, such as `params/rows`.
  public func name(of path: Path) -> String {
    (path.relative(to: unit) ?? Path(path.name.bytes)).description
  }

  /// The place to report what is missing from the folder as a whole.
  public var location: Location {
    workflow?.location ?? Location(path: unit)
  }
}

/// What became of the text of `workflow.yaml`.
public enum WorkflowText: Sendable {
  /// There is no file, or what is there is no text: a rule about files owns it.
  case none
  /// Python source that was never compiled.
  case python(SourceFile, SourceSpan)
  /// Text that libyaml rejects.
  case malformed(SourceFile, YAMLSyntaxError)
  /// YAML, and what it describes.
  case document(WorkflowDocument)
}
