/// The names that Argo's validator refuses or accepts.
///
/// The rules are `isValidWorkflowFieldName` and `isValidParamOrArtifactName` of `workflow/validate/validate.go`.
public enum ArgoName {
  /// What a name is to be used as.
  public enum Use: Sendable {
    /// A template, task, step or container of a set: letters, digits and `-`, not first `-`, at most 128 bytes.
    case workflowField
    /// A parameter, an artifact or a global name: letters, digits, `-` and `_`, of any length.
    case parameterOrArtifact
  }

  /// What is wrong with a name, or `nil`; places count from the name's first byte.
  public static func fault(in name: ArraySlice<UInt8>, as use: Use) -> GrammarFault? {
    if name.isEmpty { return GrammarFault("the name must not be empty", at: 0..<0) }
    switch use {
    case .workflowField:
      if name.count > 128 {
        return GrammarFault("the name has at most 128 bytes, and this has \(name.count)", at: 0..<name.count)
      }
      if name.first == UInt8(ascii: "-") {
        return GrammarFault("the name starts with a letter or digit", at: 0..<1)
      }
      return strangeByte(in: name, allowed: "letters, digits and \"-\"") {
        $0.isLetterOrDigit || $0 == UInt8(ascii: "-")
      }
    case .parameterOrArtifact:
      return strangeByte(in: name, allowed: "letters, digits, \"-\" and \"_\"") {
        $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
    }
  }

  private static func strangeByte(
    in name: ArraySlice<UInt8>, allowed: String, _ isAllowed: (UInt8) -> Bool
  ) -> GrammarFault? {
    guard let place = name.firstIndex(where: { !isAllowed($0) }) else { return nil }
    var end = place + 1
    while end < name.endIndex, name[end] & 0xC0 == 0x80 { end += 1 }
    let start = name.startIndex
    return GrammarFault("the name consists of \(allowed)", at: place - start..<end - start)
  }
}
