import Configuration
import Diagnostics
import Glibc
import RuleEngine
import Snapshots

/// The results of earlier runs for one source, as far as they may be used and kept.
struct ResultCache {
  /// The results.
  let store: UnitStore
  private let folder: CacheFolder
  private let identity: [UInt8]

  /// The results for a check of a source with some rules; `nil` where there are none, and none are kept.
  ///
  /// A server's hook neither trusts nor leaves anything behind. Policies count their work over all pipelines together, and
  /// pages for a browser tell of pipelines in which nothing was found: there everything is looked at.
  init?(
    of source: LintSource, _ rules: [RegisteredRule], _ found: ConfigurationLookup.Found, _ options: LintOptions
  ) {
    guard case .whole = source.scope, !source.isPushed, options.fixes == .leave, found.settings.policies.isEmpty,
      found.configuration?.problems.isEmpty ?? true, options.diagrams == .none, !options.wantsPage,
      let folder = CacheFolder(options.cache, of: source.repository),
      let identity = CacheIdentity.bytes(of: rules, found, options)
    else { return nil }
    // Of files on disk only a check of all that is in the current folder sees what is around a pipeline.
    if source.snapshot.source.kind == .workTree, source.searched != [.top] { return nil }
    (self.folder, self.identity) = (folder, identity)
    store = UnitStore(
      folder.read(identity), for: identity,
      at: UnitStore.Moment(seconds: Int64(time(nil)), machine: CacheIdentity.machine),
      // Markdown draws the tasks of a pipeline in which something was found, which takes the pipeline.
      holdsFindings: options.request(source.snapshot.source).diagrams == .none)
  }

  /// How many results were not worked out again, in a sentence; `nil` if there are none.
  var note: String? {
    store.reused == 0
      ? nil : store.reused == 1 ? "1 result is from the cache" : "\(store.reused) results are from the cache"
  }

  /// Keeps what this run found out.
  func save() {
    if store.hasNews {
      folder.write(store.file(besides: folder.read(identity)), for: identity)
    } else if store.reused > 0 {
      folder.touch(identity)
    }
  }
}
