import Foundation
import Testing

/// A well-kept client, which knows the types of the specification and refuses an answer that is not of them.
///
/// `KFPLINT_PYGLS` names a Python that has `pygls` 2; without it the test is skipped.
@Suite(
  "kfplint lsp and pygls",
  .enabled(if: ProcessInfo.processInfo.environment["KFPLINT_PYGLS"] != nil, "KFPLINT_PYGLS names no Python"))
struct PythonClientTests {
  @Test("agree on every answer")
  func answers() throws {
    let repository = try EditorSample.repository()
    try repository.write(Self.script, to: "client.py")
    let python = ProcessInfo.processInfo.environment["KFPLINT_PYGLS"] ?? "/usr/bin/python3"
    let run = try Program(path: python).run(
      [repository.url("client.py").path, Program.kfplint.path, repository.path], in: repository.url,
      environment: TemporaryFolder.environment)
    #expect(run.output == "ended with 0\n", "\(run)")
  }

  private static let script = #"""
    import asyncio, pathlib, sys

    from lsprotocol import types
    from pygls.lsp.client import BaseLanguageClient

    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    workflow, epochs, runs = (
        root / "team/RENDERED_PIPELINE/workflow.yaml", root / "team/RENDERED_PIPELINE/params/epochs",
        root / "schedules/recurring_runs.yaml")


    async def main():
        client = BaseLanguageClient("test", "1")
        published = asyncio.Queue()
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: published.put_nowait(params))
        client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda params: None)
        client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)(lambda params: None)
        await client.start_io(program, "lsp")
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf8]),
            workspace=types.WorkspaceClientCapabilities(
                did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
                workspace_edit=types.WorkspaceEditClientCapabilities(
                    document_changes=True, resource_operations=list(types.ResourceOperationKind))),
            text_document=types.TextDocumentClientCapabilities(
                code_action=types.CodeActionClientCapabilities(
                    code_action_literal_support=types.ClientCodeActionLiteralOptions(
                    code_action_kind=types.ClientCodeActionKindOptions(value_set=[]))),
                document_symbol=types.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True)))
        started = await client.initialize_async(
            types.InitializeParams(capabilities=capabilities, root_uri=root.as_uri()))
        assert started.capabilities.position_encoding == "utf-8", started
        client.initialized(types.InitializedParams())

        def opened(path, text=None):
            client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(
                path.as_uri(), "yaml", 1, text or path.read_text())))
            return types.TextDocumentIdentifier(path.as_uri())

        async def diagnostics(path):
            while True:
                params = await asyncio.wait_for(published.get(), 300)
                if params.uri == path.as_uri():
                    return params.diagnostics

        def place(path, word):
            for number, line in enumerate(path.read_text().split("\n")):
                if word in line:
                    return types.Position(number, line.index(word) + 1)

        document = opened(workflow)
        first = await diagnostics(workflow)
        assert not first, first
        opened(epochs, "ten")
        found = await diagnostics(epochs)
        assert [each.code for each in found] == ["params-type"] and found[0].related_information, found
        at = place(workflow, "epochs, value")
        hover = await client.text_document_hover_async(types.HoverParams(document, at))
        assert "`Integer`" in hover.contents.value, hover
        there = await client.text_document_definition_async(types.DefinitionParams(document, at))
        assert there[0].uri == epochs.as_uri(), there
        uses = await client.text_document_references_async(
            types.ReferenceParams(types.ReferenceContext(True), document, at))
        assert len(uses) > 3, uses
        symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
        assert [each.name for each in symbols] == ["epochs", "churn", "load", "train"], symbols
        assert await client.workspace_symbol_async(types.WorkspaceSymbolParams("train"))
        edit = await client.text_document_rename_async(types.RenameParams(document, at, "rounds"))
        assert isinstance(edit.document_changes[-1], types.RenameFile), edit
        assert await client.text_document_folding_range_async(types.FoldingRangeParams(document))
        assert await client.text_document_document_link_async(types.DocumentLinkParams(document))
        assert await client.text_document_document_highlight_async(types.DocumentHighlightParams(document, at))
        jobs = opened(runs, runs.read_text().replace("0 30 2", "30 2"))
        everything = types.Range(types.Position(0, 0), types.Position(99, 0))
        actions = await client.text_document_code_action_async(
            types.CodeActionParams(jobs, everything, types.CodeActionContext([])))
        assert any(each.edit.document_changes for each in actions), actions
        assert await client.text_document_inlay_hint_async(types.InlayHintParams(jobs, everything))
        items = await client.text_document_completion_async(types.CompletionParams(jobs, types.Position(12, 16)))
        assert [each.label for each in items] == ["nightly"], items
        report = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(jobs))
        assert "schedule-cron" in [each.code for each in report.items], report
        same = await client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(jobs, previous_result_id=report.result_id))
        assert isinstance(same, types.RelatedUnchangedDocumentDiagnosticReport), same
        everything = await client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams([]))
        assert runs.as_uri() in [each.uri for each in everything.items], everything
        known = [types.PreviousResultId(each.uri, each.result_id) for each in everything.items]
        epochs_id = types.VersionedTextDocumentIdentifier(2, epochs.as_uri())
        client.text_document_did_change(types.DidChangeTextDocumentParams(
            epochs_id, [types.TextDocumentContentChangeWholeDocument("10")]))
        later = await client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(known))
        assert {each.kind for each in later.items} == {"full", "unchanged"}, later
        lenses = await client.text_document_code_lens_async(types.CodeLensParams(jobs))
        assert lenses[0].command.title, lenses
        await client.shutdown_async(None)
        client.exit(None)
        await asyncio.wait_for(client._server.wait(), 300)
        print("ended with", client._server.returncode)


    asyncio.run(main())
    """#
}
