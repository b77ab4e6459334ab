public import Diagnostics
public import YAMLSyntax

/// A workflow file that parses as YAML, and what it turned out to be.
public struct WorkflowDocument: Sendable {
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
  public init(parsing file: SourceFile) throws(YAMLSyntaxError) {
    let tree = try YAMLTree.parse(file)
    self.file = file
    self.tree = tree
    // An alias bomb is never walked: nothing can be said about what it would expand to.
    if case .excessive = tree.expansion {
      root = tree.documents.first
      format = .unrecognised(.aliasExpansion)
      return
    }
    for document in tree.documents {
      let format = PipelineFormat(of: document)
      if format.isRecognised {
        (root, self.format) = (document, format)
        return
      }
    }
    root = tree.documents.first
    format = root.map { PipelineFormat(of: $0) } ?? .unrecognised(.empty)
  }

  /// The place to report what is wrong with the document as a whole: its first key.
  public var location: Location {
    guard let root else { return Location(file, SourceSpan(0, 0)) }
    if let first = root.entries.first(where: { _ in true }) { return first.key.location }
    return root.location
  }
}
