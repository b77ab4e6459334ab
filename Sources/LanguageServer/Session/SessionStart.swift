import Diagnostics
import LanguageServerProtocol
import YAMLSyntax

/// What the editor says at the start of a session.
struct SessionStart {
  /// What it can do.
  let capabilities: LSP.ClientCapabilities
  /// What columns count.
  let encoding: PositionEncoding
  /// The folders that it shows.
  let roots: [Path]
  /// The editor's process, if it is named.
  let client: ClientProcess?
  /// Whether somebody wants the editor to ask about everything in its folders, which takes long in a large repository.
  let checksWorkspace: Bool

  /// Reads the params of `initialize`.
  init(_ params: YAMLNode?) throws(ResponseError) {
    guard let params, params.kind == .mapping else {
      throw ResponseError(.invalidParams, "initialize needs its params")
    }
    capabilities = LSP.ClientCapabilities(params["capabilities"])
    let offered = params["capabilities"]?["general"]?["positionEncodings"]?.items.compactMap { $0.string?.string } ?? []
    encoding = PositionEncoding(offered: offered)
    roots = Self.roots(params)
    client = ClientProcess(params["processId"]?.integer)
    checksWorkspace = params["initializationOptions"]?["workspaceDiagnostics"]?.bool ?? false
  }

  private static func roots(_ params: YAMLNode) -> [Path] {
    let folders = params["workspaceFolders"]?.items.compactMap { $0["uri"]?.string?.string } ?? []
    let addresses = folders.isEmpty ? [params["rootUri"]?.string?.string].compactMap(\.self) : folders
    return addresses.compactMap { DocumentURI($0).path }
  }
}

extension Workspace {
  /// Takes what the editor says at the start.
  func begin(_ session: SessionStart) {
    (roots, encoding, client) = (session.roots, session.encoding, session.capabilities)
  }

  /// Takes what `workspace/didChangeWorkspaceFolders` says.
  func changeRoots(_ params: YAMLNode?) {
    func paths(_ key: ByteString) -> [Path] {
      params?["event"]?[key]?.items.compactMap { $0["uri"]?.string?.string }.compactMap { DocumentURI($0).path } ?? []
    }
    let removed = Set(paths("removed"))
    roots = roots.filter { !removed.contains($0) } + paths("added")
    diskChanged()
  }
}
