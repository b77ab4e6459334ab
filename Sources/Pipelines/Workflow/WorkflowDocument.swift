public import Diagnostics
public import YAMLSyntax

/// A workflow file that parses as YAML, and what it turned out to be.
public final class WorkflowDocument: Sendable {
  /// The file.
  public let file: SourceFile
  /// Its syntax tree.
  public let tree: YAMLTree
  /// The document that decided the format: the first one that is recognised, or else the first.
  ///
  /// `nil` when the file holds no document at all.
  public let root: YAMLNode?
  /// What the file is.
  public let format: PipelineFormat

  /// Parses a file and tells what it is.
  ///
  /// With a declared kind an Argo `Workflow` is of that kind, whatever wrote it; other formats are not concerned.
  public init(parsing file: SourceFile, as declaredKind: DeclaredKind? = nil) throws(YAMLSyntaxError) {
    let tree = try YAMLTree.parse(file)
    self.file = file
    self.tree = tree
    // An alias bomb is never walked: nothing can be said about what it would expand to.
    if case .excessive = tree.expansion {
      root = tree.documents.first
      format = .unrecognised(.aliasExpansion)
      return
    }
    var first: PipelineFormat?
    for document in tree.documents {
      let format = PipelineFormat(of: document, as: declaredKind)
      if format.isRecognised {
        (root, self.format) = (document, format)
        return
      }
      first = first ?? format
    }
    root = tree.documents.first
    format = first ?? .unrecognised(.empty)
  }

  /// The place to report what is wrong with the document as a whole: its first key.
  public var location: Location {
    root.map { $0.head } ?? Location(file, SourceSpan(0, 0))
  }

  /// Whether the document is an Argo `Workflow`, of any author, or was one before it was broken.
  ///
  /// The rules about how YAML is written speak about these only: what is in another format has to be compiled again.
  public var isArgoWorkflow: Bool {
    switch format {
    case .v1, .argo, .brokenWorkflow: true
    case .v2IR, .v2Compatible, .backendExport, .tekton, .component, .unrecognised: false
    }
  }

  /// Why the document is no workflow, although somebody means it as one.
  ///
  /// Other people's files get no further than to `PipelineRecognition`.
  public var notAWorkflow: PipelineFormat.NotAWorkflow? {
    switch format {
    case .brokenWorkflow(let defect), .unrecognised(let defect): defect
    case .v1, .argo, .v2IR, .v2Compatible, .backendExport, .tekton, .component: nil
    }
  }

  /// Whether the document is no workflow, and was probably meant as one of Argo.
  var isMeantAsWorkflow: Bool { root.map { PipelineFormat.isMeantAsWorkflow($0) } ?? false }

  /// The `kind` of Kubernetes object that the document says it is.
  public var kind: ByteString? { root?["kind"]?.scalar }

  /// The places of the documents after the first one, in the order of the file.
  public var furtherDocuments: [Location] { tree.documents.dropFirst().map(\.head) }

  /// The keys that a mapping has already, in the order of the file.
  ///
  /// An alias repeats the mapping that it stands for, but not the mistakes in it.
  public var duplicateKeys: [YAMLNode.DuplicateKey] {
    tree.duplicateKeys
  }
}

extension YAMLNode {
  /// The first key of a mapping; any other node as a whole.
  fileprivate var head: Location {
    (entries.first?.key ?? self).location
  }
}
