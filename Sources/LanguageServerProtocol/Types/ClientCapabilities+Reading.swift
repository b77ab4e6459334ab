import Diagnostics
public import YAMLSyntax

extension LSP.ClientCapabilities {
  /// Reads what `initialize` says of the client; what is not there it cannot do.
  public init(_ node: YAMLNode?) {
    self.init()
    func has(_ path: ByteString...) -> Bool { node?.at(path)?.bool ?? false }
    func lists(_ word: StaticString, _ path: ByteString...) -> Bool {
      node?.at(path)?.items.contains { $0.scalarEquals(word) } ?? false
    }
    takesDocumentChanges = has("workspace", "workspaceEdit", "documentChanges")
    takesFileOperations =
      lists("rename", "workspace", "workspaceEdit", "resourceOperations")
      && lists("delete", "workspace", "workspaceEdit", "resourceOperations")
      && lists("create", "workspace", "workspaceEdit", "resourceOperations")
    takesCodeActions = node?.at(["textDocument", "codeAction", "codeActionLiteralSupport"]) != nil
    takesMarkdown = lists("markdown", "textDocument", "hover", "contentFormat")
    takesNestedSymbols = has("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport")
    takesProgress = has("window", "workDoneProgress")
    asksForDiagnostics = node?.at(["textDocument", "diagnostic"]) != nil
    showsInlayHints = node?.at(["textDocument", "inlayHint"]) != nil
    watchesFiles = has("workspace", "didChangeWatchedFiles", "dynamicRegistration")
    preparesRenames = has("textDocument", "rename", "prepareSupport")
    refreshesDiagnostics = has("workspace", "diagnostics", "refreshSupport")
  }
}

extension YAMLNode {
  fileprivate func at(_ path: [ByteString]) -> YAMLNode? {
    path.reduce(Optional(self)) { node, key in node?[key] }
  }
}
