import Foundation
import Testing

/// The extension for VS Code with a stand-in for VS Code itself, which no package of Debian has.
@Suite(
  "The extension for VS Code",
  .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/node"), "no node"))
struct VisualStudioCodeTests {
  /// The folder of the extension in the sources.
  private static var extensionFolder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../packaging/editors/vscode")
      .standardized
  }

  @Test("shows what the server finds, and asks it what it knows")
  func session() throws {
    let repository = try EditorSample.repository()
    try repository.write(Self.script, to: "session.js")
    let run = try Program(path: "/usr/bin/node").run(
      [repository.url("session.js").path], in: repository.url,
      environment: TemporaryFolder.environment.merging([
        "KFPLINT": Program.kfplint.path, "ROOT": repository.path, "EXTENSION": Self.extensionFolder.path,
      ]) { $1 })
    #expect(
      run.output == """
        workflow: nothing
        typed: 0:0 params-type
        related: team/RENDERED_PIPELINE/workflow.yaml
        corrected: nothing
        definition: team/RENDERED_PIPELINE/params/epochs
        references: true
        hover: true
        symbols: epochs churn load train
        children: load train
        workspace: train train-churn
        rename: epochs, 4 edits, 1 file
        refused: a name of a parameter begins with a letter, and has letters, digits, `-` and `_`
        folds: true
        links: https://example.com/load/component.yaml
        highlights: 4
        schedule: 3:17 schedule-source
        five fields: 3:17 schedule-source, 16:12 schedule-cron
        action: Write `0 30 2 * * *`, 1 edit
        hints: true
        completion: nightly
        cancelled: -32800
        stopped with 0

        """, "\(run)")
  }

  @Test("ends with a sentence where there is no server")
  func missing() throws {
    let repository = try EditorSample.repository()
    try repository.write(Self.script, to: "session.js")
    let run = try Program(path: "/usr/bin/node").run(
      [repository.url("session.js").path], in: repository.url,
      environment: TemporaryFolder.environment.merging([
        "KFPLINT": "/no/such/program", "ROOT": repository.path, "EXTENSION": Self.extensionFolder.path,
      ]) { $1 })
    #expect(run.output.contains("error: kfplint lsp: spawn /no/such/program ENOENT\n"), "\(run)")
  }

  private static let script = #"""
    "use strict";
    const fs = require("fs");
    const Module = require("module");
    const path = require("path");
    const { pathToFileURL } = require("url");
    const { KFPLINT, ROOT, EXTENSION } = process.env;

    // As much of VS Code as the extension uses.
    class Value { constructor(...parts) { this.parts = parts; } }
    class Position { constructor(line, character) { Object.assign(this, { line, character }); } }
    class Range { constructor(start, end) { Object.assign(this, { start, end }); } }
    class Location { constructor(uri, range) { Object.assign(this, { uri, range }); } }
    class Diagnostic { constructor(range, message, severity) { Object.assign(this, { range, message, severity }); } }
    class Related { constructor(location, message) { Object.assign(this, { location, message }); } }
    class Named { constructor(name) { this.name = name; } }
    class Titled { constructor(title) { this.title = title; } }
    class Labelled { constructor(label) { this.label = label; } }
    class Hint { constructor(position, label) { Object.assign(this, { position, label }); } }
    class Link { constructor(range, target) { Object.assign(this, { range, target }); } }
    class Hover { constructor(contents, range) { Object.assign(this, { contents, range }); } }
    class Edit {
      constructor() { this.edits = []; this.files = []; }
      replace(uri, range, text) { this.edits.push({ uri, range, text }); }
      renameFile(from, to) { this.files.push([from, to]); }
      createFile(uri) { this.files.push([uri]); }
      deleteFile(uri) { this.files.push([uri]); }
    }
    const uri = (text) => ({ toString: () => text, text });
    const listeners = {};
    const event = (name) => (listener) => { listeners[name] = listener; return {}; };
    const providers = {};
    const register = (name) => (...all) => {
      providers[name] = all.find((each) => !Array.isArray(each) && typeof each === "object");
      return {};
    };
    const shown = new Map();
    let changed = () => {};
    const vscode = {
      Position, Range, Location, Diagnostic, Hover, WorkspaceEdit: Edit, DiagnosticRelatedInformation: Related,
      MarkdownString: Titled, DocumentSymbol: Named, SymbolInformation: Named, CompletionItem: Labelled,
      CodeAction: Titled, CodeActionKind: { QuickFix: "quickfix" }, InlayHint: Hint, DocumentLink: Link,
      FoldingRange: Value, DocumentHighlight: Value, Uri: { parse: uri },
      languages: {
        createDiagnosticCollection: () => ({
          set: (key, found) => { shown.set(key.text, found); changed(); }, clear: () => shown.clear(),
        }),
        match: (selectors, document) => selectors.some((each) =>
          each.language ? each.language === document.languageId : document.uri.text.includes("/params/")) ? 10 : 0,
      },
      window: { showErrorMessage: (message) => { console.log(`error: ${message}`); } },
      workspace: {
        getConfiguration: () => ({ get: () => KFPLINT }), textDocuments: [],
        workspaceFolders: [{ uri: uri(pathToFileURL(ROOT).href), name: "root" }],
        createFileSystemWatcher: () => ({
          onDidCreate: event("made"), onDidChange: event("saved"), onDidDelete: event("gone"),
        }),
        onDidOpenTextDocument: event("open"), onDidChangeTextDocument: event("change"),
        onDidSaveTextDocument: event("save"), onDidCloseTextDocument: event("close"),
        onDidChangeWorkspaceFolders: event("folders"),
      },
    };
    for (const name of [
      "Hover", "Definition", "Reference", "DocumentHighlight", "DocumentSymbol", "WorkspaceSymbol", "CompletionItem",
      "CodeActions", "Rename", "InlayHints", "FoldingRange", "DocumentLink",
    ]) vscode.languages[`register${name}Provider`] = register(name);
    const load = Module._load;
    Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
    const { spawn } = require("child_process");
    require("child_process").spawn = (...all) => {
      const server = spawn(...all);
      server.on("exit", (status) => console.log(`stopped with ${status}`));
      return server;
    };
    const extension = require(path.join(EXTENSION, "extension.js"));

    function open(name, languageId) {
      const text = fs.readFileSync(path.join(ROOT, name), "utf8");
      const address = uri(pathToFileURL(path.join(ROOT, name)).href);
      const document = { uri: address, languageId, version: 1, text, getText: () => document.text };
      listeners.open(document);
      return document;
    }
    function place(document, word) {
      const lines = document.text.slice(0, document.text.indexOf(word)).split("\n");
      return new Position(lines.length - 1, lines[lines.length - 1].length);
    }
    function write(document, old, text) {
      const start = place(document, old);
      document.text = document.text.replace(old, text);
      document.version += 1;
      const end = new Position(start.line, start.character + old.length);
      listeners.change({ document, contentChanges: [{ range: new Range(start, end), text }] });
    }
    const relative = (address) => address.text.replace(pathToFileURL(ROOT).href + "/", "");
    async function show(name, document, count) {
      while ((shown.get(document.uri.text) || { length: -1 }).length !== count) {
        await new Promise((resolve) => { changed = resolve; });
      }
      const found = shown.get(document.uri.text)
        .map(({ range, code }) => `${range.start.line}:${range.start.character} ${code}`);
      console.log(`${name}: ${found.join(", ") || "nothing"}`);
    }

    async function main() {
      await extension.activate({ subscriptions: [] });
      const workflow = open("team/RENDERED_PIPELINE/workflow.yaml", "yaml");
      await show("workflow", workflow, 0);
      const epochs = open("team/RENDERED_PIPELINE/params/epochs", "plaintext");
      write(epochs, "10", "ten");
      await show("typed", epochs, 1);
      console.log(`related: ${relative(shown.get(epochs.uri.text)[0].relatedInformation[0].location.uri)}`);
      write(epochs, "ten", "12");
      await show("corrected", epochs, 0);
      const at = place(workflow, "epochs, value");
      const definition = await providers.Definition.provideDefinition(workflow, at);
      console.log(`definition: ${relative(definition[0].uri)}`);
      const references = await providers.Reference.provideReferences(workflow, at, { includeDeclaration: true });
      console.log(`references: ${references.length > 3}`);
      const hover = await providers.Hover.provideHover(workflow, at);
      console.log(`hover: ${hover.contents.title.includes("`Integer`")}`);
      const symbols = await providers.DocumentSymbol.provideDocumentSymbols(workflow);
      console.log(`symbols: ${symbols.map((each) => each.name).join(" ")}`);
      console.log(`children: ${symbols[1].children.map((each) => each.name).join(" ")}`);
      const all = await providers.WorkspaceSymbol.provideWorkspaceSymbols("train");
      console.log(`workspace: ${[...new Set(all.map((each) => each.name))].sort().join(" ")}`);
      const target = await providers.Rename.prepareRename(workflow, at);
      const edit = await providers.Rename.provideRenameEdits(workflow, at, "rounds");
      console.log(`rename: ${target.placeholder}, ${edit.edits.length} edits, ${edit.files.length} file`);
      await providers.Rename.provideRenameEdits(workflow, at, "a b")
        .catch((error) => console.log(`refused: ${error.message}`));
      const folds = await providers.FoldingRange.provideFoldingRanges(workflow, {});
      console.log(`folds: ${folds.length > 0}`);
      const links = await providers.DocumentLink.provideDocumentLinks(workflow);
      console.log(`links: ${links.map((each) => each.target.text).join(" ")}`);
      const highlights = await providers.DocumentHighlight.provideDocumentHighlights(workflow, at);
      console.log(`highlights: ${highlights.length}`);
      const runs = open("schedules/recurring_runs.yaml", "yaml");
      await show("schedule", runs, 1);
      write(runs, "0 30 2", "30 2");
      await show("five fields", runs, 2);
      const line = new Range(place(runs, "cron:"), place(runs, "cron:"));
      const actions = await providers.CodeActions.provideCodeActions(runs, line, {});
      console.log(`action: ${actions[0].title}, ${actions[0].edit.edits.length} edit`);
      const everything = new Range(new Position(0, 0), new Position(99, 0));
      const hints = await providers.InlayHints.provideInlayHints(runs, everything);
      console.log(`hints: ${hints.length > 0}`);
      const items = await providers.CompletionItem.provideCompletionItems(runs, place(runs, "nightly"));
      console.log(`completion: ${items.map((each) => each.label).join(" ")}`);
      let cancel;
      const token = { onCancellationRequested: (listener) => { cancel = listener; } };
      const asked = providers.WorkspaceSymbol.provideWorkspaceSymbols("train", token);
      cancel();
      await asked.catch((error) => console.log(`cancelled: ${error.code}`));
      await extension.deactivate();
    }
    main().catch((error) => console.log(`failed: ${error.message}`));
    """#
}
