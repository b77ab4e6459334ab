public import Diagnostics
import YAMLSyntax

/// The files with policies that a configuration names.
public struct PolicyFiles: Sendable {
  /// A pattern, and the files that it matches.
  public struct Match: Sendable {
    /// The pattern.
    public let pattern: PathPattern
    /// The files, in the order of their paths.
    public let files: [SourceFile]

    /// What a pattern matches.
    public init(_ pattern: PathPattern, _ files: [SourceFile]) {
      (self.pattern, self.files) = (pattern, files)
    }
  }

  /// What was found.
  public let matches: [Match]

  /// The policies that are built in, a file for each.
  public let ready: [SourceFile]

  /// The files that patterns match, and the policies that are built in.
  public init(_ matches: [Match] = [], ready: [SourceFile] = []) {
    (self.matches, self.ready) = (matches, ready)
  }

  /// The patterns that a configuration has under `policies:`; none where it cannot be read.
  public static func patterns(in file: SourceFile) -> [PathPattern] {
    guard let tree = try? YAMLTree.parse(file), case .bounded = tree.expansion,
      let list = tree.documents.first?["policies"], list.kind == .sequence
    else { return [] }
    return list.items.compactMap { item in item.scalar.flatMap { try? PathPattern($0) } }
  }
}
