import Diagnostics
public import LanguageServerProtocol
import Reporting
import Snapshots
import YAMLSyntax

/// The language server: takes messages, answers them, and tells the editor what is wrong with its documents.
///
/// One task does everything, one thing after the other. What the editor sends while a document is checked is taken before the
/// result is told, so that an outdated one never is.
public final class Server {
  private let stream: MessageStream
  private let version: String
  private let workspace: Workspace
  private let checks: DocumentChecks
  private let features: Features
  private let requests: ClientRequests
  private let longAnswers: LongAnswers
  private var lifecycle = Lifecycle()
  private var schedule = CheckSchedule()
  private var published = PublishedDiagnostics()
  private var client: ClientProcess?
  private var wantsFileEvents = false

  /// How often it is looked whether the client is still there.
  private static let millisecondsBetweenLooks = 3000

  /// A server for the client at the other end of a stream.
  public init(_ stream: MessageStream, _ folders: any CheckedFolders, version: String) {
    self.stream = stream
    self.version = version
    workspace = Workspace(folders)
    checks = DocumentChecks(workspace)
    features = Features(workspace, checks)
    requests = ClientRequests(stream)
    longAnswers = LongAnswers(stream, requests)
  }

  /// Serves until the client says `exit` or is gone, and returns the exit status.
  public func run() async -> CInt {
    while true {
      stream.exchange(waiting: wait)
      while let message = stream.takeMessage() {
        if let status = await handle(message) {
          stream.flush()
          return status
        }
        // What cancels a later request is taken before that is looked at.
        stream.exchange(waiting: 0)
      }
      if stream.isClosed || client?.isGone ?? false { return lifecycle.exitStatus }
      if let key = schedule.takeDue() {
        await diagnose(key)
      } else if schedule.isEmpty {
        await longAnswers.advance()
      }
    }
  }

  private var wait: Int? {
    let next = schedule.isEmpty && longAnswers.hasWork ? 0 : schedule.milliseconds()
    guard client != nil else { return next }
    return min(next ?? Self.millisecondsBetweenLooks, Self.millisecondsBetweenLooks)
  }

  /// Handles a message; the exit status if it ends the session.
  private func handle(_ message: IncomingMessage) async -> CInt? {
    switch message {
    case .invalid(let id, let error): stream.send(.failure(id, error))
    case .response(let id, let isError): longAnswers.take(id, isRefused: isError)
    case .notification(let method, let params):
      if method == "exit" { return lifecycle.exitStatus }
      guard lifecycle.admits(notification: method) else { break }
      do throws(ResponseError) {
        try take(method, params)
      } catch {
        log("\(method): \(error.message)")
      }
    case .request(let id, let method, let params):
      if let refusal = lifecycle.admit(request: method) {
        stream.send(.failure(id, refusal))
        break
      }
      if let answer = features.longAnswer(method, params, PartialResults(params, stream)) {
        longAnswers.start(answer, to: id, params, takesProgress: workspace.client.takesProgress)
        break
      }
      do throws(ResponseError) {
        stream.send(.result(id, try await answer(method, params)))
      } catch {
        if method == "initialize" { lifecycle.refuseInitialize() }
        stream.send(.failure(id, error))
      }
    }
    return nil
  }

  private func answer(_ method: String, _ params: YAMLNode?) async throws(ResponseError) -> JSONValue {
    switch method {
    case "initialize":
      let session = try SessionStart(params)
      client = session.client
      workspace.begin(session)
      wantsFileEvents = session.capabilities.watchesFiles
      return ServerCapabilities.answer(session, version: version)
    case "shutdown":
      longAnswers.endAll()
      return .null
    case "textDocument/diagnostic":
      let uri = try OpenDocuments.uri(of: params)
      let key = OpenDocument.key(of: uri)
      schedule.remove(key)
      await look(at: uri, pushing: false)
      let report = LSP.DiagnosticReport(published.diagnostics(of: uri))
      return JSONValue(members: report.members(knownAs: params?["previousResultId"]?.string?.string))
    default:
      guard let answer = try await features.answer(method, params) else {
        throw ResponseError(.methodNotFound, "there is no method \(method)")
      }
      return answer
    }
  }

  private func take(_ method: String, _ params: YAMLNode?) throws(ResponseError) {
    switch method {
    case "initialized":
      if wantsFileEvents { register() }
    case "textDocument/didOpen":
      let document = try workspace.update { documents throws(ResponseError) in try documents.open(params) }
      if document.isConfiguration { workspace.settingsChanged() }
      schedule.addNow(document.key)
    case "textDocument/didChange":
      let encoding = workspace.encoding
      let document = try workspace.update { documents throws(ResponseError) in
        try documents.change(params, encoding)
      }
      if document.isConfiguration { workspace.settingsChanged() }
      schedule.add(document.key)
    case "textDocument/didSave":
      let document = try workspace.update { documents throws(ResponseError) in try documents.save(params) }
      workspace.diskChanged()
      if document?.isConfiguration ?? false { scheduleAll() } else if let document { schedule.addNow(document.key) }
    case "textDocument/didClose":
      let document = try workspace.update { documents throws(ResponseError) in try documents.close(params) }
      guard let document else { break }
      if document.isConfiguration { workspace.settingsChanged() }
      schedule.remove(document.key)
      checks.forget(document.key)
      features.forget(document.key)
      let sharing = published.documents(sharingUnitsWith: document.key)
      let gone = published.close(document.key)
      // What was typed into it and not saved does not count any more: who shares a unit with it is checked again.
      for key in sharing { schedule.addNow(key) }
      publish(sharing.isEmpty ? gone.union([document.uri]) : gone)
    case "workspace/didChangeWatchedFiles":
      workspace.diskChanged()
      scheduleAll()
    case "workspace/didChangeWorkspaceFolders":
      workspace.changeRoots(params)
    case "$/cancelRequest":
      if let id = RequestID(params?["id"]) { longAnswers.cancel(id) }
    case "window/workDoneProgress/cancel":
      if let token = LSP.ProgressToken(params?["token"]) { longAnswers.cancel(shownAs: token) }
    default:
      // Other notifications ask for nothing that has to be done.
      break
    }
  }

  private func scheduleAll() {
    for document in workspace.documents.all { schedule.addNow(document.key) }
  }

  /// Checks a document that is due, and tells what came of it unless it is outdated by then.
  private func diagnose(_ key: Path) async {
    guard let document = workspace.documents[key: key] else { return }
    await look(at: document.uri, pushing: true)
  }

  private func look(at uri: DocumentURI, pushing: Bool) async {
    let start = ContinuousClock.now
    let revision = workspace.freshRevision
    let found: UnitDiagnostics
    do throws(SnapshotError) {
      guard let check = try await checks.check(of: uri) else { return }
      found = UnitDiagnostics(check, of: uri, workspace)
    } catch {
      found = UnitDiagnostics(unchecked: uri, "\(error)")
    }
    schedule.checkTook(start.duration(to: .now))
    if pushing {
      // What was typed in the meantime is taken first.
      stream.exchange(waiting: 0)
      if stream.hasMessage, workspace.documents[uri] != nil {
        await takeWaiting()
        if workspace.revision != revision, workspace.documents[uri] != nil {
          schedule.add(OpenDocument.key(of: uri))
          return
        }
      }
    }
    let key = OpenDocument.key(of: uri)
    let touched = published.take(found, of: key)
    publish(pushing ? touched.union([uri]) : touched.subtracting([uri]))
    if pushing, workspace.client.refreshesDiagnostics, workspace.client.asksForDiagnostics {
      requests.send("workspace/diagnostic/refresh", .null)
    }
    if key.name == ".kfplint.yaml", pushing {
      for document in workspace.documents.all where document.key != key { schedule.addNow(document.key) }
    }
  }

  /// Takes what has come that needs no answer; the rest waits for its turn.
  private func takeWaiting() async {
    while stream.nextIsChange, let message = stream.takeMessage() { _ = await handle(message) }
  }

  /// Tells the editor what is wrong with some documents; those that it asks about itself are left out.
  private func publish(_ documents: Set<DocumentURI>) {
    for uri in documents.sorted(by: { $0.text < $1.text }) {
      let document = workspace.documents[uri]
      if document != nil, workspace.client.asksForDiagnostics { continue }
      stream.send(
        .notification(
          "textDocument/publishDiagnostics",
          JSONValue(members: [
            ("uri", (document?.uri ?? uri).json), ("version", document?.version.map { .integer($0) }),
            ("diagnostics", .array(published.diagnostics(of: uri).map(\.json))),
          ])))
    }
  }

  /// Asks to be told of files that change on disk.
  private func register() {
    let patterns: [JSONValue] = [
      "**/workflow.yaml", "**/params/*", "**/recurring_runs.yaml", "**/experiments.yaml", "**/.kfplint.yaml",
    ].map { ["globPattern": .string($0)] }
    requests.send(
      "client/registerCapability",
      [
        "registrations": .array([
          [
            "id": "kfplint-files", "method": "workspace/didChangeWatchedFiles",
            "registerOptions": ["watchers": .array(patterns)],
          ]
        ])
      ])
  }

  private func log(_ message: String) {
    stream.send(.notification("window/logMessage", ["type": 2, "message": .string(message)]))
  }
}
