import Diagnostics
import Pipelines
import Schedules

/// What the reconciler finds when it compares a job with what it was: the settings, the values of the parameters, and the
/// content of the workflow, not the commit that it comes from.
struct JobComparison {
  private(set) var changes: [JobChange] = []
  private(set) var notes: [String] = []

  /// Whether something is different for certain.
  var isDifferent: Bool { changes.contains { $0.verdict == .different } }

  /// Whether something may be different that is not available.
  var mayBeDifferent: Bool { changes.contains { if case .unknown = $0.verdict { true } else { false } } }

  init(from old: RecurringRun, to new: RecurringRun, pinned: (PinnedFile) -> PinnedText) {
    let settings: [(String, (RecurringRun) -> ByteString?)] = [
      ("description", { $0.explanation?.value }), ("experiment", { $0.experiment?.value }),
      ("max_concurrency", { $0.maxConcurrency.map { ByteString("\($0.value)") } }),
      ("service_account", { $0.serviceAccount?.value }),
      ("catchup", { $0.trigger?.catchup.map { ByteString("\($0.value)") } }),
      ("start_date", { $0.trigger?.start?.sentText }), ("end_date", { $0.trigger?.end?.sentText }),
      ("cron", { $0.trigger?.cron?.value }),
      ("interval_seconds", { $0.trigger?.interval.map { ByteString("\($0.value)") } }),
    ]
    for (key, value) in settings where value(old) != value(new) {
      changes.append(.setting(key, old: value(old), new: value(new)))
    }
    compareParameters(old, new, pinned)
    comparePipelines(old, new, pinned)
  }

  private mutating func compareParameters(
    _ old: RecurringRun, _ new: RecurringRun, _ pinned: (PinnedFile) -> PinnedText
  ) {
    let (before, after) = (GivenParameter.all(of: old), GivenParameter.all(of: new))
    let added = after.names.filter { before.values[$0] == nil }
    for name in before.names + added {
      let (value, other) = (before.values[name], after.values[name])
      guard let verdict = GivenParameter.compare(value, other, pinned) else { continue }
      changes.append(.parameter(name, old: value?.source, new: other?.source, verdict: verdict))
    }
  }

  private mutating func comparePipelines(
    _ old: RecurringRun, _ new: RecurringRun, _ pinned: (PinnedFile) -> PinnedText
  ) {
    guard let from = old.pinnedFiles.first, let to = new.pinnedFiles.first else { return }
    if from.isPinnedAs(to) {
      if let reference = to.reference?.value, GitReference(reference) == .name {
        notes.append("its pipeline is pinned to \(reference.quoted), so it is replaced when that moves")
      }
      return
    }
    let (shownFrom, shownTo) = (from.words(besides: to), to.words(besides: from))
    switch (pinned(from), pinned(to)) {
    case (.text(let before), .text(let after)):
      if before.bytes == after.bytes {
        changes.append(.pipeline(old: shownFrom, new: shownTo, verdict: .same, nil))
      } else if let before = Self.workflow(in: before), let after = Self.workflow(in: after) {
        let isSame = before.workflow.isSame(as: after.workflow)
        changes.append(
          .pipeline(
            old: shownFrom, new: shownTo, verdict: isSame ? .same : .different,
            isSame ? nil : WorkflowDifference(from: before, to: after)))
      } else {
        changes.append(.pipeline(old: shownFrom, new: shownTo, verdict: .different, nil))
      }
    case (_, .unknown(let why)), (.unknown(let why), _):
      changes.append(.pipeline(old: shownFrom, new: shownTo, verdict: .unknown(why), nil))
    }
  }

  private static func workflow(in file: SourceFile) -> WorkflowGraph? {
    (try? WorkflowDocument(parsing: file))?.argoGraph
  }
}

/// A parameter that a job gives its pipeline.
private struct GivenParameter {
  let source: JobChange.ParameterSource
  /// The value, where it stands in the file.
  let value: ByteString?
  let file: PinnedFile?

  static func all(of run: RecurringRun) -> (names: [ByteString], values: [ByteString: GivenParameter]) {
    var (names, values): ([ByteString], [ByteString: GivenParameter]) = ([], [:])
    for parameter in run.parameters {
      guard let name = parameter.name?.value, values[name] == nil else { continue }
      if let value = parameter.value {
        let isSecret = !Credential.all(inParameter: name, value: value).isEmpty
        values[name] = GivenParameter(source: isSecret ? .secret : .value(value.value), value: value.value, file: nil)
      } else if let file = run.pinnedFile(of: parameter) {
        values[name] = GivenParameter(source: .file(file.words()), value: nil, file: file)
      } else {
        continue
      }
      names.append(name)
    }
    return (names, values)
  }

  /// What the reconciler finds; `nil` where there is nothing to tell.
  static func compare(
    _ old: GivenParameter?, _ new: GivenParameter?, _ pinned: (PinnedFile) -> PinnedText
  ) -> JobChange.Verdict? {
    guard let old, let new else { return .different }
    if let value = old.value, let other = new.value { return value == other ? nil : .different }
    if let file = old.file, let other = new.file, file.isPinnedAs(other) { return nil }
    switch (old.text(pinned), new.text(pinned)) {
    case (.success(let before), .success(let after)): return before == after ? .same : .different
    case (_, .failure(let why)), (.failure(let why), _): return .unknown(why.reason)
    }
  }

  private struct Unread: Error { let reason: String }

  private func text(_ pinned: (PinnedFile) -> PinnedText) -> Result<[UInt8], Unread> {
    if let value { return .success(value.bytes) }
    guard let file else { return .failure(Unread(reason: "the value is missing")) }
    switch pinned(file) {
    case .text(let file): return .success(file.bytes)
    case .unknown(let why): return .failure(Unread(reason: why))
    }
  }
}

extension PinnedFile {
  /// Whether both are the same file of the same repository at what names the same commit.
  fileprivate func isPinnedAs(_ other: PinnedFile) -> Bool {
    isInRepository(of: other) && reference?.value == other.reference?.value && path?.value == other.path?.value
  }

  /// The commit as it is shown, and what of the rest is not the same as in another one.
  fileprivate func words(besides other: PinnedFile) -> ByteString {
    var words = shownReference.bytes
    if path?.value != other.path?.value { words += Array(":".utf8) + (path?.value.bytes ?? []) }
    if !isInRepository(of: other) {
      words =
        (owner?.value.bytes ?? []) + Array("/".utf8) + (repository?.value.bytes ?? []) + Array("@".utf8) + words
    }
    return ByteString(words)
  }

  /// The file and the commit.
  fileprivate func words() -> ByteString {
    ByteString((path?.value.bytes ?? []) + Array("@".utf8) + shownReference.bytes)
  }

  private var shownReference: ByteString {
    guard let reference = reference?.value else { return "?" }
    return GitReference(reference) == .commit ? ByteString(reference.bytes.prefix(7)) : reference
  }
}
