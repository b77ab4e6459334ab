import Diagnostics
import Fixing
import GitSource
import RuleEngine
import Snapshots

/// The fixes of one check, made or shown.
struct FixRun {
  let source: LintSource
  let check: SourceCheck
  let options: LintOptions

  /// What came of the fixes.
  struct Outcome {
    /// What is found when they are made; before that when they are shown.
    let result: Check.Result
    /// What changes.
    let changes: [FileChange]
    /// What could not be done.
    let failures: [SnapshotError]
    /// What the user is told.
    let notes: [String]
  }

  /// Works the fixes out, and makes them if that is wanted.
  func run(_ result: Check.Result) async throws(SnapshotError) -> Outcome {
    let fixes = try await FixRounds.run(
      try await withAllRules(result), in: source.snapshot, allowsUnsafe: options.allowsUnsafeFixes
    ) { (snapshot, files) async throws(SnapshotError) in
      let result = try await check.again(snapshot, scope(files))
      return options.only.isEmpty ? result : result.withFixes(of: options.only)
    }
    let changes = fixes.files.changes
    var notes = fixes.dropped.map { finding, reason in
      "a fix of \(finding.rule) in \(finding.location.path) was left out: \(reason)"
    }
    let findings = fixes.fixed.count == 1 ? "1 finding" : "\(fixes.fixed.count) findings"
    let files = changes.count == 1 ? "1 file" : "\(changes.count) files"
    if options.fixes == .show {
      notes.append(changes.isEmpty ? "there is nothing to fix" : "--fix would fix \(findings) in \(files)")
      return Outcome(result: result, changes: changes, failures: [], notes: notes)
    }
    guard !changes.isEmpty else {
      return Outcome(result: result, changes: [], failures: [], notes: notes + ["there is nothing to fix"])
    }
    TimeLimit.beginReport()
    let writing = source.snapshot.origin == .staged ? stage(changes) : write(changes)
    notes += writing.notes
    if writing.failures.isEmpty {
      notes.append("fixed \(findings) in \(files)")
    } else {
      notes.append("fixed \(writing.fixed) of \(files)")
    }
    return Outcome(
      result: options.only.isEmpty ? fixes.result : try await onlyWanted(fixes.files, result), changes: changes,
      failures: writing.failures, notes: notes)
  }

  /// What a check with all rules finds, if the run has a few only: a fix may bring a finding of any.
  private func withAllRules(_ result: Check.Result) async throws(SnapshotError) -> Check.Result {
    if options.only.isEmpty { return result }
    return try await check.again(source.snapshot, source.scope).withFixes(of: options.only)
  }

  /// What the rules that were asked for find in the fixed files.
  private func onlyWanted(_ files: EditedFiles, _ result: Check.Result) async throws(SnapshotError) -> Check.Result {
    let fixed = files.overlaid(source.snapshot)
    return result.updated(by: try await check.again(fixed, scope(files), only: options.only))
  }

  /// What is to be looked at again: what changed, or what stands in for the files that were named.
  private func scope(_ files: EditedFiles) -> Check.Scope {
    guard case .named(let named, let kind, let andFolders) = source.scope else { return .changed }
    let paths = named.map { path in
      // A file of params/ stands for its pipeline, also when it is gone.
      files.currentPath(of: path) ?? RenderedFolder(path.parent.parent).workflow
    }
    return .named(files: paths, as: kind, andFolders: andFolders)
  }

  private typealias Writing = (fixed: Int, failures: [SnapshotError], notes: [String])

  /// Changes files on disk.
  private func write(_ changes: [FileChange]) -> Writing {
    var failures: [SnapshotError] = []
    for change in changes {
      let edit = DiskEdit(change, at: change.path, movingTo: change.newPath, below: source.searched)
      do throws(SnapshotError) { try edit.make() } catch { failures.append(error) }
    }
    return (changes.count - failures.count, failures, [])
  }

  /// Changes what is staged, and the work tree where it has the same.
  private func stage(_ changes: [FileChange]) -> Writing {
    guard let repository = source.repository else { return (0, [], []) }
    var failures: [SnapshotError]
    do throws(SnapshotError) {
      var ids: [Path: ObjectID] = [:]
      for change in changes { ids[change.path] = try source.snapshot.entry(at: change.path)?.objectID }
      failures = try repository.stage(changes, where: ids)
    } catch {
      return (0, [error], [])
    }
    var notes: [String] = []
    let refused = Set(failures.compactMap(\.path))
    let fixed = changes.count - refused.count
    guard let top = repository.workTree else { return (fixed, failures, notes) }
    for change in changes where !refused.contains(change.path) {
      func onDisk(_ path: Path) -> Path { path.components.reduce(top) { $0.appending($1) } }
      let path = onDisk(change.path)
      let edit = DiskEdit(change, at: path, movingTo: change.newPath.map(onDisk), below: [top])
      if !edit.isApplicable {
        if FileOnDisk.exists(path) {
          notes.append("\(change.path) is fixed in the index only: the work tree has something else there")
        }
        continue
      }
      do throws(SnapshotError) {
        try edit.make()
      } catch {
        failures.append(SnapshotError("is fixed in the index only; the work tree \(error.message)", path: change.path))
      }
    }
    return (fixed, failures, notes)
  }
}
