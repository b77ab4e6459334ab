"use strict";

// Turns what the protocol says into what VS Code has, and the other way round. Columns are of UTF-16 in both.

module.exports = function types(vscode) {
  const position = (value) => new vscode.Position(value.line, value.character);
  const range = (value) => new vscode.Range(position(value.start), position(value.end));
  const location = (value) => new vscode.Location(vscode.Uri.parse(value.uri), range(value.range));
  const markdown = (value) => new vscode.MarkdownString(typeof value === "string" ? value : value.value);

  function diagnostic(value) {
    const result = new vscode.Diagnostic(range(value.range), value.message, value.severity - 1);
    result.source = value.source;
    result.code = value.codeDescription
      ? { value: value.code, target: vscode.Uri.parse(value.codeDescription.href) }
      : value.code;
    result.tags = value.tags;
    result.relatedInformation = (value.relatedInformation || []).map(
      (each) => new vscode.DiagnosticRelatedInformation(location(each.location), each.message)
    );
    return result;
  }

  function edit(value) {
    if (!value) return undefined;
    const result = new vscode.WorkspaceEdit();
    for (const change of value.documentChanges || []) {
      if (change.kind === "create") result.createFile(vscode.Uri.parse(change.uri), { ignoreIfExists: true });
      else if (change.kind === "delete") result.deleteFile(vscode.Uri.parse(change.uri));
      else if (change.kind === "rename") result.renameFile(vscode.Uri.parse(change.oldUri), vscode.Uri.parse(change.newUri));
      else {
        const uri = vscode.Uri.parse(change.textDocument.uri);
        for (const each of change.edits) result.replace(uri, range(each.range), each.newText);
      }
    }
    return result;
  }

  function symbol(value) {
    const result = new vscode.DocumentSymbol(
      value.name, value.detail || "", value.kind - 1, range(value.range), range(value.selectionRange));
    result.children = (value.children || []).map(symbol);
    return result;
  }

  function completion(value) {
    const result = new vscode.CompletionItem(value.label, value.kind - 1);
    result.detail = value.detail;
    if (value.documentation) result.documentation = markdown(value.documentation);
    Object.assign(result, { sortText: value.sortText, filterText: value.filterText });
    Object.assign(result, { range: range(value.textEdit.range), insertText: value.textEdit.newText });
    return result;
  }

  function action(value) {
    const result = new vscode.CodeAction(value.title, vscode.CodeActionKind.QuickFix);
    Object.assign(result, { edit: edit(value.edit), isPreferred: value.isPreferred });
    if (value.diagnostics) result.diagnostics = value.diagnostics.map(diagnostic);
    return result;
  }

  function hint(value) {
    const result = new vscode.InlayHint(position(value.position), value.label);
    Object.assign(result, { tooltip: value.tooltip, paddingLeft: value.paddingLeft });
    return result;
  }

  function link(value) {
    const result = new vscode.DocumentLink(range(value.range), vscode.Uri.parse(value.target));
    result.tooltip = value.tooltip;
    return result;
  }

  return {
    action, completion, diagnostic, edit, hint, link, location, markdown, range, symbol,
    hover: (value) => new vscode.Hover(markdown(value.contents), value.range ? range(value.range) : undefined),
    folding: (value) => new vscode.FoldingRange(value.startLine, value.endLine),
    found: (value) =>
      new vscode.SymbolInformation(value.name, value.kind - 1, value.containerName || "", location(value.location)),
    plainPosition: (value) => ({ line: value.line, character: value.character }),
    plainRange: (value) => ({
      start: { line: value.start.line, character: value.start.character },
      end: { line: value.end.line, character: value.end.character },
    }),
  };
};
