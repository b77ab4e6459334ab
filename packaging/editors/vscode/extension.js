"use strict";

const vscode = require("vscode");
const { Server } = require("./server");
const types = require("./types")(vscode);

// Files of params/ have no language of their own.
const documents = [
  { scheme: "file", language: "yaml" },
  { scheme: "file", pattern: "**/params/*" },
];
const watched = "**/{workflow.yaml,recurring_runs.yaml,experiments.yaml,.kfplint.yaml,params/*}";

let server;

exports.activate = async function (context) {
  const settings = vscode.workspace.getConfiguration("kfplint");
  const found = vscode.languages.createDiagnosticCollection("kfplint");
  const on = {
    "textDocument/publishDiagnostics": ({ uri, diagnostics }) =>
      found.set(vscode.Uri.parse(uri), diagnostics.map(types.diagnostic)),
    "client/registerCapability": () => null,
    "workspace/diagnostic/refresh": () => null,
  };
  server = new Server(settings.get("path"), ["lsp"], {}, on, (reason) => {
    found.clear();
    if (server && !server.isStopping) vscode.window.showErrorMessage(`kfplint lsp: ${reason}`);
  });
  const folders = () => (vscode.workspace.workspaceFolders || []).map(({ uri, name }) => ({ uri: uri.toString(), name }));
  await server.request("initialize", {
    processId: process.pid,
    clientInfo: { name: "kfplint for VS Code" },
    rootUri: folders().length ? folders()[0].uri : null,
    workspaceFolders: folders(),
    capabilities: {
      general: { positionEncodings: ["utf-16"] },
      workspace: {
        workspaceFolders: true,
        didChangeWatchedFiles: { dynamicRegistration: true },
        workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
      },
      textDocument: {
        hover: { contentFormat: ["markdown"] },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
        rename: { prepareSupport: true },
      },
    },
  });
  server.notify("initialized", {});
  context.subscriptions.push(found, ...synchronized(folders), ...features());
};

exports.deactivate = function () {
  if (!server) return undefined;
  server.isStopping = true;
  return server.stop();
};

/// Tells the server of documents, files and folders.
function synchronized(folders) {
  const isMeant = (document) => vscode.languages.match(documents, document) > 0;
  const named = (document) => ({ uri: document.uri.toString(), version: document.version });
  const open = (document) => {
    if (!isMeant(document)) return;
    server.notify("textDocument/didOpen", {
      textDocument: { ...named(document), languageId: document.languageId, text: document.getText() },
    });
  };
  vscode.workspace.textDocuments.forEach(open);
  const watcher = vscode.workspace.createFileSystemWatcher(watched);
  const tell = (type) => (uri) =>
    server.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: uri.toString(), type }] });
  return [
    watcher, watcher.onDidCreate(tell(1)), watcher.onDidChange(tell(2)), watcher.onDidDelete(tell(3)),
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!isMeant(document) || contentChanges.length === 0) return;
      // VS Code has them from the end of the text to its start, so that each place is still right when its turn comes.
      const changes = contentChanges.map(({ range, text }) => ({ range: types.plainRange(range), text }));
      server.notify("textDocument/didChange", { textDocument: named(document), contentChanges: changes });
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (isMeant(document)) server.notify("textDocument/didSave", { textDocument: named(document) });
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (isMeant(document)) server.notify("textDocument/didClose", { textDocument: named(document) });
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const list = (some) => some.map(({ uri, name }) => ({ uri: uri.toString(), name }));
      server.notify("workspace/didChangeWorkspaceFolders", { event: { added: list(added), removed: list(removed) } });
    }),
  ];
}

/// Has VS Code ask the server.
function features() {
  const at = (document, position) => ({
    textDocument: { uri: document.uri.toString() },
    ...(position && { position: types.plainPosition(position) }),
  });
  const list = (make) => (values) => (values || []).map(make);
  const one = (make) => (value) => (value ? make(value) : undefined);
  const ask = (method, make) => (document, position, token) =>
    server.request(`textDocument/${method}`, at(document, position), token).then(make);
  const askOfAll = (method, make) => (document, token) => ask(method, make)(document, undefined, token);
  const { languages } = vscode;
  return [
    languages.registerHoverProvider(documents, { provideHover: ask("hover", one(types.hover)) }),
    languages.registerDefinitionProvider(documents, { provideDefinition: ask("definition", list(types.location)) }),
    languages.registerReferenceProvider(documents, {
      provideReferences: (document, position, context, token) =>
        server.request("textDocument/references", { ...at(document, position), context }, token)
          .then(list(types.location)),
    }),
    languages.registerDocumentHighlightProvider(documents, {
      provideDocumentHighlights: ask(
        "documentHighlight", list((each) => new vscode.DocumentHighlight(types.range(each.range)))),
    }),
    languages.registerDocumentSymbolProvider(documents, {
      provideDocumentSymbols: askOfAll("documentSymbol", list(types.symbol)),
    }),
    languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: (query, token) =>
        server.request("workspace/symbol", { query }, token).then(list(types.found)),
    }),
    languages.registerCompletionItemProvider(
      documents,
      {
        provideCompletionItems: (document, position, token) =>
          ask("completion", list(types.completion))(document, position, token),
      },
      ":", " ", "-"
    ),
    languages.registerCodeActionsProvider(
      documents,
      {
        provideCodeActions: (document, range, context, token) =>
          server
            .request(
              "textDocument/codeAction",
              { ...at(document), range: types.plainRange(range), context: { diagnostics: [] } }, token)
            .then(list(types.action)),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }
    ),
    languages.registerRenameProvider(documents, {
      prepareRename: ask("prepareRename", one((value) => ({ range: types.range(value.range), placeholder: value.placeholder }))),
      provideRenameEdits: (document, position, newName, token) =>
        server.request("textDocument/rename", { ...at(document, position), newName }, token).then(types.edit),
    }),
    languages.registerInlayHintsProvider(documents, {
      provideInlayHints: (document, range, token) =>
        server.request("textDocument/inlayHint", { ...at(document), range: types.plainRange(range) }, token)
          .then(list(types.hint)),
    }),
    languages.registerFoldingRangeProvider(documents, {
      provideFoldingRanges: (document, context, token) =>
        ask("foldingRange", list(types.folding))(document, undefined, token),
    }),
    languages.registerDocumentLinkProvider(documents, {
      provideDocumentLinks: askOfAll("documentLink", list(types.link)),
    }),
  ];
}
