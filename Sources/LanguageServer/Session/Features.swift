import Diagnostics
import LanguageServerProtocol
import Reporting
import YAMLSyntax

/// Answers the requests about documents.
final class Features {
  private let workspace: Workspace
  private let checks: DocumentChecks
  private let questions: Questions
  private let listing: WorkspaceListing
  private let reports = KnownReports()

  init(_ workspace: Workspace, _ checks: DocumentChecks) {
    self.workspace = workspace
    self.checks = checks
    questions = Questions(workspace)
    listing = WorkspaceListing(workspace)
  }

  /// Forgets what was read for a document that was closed.
  func forget(_ key: Path) { questions.forget(key) }

  /// The answer to a request about everything that the editor shows, which takes long; `nil` for any other one.
  func longAnswer(_ method: String, _ params: YAMLNode?, _ partial: PartialResults) -> (any LongAnswer)? {
    switch method {
    case "workspace/diagnostic": WorkspaceReport(workspace, listing, reports, params, partial)
    case "workspace/symbol": WorkspaceSymbols(workspace, listing, questions, params, partial)
    default: nil
    }
  }

  /// The answer to a request; `nil` for a method that there is not.
  func answer(_ method: String, _ params: YAMLNode?) async throws(ResponseError) -> JSONValue? {
    guard Self.methods.contains(method) else { return nil }
    let asked = try questions.question(params)
    switch method {
    case "textDocument/hover":
      let position = try LSP.Position(params?["position"])
      guard let asked else { return .null }
      let findings = (try? await checks.check(of: asked.document.uri))?.findings ?? []
      let rules = workspace.folders.rules + asked.settings.policies
      return HoverText(asked, findings: findings, rules: rules).hover(at: position)?.json(workspace.client) ?? .null
    case "textDocument/codeAction":
      let range = try LSP.TextRange(params?["range"])
      guard let asked, let check = try? await checks.check(of: asked.document.uri) else { return .null }
      let actions = CodeActions(asked, check, knownRules: workspace.folders.knownRules)
      return .array(await actions.actions(in: range).compactMap { $0.json(workspace.client) })
    case "textDocument/rename":
      let position = try LSP.Position(params?["position"])
      guard let name = params?["newName"]?.string?.string else {
        throw ResponseError(.invalidParams, "a renaming has a newName")
      }
      guard let asked else { return .null }
      let edit = try Renaming(asked, at: position).edit(to: name)
      guard let answer = edit.json(workspace.client) else {
        throw ResponseError(.requestFailed, "a file has to be renamed, and the editor takes no such change")
      }
      return answer
    case "textDocument/prepareRename":
      let position = try LSP.Position(params?["position"])
      guard let asked else { return .null }
      let target = try Renaming(asked, at: position).target()
      return ["range": target.range.json, "placeholder": .verbatim(target.name)]
    default:
      return try answer(method, params, asked)
    }
  }

  private static let methods: Set<String> = [
    "textDocument/hover", "textDocument/definition", "textDocument/references", "textDocument/documentHighlight",
    "textDocument/documentSymbol", "textDocument/codeAction", "textDocument/completion", "textDocument/rename",
    "textDocument/prepareRename", "textDocument/inlayHint", "textDocument/foldingRange", "textDocument/documentLink",
    "textDocument/codeLens",
  ]

  /// The answers that need no check.
  private func answer(
    _ method: String, _ params: YAMLNode?, _ asked: DocumentQuestion?
  ) throws(ResponseError) -> JSONValue {
    switch method {
    case "textDocument/definition":
      let position = try LSP.Position(params?["position"])
      return .array(asked.map { Definitions($0).definition(at: position).map(\.json) } ?? [])
    case "textDocument/references":
      let position = try LSP.Position(params?["position"])
      let withDeclarations = params?["context"]?["includeDeclaration"]?.bool ?? false
      return .array(
        asked.map { Definitions($0).references(at: position, withDeclarations: withDeclarations).map(\.json) } ?? [])
    case "textDocument/documentHighlight":
      let position = try LSP.Position(params?["position"])
      return .array(asked.map { Definitions($0).highlights(at: position).map { ["range": $0.json] } } ?? [])
    case "textDocument/completion":
      let position = try LSP.Position(params?["position"])
      let rules = workspace.folders.rules + (asked?.settings.policies ?? [])
      return .array(asked.map { Completions($0, rules: rules).items(at: position).map(\.json) } ?? [])
    case "textDocument/inlayHint":
      let range = try LSP.TextRange(params?["range"])
      return .array(asked.map { Hints($0).comingRuns(in: range).map(\.json) } ?? [])
    case "textDocument/codeLens": return .array(asked.map { Hints($0).lenses.map(\.json) } ?? [])
    case "textDocument/foldingRange": return .array(asked.map { Hints($0).foldings.map(\.json) } ?? [])
    case "textDocument/documentLink": return .array(asked.map { Hints($0).links.map(\.json) } ?? [])
    default:
      guard let asked else { return .array([]) }
      let symbols = Outline(asked).symbols
      return .array(
        workspace.client.takesNestedSymbols
          ? symbols.map(\.json) : symbols.flatMap { $0.flat(in: asked.document.uri) })
    }
  }
}
