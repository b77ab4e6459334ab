import Configuration
import Diagnostics
import Fixing
import LanguageServerProtocol
import RuleEngine
import Snapshots

/// The changes that an editor offers for what was found: the fixes of `--fix`, and a decision to live with a finding.
struct CodeActions {
  private let question: DocumentQuestion
  private let check: DocumentCheck
  private let knownRules: [KnownRule]

  /// How many fixes are tried for one request; each is checked before it is offered.
  private static let mostFixes = 8

  init(_ question: DocumentQuestion, _ check: DocumentCheck, knownRules: [KnownRule]) {
    self.question = question
    self.check = check
    self.knownRules = knownRules
  }

  /// The changes for what was found in a range.
  func actions(in range: LSP.TextRange) async -> [LSP.CodeAction] {
    // Who is anywhere in a line means what is wrong with the line.
    let text = question.document.text
    let (start, end) = (text.lineRange(range.start.line).lowerBound, text.lineRange(range.end.line).upperBound)
    let findings = check.findings.filter { finding in
      guard let place = finding.location.place, place.file.path == question.path else {
        // What has no place in a file is shown at the top.
        return finding.location.place == nil && start == 0
      }
      return Int(place.span.start) <= end && start <= Int(place.span.end)
    }
    var actions: [LSP.CodeAction] = []
    for finding in findings.filter({ $0.fix != nil }).prefix(Self.mostFixes) {
      if let action = await fix(of: finding) { actions.append(action) }
    }
    return actions + findings.compactMap { ignore($0) }
  }

  /// The fix of a finding, unless its result would not be right.
  private func fix(of finding: Finding) async -> LSP.CodeAction? {
    guard let fix = finding.fix, case .success(var result) = check.result else { return nil }
    result.findings = result.findings.map { other in
      if other.fingerprint == finding.fingerprint { return other }
      var copy = other
      copy.fix = nil
      return copy
    }
    let folder = check.place.folder
    let rounds: FixRounds.Result
    do throws(SnapshotError) {
      rounds = try await FixRounds.run(result, in: check.files, allowsUnsafe: true) {
        (files, _) async throws(SnapshotError) in
        // Nothing is compared with a state before, as in the check that found it.
        try await folder.check(
          OverlaidSnapshot(files, overlay: [:], looking: nil), touching: files.changedPaths ?? [])
      }
    } catch {
      return nil
    }
    guard !rounds.fixed.isEmpty, let edit = edit(of: fix) else { return nil }
    let words = fix.safety == .safe ? fix.summary : "\(fix.summary) (a guess)"
    return LSP.CodeAction(
      VisibleText.of(words.utf8).capitalizedFirst, kind: "quickfix", diagnostic(finding),
      isPreferred: fix.safety == .safe, edit)
  }

  private func edit(of fix: Fix) -> LSP.WorkspaceEdit? {
    var texts: [Path: [LSP.TextEdit]] = [:]
    var others: [LSP.WorkspaceEdit.Change] = []
    for edit in fix.edits {
      switch edit {
      case .replace(let file, let span, let bytes):
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        texts[file.path, default: []].append(LSP.TextEdit(question.table.range(file, span), text))
      case .rename(let path, let newPath):
        others.append(.rename(question.table.uri(of: path), to: question.table.uri(of: newPath)))
      case .delete(let path): others.append(.delete(question.table.uri(of: path)))
      }
    }
    return LSP.WorkspaceEdit(
      texts.sorted { $0.key < $1.key }.map { path, edits in
        .edit(question.table.uri(of: path), version: version(of: path), edits)
      } + others)
  }

  /// The entry in the configuration that hides a finding; its reason is for the person who takes it to write.
  private func ignore(_ finding: Finding) -> LSP.CodeAction? {
    guard finding.unit.kind != .repository else { return nil }
    let policy = question.settings.policy
    let path = Path(ConfigurationFile.name.bytes)
    let file =
      question.settings.configuration
      ?? ConfigurationFile(parsing: SourceFile(path: path, origin: .workTree, bytes: []), rules: knownRules)
    let entry = IgnoreEntry(
      path: policy.path(fromRoot: finding.location.path), place: finding.location.logicalPlace, rule: finding.rule,
      reason: Self.reason, until: nil)
    guard file.file.path == path, let bytes = file.adding(entry, rules: knownRules),
      policy.with(file.with(bytes, rules: knownRules).settings).ignores(finding),
      let edit = LSP.TextEdit.insertion(that: file.file, becomes: bytes, question.workspace.encoding)
    else { return nil }
    let uri = question.table.uri(of: path)
    let isNew = question.settings.configuration == nil
    return LSP.CodeAction(
      "Ignore this finding of \(finding.rule) in .kfplint.yaml, with a reason", kind: "quickfix", diagnostic(finding),
      isPreferred: false,
      LSP.WorkspaceEdit((isNew ? [.create(uri)] : []) + [.edit(uri, version: version(of: path), [edit])]))
  }

  /// What stands for the reason until somebody writes one.
  private static let reason = "say here why it is acceptable"

  private func diagnostic(_ finding: Finding) -> LSP.Diagnostic? {
    guard let place = finding.location.place, place.file.path == question.path else { return nil }
    return LSP.Diagnostic(finding, at: question.table.range(place.file, place.span), question.table)
  }

  private func version(of path: Path) -> Int? {
    question.workspace.document(at: path, in: question.place.folder)?.version
  }
}

extension LSP.TextEdit {
  /// The one change that makes a file hold other bytes.
  fileprivate static func insertion(
    that file: SourceFile, becomes bytes: [UInt8], _ encoding: PositionEncoding
  ) -> LSP.TextEdit? {
    let old = file.bytes
    let start = zip(old, bytes).prefix { $0 == $1 }.count
    let end = zip(old[start...].reversed(), bytes[start...].reversed()).prefix { $0 == $1 }.count
    guard let text = String(validating: bytes[start..<(bytes.count - end)], as: UTF8.self) else { return nil }
    let lines = DocumentText(old)
    return LSP.TextEdit(
      LSP.TextRange(lines.position(of: start, encoding), lines.position(of: old.count - end, encoding)), text)
  }
}

extension String {
  /// The text with a capital at its start, as titles have it.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
