import LanguageServerProtocol
import Reporting

/// What the server says that it can do.
enum ServerCapabilities {
  /// The answer to `initialize`.
  static func answer(_ session: SessionStart, version: String) -> JSONValue {
    let yes = JSONValue.boolean(true)
    let capabilities = JSONValue(members: [
      ("positionEncoding", .string(session.encoding.rawValue)),
      ("textDocumentSync", ["openClose": yes, "change": 2, "save": ["includeText": .boolean(false)]]),
      ("hoverProvider", yes), ("definitionProvider", yes), ("referencesProvider", yes),
      ("documentHighlightProvider", yes), ("documentSymbolProvider", yes),
      ("workspaceSymbolProvider", ["workDoneProgress": yes]),
      ("codeActionProvider", session.capabilities.takesCodeActions ? ["codeActionKinds": .array(["quickfix"])] : nil),
      ("completionProvider", ["triggerCharacters": .array([":", " ", "-"])]),
      ("renameProvider", session.capabilities.preparesRenames ? ["prepareProvider": yes] : yes),
      ("inlayHintProvider", yes),
      ("codeLensProvider", session.capabilities.showsInlayHints ? nil : ["resolveProvider": .boolean(false)]),
      ("foldingRangeProvider", yes), ("documentLinkProvider", [:]),
      (
        "diagnosticProvider",
        [
          "identifier": "kfplint", "interFileDependencies": yes,
          "workspaceDiagnostics": .boolean(session.checksWorkspace), "workDoneProgress": yes,
        ]
      ),
      ("workspace", ["workspaceFolders": ["supported": yes, "changeNotifications": yes]]),
    ])
    return ["capabilities": capabilities, "serverInfo": ["name": "kfplint", "version": .string(version)]]
  }
}
