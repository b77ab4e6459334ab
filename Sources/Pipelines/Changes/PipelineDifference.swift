public import Diagnostics
import YAMLSyntax

/// What is different between two rendered pipelines, of which each is a folder or a file.
///
/// They are compared as the reconciler compares them: the compilation time and the SDK's version do not count, at any
/// level. What counts is what a consumer downloads: the workflow, and the files of `params/`, byte for byte.
public struct PipelineDifference: Sendable {
  /// What is different in the workflow.
  public let workflow: WorkflowDifference
  /// The files of `params/` that are not the same, by their names.
  public let parameterFiles: [FileDifference]

  /// A file of `params/` that is there in one version only, or has other bytes.
  public struct FileDifference: Sendable {
    /// The file's name, which is that of the parameter.
    public let name: ByteString
    /// The value before; `nil` if there was no file.
    public let old: ByteString?
    /// The value after; `nil` if there is no file.
    public let new: ByteString?
  }

  /// Why two pipelines cannot be compared.
  public struct Obstacle: Error, Sendable, CustomStringConvertible {
    /// The file, or the folder where a file is missing.
    public let path: Path
    /// What is wrong, as a sentence without subject.
    public let message: String

    /// The path and the message.
    public var description: String { "\(path): \(message)" }
  }

  /// Compares two pipelines; a bare one has no parameter files, so that these are compared only between two folders.
  ///
  /// Throws if one of the workflows is not an Argo workflow that can be read, or a file has no bytes to be compared.
  public init(from older: PipelineFiles, to newer: PipelineFiles) throws(Obstacle) {
    let (old, new) = (try older.workflowRoot(), try newer.workflowRoot())
    workflow = WorkflowDifference(from: old, to: new)
    guard older.kind == .rendered, newer.kind == .rendered else {
      parameterFiles = []
      return
    }
    let (before, after) = (try older.parameterValues(), try newer.parameterValues())
    parameterFiles = Set(before.keys).union(after.keys).sorted().compactMap { name in
      before[name] == after[name] ? nil : FileDifference(name: name, old: before[name], new: after[name])
    }
  }

  /// Whether both are the same, but for the compilation time and the SDK's version.
  public var isEmpty: Bool { workflow.isEmpty && parameterFiles.isEmpty }
}

extension PipelineFiles {
  /// The document of the workflow.
  fileprivate func workflowRoot() throws(PipelineDifference.Obstacle) -> YAMLNode {
    guard let workflow else { throw .init(path: unit, message: "there is no \(workflowName)") }
    switch text {
    case .document(let document): return try document.rootOfOnlyWorkflow()
    case .malformed(_, let error): throw .init(path: workflow.path, message: "is not YAML: \(error.message)")
    case .python: throw .init(path: workflow.path, message: "is Python source that was not compiled")
    case .none:
      _ = try workflow.bytesToCompare()
      throw .init(path: workflow.path, message: "is not text that can be compared")
    }
  }

  /// The bytes of each file of `params/`, by its name.
  fileprivate func parameterValues() throws(PipelineDifference.Obstacle) -> [ByteString: ByteString] {
    if case .notAFolder(let file) = params {
      throw .init(path: file.path, message: "is not a folder")
    }
    var values: [ByteString: ByteString] = [:]
    for file in parameterFiles { values[file.name] = try file.bytesToCompare() }
    // No consumer reads what is in a folder there, and the reconciler fails on it.
    for folder in parameterFolders { throw .init(path: folder, message: "is a folder, where only files belong") }
    return values
  }
}

extension WorkflowDocument {
  /// Whether the file is one Argo workflow of any author, and nothing else.
  public var isComparable: Bool { (try? rootOfOnlyWorkflow()) != nil }

  /// The document, if it is the file's only one, and an Argo workflow of any author.
  fileprivate func rootOfOnlyWorkflow() throws(PipelineDifference.Obstacle) -> YAMLNode {
    if let other = furtherDocuments.first {
      throw .init(path: other.path, message: "holds several YAML documents")
    }
    // Readers disagree about which of the two counts, and the reconciler refuses the file.
    if let twice = duplicateKeys.first {
      throw .init(path: file.path, message: "has the key \(twice.again.scalar?.quoted ?? "") twice")
    }
    switch format {
    case .v1, .argo, .v2Compatible, .backendExport:
      if let root { return root }
    case .unrecognised(.aliasExpansion):
      throw .init(path: file.path, message: "has aliases that expand to too much")
    default: break
    }
    throw .init(path: file.path, message: "is not an Argo workflow")
  }
}

extension PipelineFile {
  fileprivate func bytesToCompare() throws(PipelineDifference.Obstacle) -> ByteString {
    switch content {
    case .text(let file), .undecodable(let file, _): return ByteString(file.bytes)
    case .lfsPointer: throw .init(path: path, message: "is a pointer of Git LFS, whose file is not here")
    case .conflicted: throw .init(path: path, message: "has the markers of a merge conflict")
    case .tooLarge(let bytes, let limit):
      throw .init(path: path, message: "\(bytes) bytes are more than the limit of \(limit) (max-file-size)")
    case .symbolicLink: throw .init(path: path, message: "is a symbolic link")
    case .submodule: throw .init(path: path, message: "is a submodule")
    case .unmerged: throw .init(path: path, message: "is not merged")
    case .unreadable(let reason): throw .init(path: path, message: reason)
    }
  }
}
