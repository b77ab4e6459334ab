import Diagnostics
import LanguageServerProtocol
import Reporting
import RuleEngine
import Snapshots
import YAMLSyntax

/// What is wrong with everything in the folders that the editor shows: the answer to `workspace/diagnostic`.
///
/// A client asks again as soon as it has an answer. Where it would hear the same again, it hears nothing until something
/// changes, which the specification allows.
final class WorkspaceReport: LongAnswer {
  let title = "Checking all pipelines and schedules"

  private let workspace: Workspace
  private let listing: WorkspaceListing
  private let known: KnownReports
  private let partial: PartialResults
  /// What the client has from the last time.
  private var previous: [DocumentURI: String] = [:]
  private let mayWait: Bool
  private var changes = 0

  private var items: [WorkspaceListing.Item]?
  private var done = 0
  private var table = UnitTable()
  private var reported: [DocumentURI: JSONValue] = [:]

  init(
    _ workspace: Workspace, _ listing: WorkspaceListing, _ known: KnownReports, _ params: YAMLNode?,
    _ partial: PartialResults
  ) {
    self.workspace = workspace
    self.listing = listing
    self.known = known
    self.partial = partial
    for each in params?["previousResultIds"]?.items.map(\.self) ?? [] {
      guard let uri = each["uri"]?.string?.string, let value = each["value"]?.string?.string else { continue }
      previous[DocumentURI(uri)] = value
    }
    mayWait = !previous.isEmpty && workspace.client.watchesFiles
  }

  var parts: (done: Int, all: Int) { (done, items?.count ?? 0) }

  var isWaiting: Bool { items == nil && mayWait && known.changes == workspace.changesHeard }

  func next() async throws(ResponseError) -> JSONValue? {
    guard let items else {
      changes = workspace.changesHeard
      items = try listing.items().filter { !$0.isSecond }
      return nil
    }
    guard done < items.count else { return end() }
    let item = items[done]
    done += 1
    for uri in table.take(await units(of: item)) { report(uri) }
    return nil
  }

  /// What is wrong with the units of an item; what nobody has open is as it was the last time.
  private func units(of item: WorkspaceListing.Item) async -> UnitDiagnostics {
    let open = workspace.documents.all.compactMap { $0.uri.path.flatMap { item.folder.path(of: $0) } }
    let isOpen = listing.isOpen(item, among: open)
    if !isOpen, let units = known[item.key, workspace.diskRevision] { return units }
    let revision = workspace.diskRevision
    let files = workspace.files(of: item.folder)
    let result: Result<Check.Result, SnapshotError>
    do throws(SnapshotError) {
      result = .success(try await item.folder.check(files, touching: [item.path]))
    } catch {
      result = .failure(error)
    }
    let check = DocumentCheck(
      place: Workspace.Place(folder: item.folder, path: item.path), files: files, result: result,
      revision: workspace.revision)
    let uri = workspace.uri(of: item.path, in: item.folder)
    let units = UnitDiagnostics(check, of: uri, isOpen: workspace.documents[uri] != nil, workspace)
    if !isOpen { known.keep(units, of: item.key, revision) }
    return units
  }

  private func report(_ uri: DocumentURI) {
    let report = LSP.DiagnosticReport(table.diagnostics(of: uri))
    let json = report.json(of: uri, version: workspace.documents[uri]?.version, knownAs: previous[uri])
    reported[uri] = json
    partial.send(["items": .array([json])])
  }

  private func end() -> JSONValue {
    // Where nothing is wrong any more, the client has to hear of it.
    for uri in previous.keys where reported[uri] == nil { report(uri) }
    known.changes = changes
    let all = reported.sorted { $0.key.text < $1.key.text }.map(\.value)
    return ["items": .array(partial.areWanted ? [] : all)]
  }
}
