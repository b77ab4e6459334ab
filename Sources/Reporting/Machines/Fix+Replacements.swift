import Diagnostics

extension Fix {
  /// What is written where, if that is all that the fix does: formats for editors know no files that move.
  var replacements: [(file: SourceFile, span: SourceSpan, text: String)]? {
    var replacements: [(file: SourceFile, span: SourceSpan, text: String)] = []
    for edit in edits {
      guard case .replace(let file, let span, let bytes) = edit, let text = ByteString(bytes).string else { return nil }
      replacements.append((file, span, text))
    }
    return replacements
  }
}
