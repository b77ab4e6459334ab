import Diagnostics
import LanguageServerProtocol
import Reporting
import YAMLSyntax

/// The named things in the folders that the editor shows whose names hold a text: the answer to `workspace/symbol`.
///
/// What is open comes first. Without a text that is all, since nobody looks for everything.
final class WorkspaceSymbols: LongAnswer {
  let title = "Looking for names in all pipelines and schedules"

  private let workspace: Workspace
  private let listing: WorkspaceListing
  private let questions: Questions
  private let wanted: String
  private let partial: PartialResults
  private var items: [WorkspaceListing.Item]?
  private var done = 0
  private var found: [JSONValue] = []
  private var count = 0

  /// How many are found at most: more nobody looks through.
  private static let most = 500

  init(
    _ workspace: Workspace, _ listing: WorkspaceListing, _ questions: Questions, _ params: YAMLNode?,
    _ partial: PartialResults
  ) {
    self.workspace = workspace
    self.listing = listing
    self.questions = questions
    wanted = (params?["query"]?.string?.string ?? "").lowercased()
    self.partial = partial
  }

  var parts: (done: Int, all: Int) { (done, items?.count ?? 0) }

  func next() async throws(ResponseError) -> JSONValue? {
    guard let items else {
      for document in workspace.documents.all {
        if let asked = try questions.question(about: document.uri) { take(asked) }
      }
      items = wanted.isEmpty ? [] : try listing.items()
      return nil
    }
    guard done < items.count, count < Self.most else { return .array(found) }
    let item = items[done]
    done += 1
    if workspace.document(at: item.path, in: item.folder) == nil, let asked = questions.question(about: item) {
      take(asked)
    }
    return nil
  }

  private func take(_ asked: DocumentQuestion) {
    let new = Outline(asked).symbols.flatMap { $0.matching(wanted) }.flatMap { $0.flat(in: asked.document.uri) }
      .prefix(Self.most - count)
    count += new.count
    if partial.areWanted {
      if !new.isEmpty { partial.send(.array(Array(new))) }
    } else {
      found += new
    }
  }
}

extension LSP.Symbol {
  /// The symbol and those that lie in it, each without others, whose names hold a text.
  fileprivate func matching(_ text: String) -> [LSP.Symbol] {
    var own = self
    own.children = []
    return (text.isEmpty || name.lowercased().contains(text) ? [own] : []) + children.flatMap { $0.matching(text) }
  }
}
