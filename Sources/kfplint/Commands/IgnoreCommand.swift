import ArgumentParser
import Configuration
import Diagnostics
import RuleEngine
import Rules
import Snapshots

/// `kfplint ignore WHAT --reason TEXT`: writes a decision to live with a finding into `.kfplint.yaml`.
struct IgnoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ignore", abstract: "Accept a finding: write it into .kfplint.yaml, with the reason.",
    discussion: """
      WHAT is PATH:LINE as the reports print it, a PATH for a finding without a line, or a fingerprint from a report in JSON. \
      The work tree is checked, and what is found there is written under `ignores:`, so that the rest of the file stays as it \
      is. Where several rules speak of the line, --rule says which is meant.
      """)

  @Argument(help: "PATH:LINE, PATH, or a fingerprint.")
  var what: String

  @Option(help: "Why the finding is acceptable, for the person who reads it next year.")
  var reason: String

  @Option(
    help: ArgumentHelp("The last day on which it is acceptable.", valueName: "YYYY-MM-DD"), transform: Today.read)
  var until: Today?

  @Option(help: "The rule, where several speak of the line.")
  var rule: String?

  @OptionGroup var reading: SourceArguments

  func validate() throws {
    if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason goes with a sentence") }
    if reading.noConfig || reading.config != nil {
      throw ValidationError("ignore writes the repository's .kfplint.yaml")
    }
  }

  func run() async throws {
    var options = LintOptions()
    options.source = reading.options
    TimeLimit.start(seconds: options.source.timeLimit)
    let target = Target(what)
    let source = try LintSource.disk(target.paths, options)
    let check = try await SourceCheck(of: source, options)
    if check.result.isConfigurationInvalid {
      throw SnapshotError(".kfplint.yaml has problems; `kfplint lint` shows them, fix them first")
    }
    var lines: [Path: LineTable] = [:]
    let findings = check.result.findings.filter { finding in
      finding.suppression == nil && finding.unit.kind != .repository && (rule.map { $0 == finding.rule } ?? true)
        && target.means(finding, &lines)
    }
    guard !findings.isEmpty else {
      throw SnapshotError("there is no finding to ignore at \(target); `kfplint lint` shows what there is")
    }
    let rules = Set(findings.map(\.rule))
    if rules.count > 1 {
      throw SnapshotError("several rules speak of it: add --rule with one of \(rules.sorted().joined(separator: ", "))")
    }
    try write(findings, check)
  }

  private func write(_ findings: [Finding], _ check: SourceCheck) throws(SnapshotError) {
    guard let root = check.configuration.root else { throw SnapshotError("there is no folder for a .kfplint.yaml") }
    let path = check.configuration.configuration?.file.path ?? root.appending(ConfigurationFile.name)
    let known = Rulebook.known
    var file =
      check.configuration.configuration
      ?? ConfigurationFile(parsing: SourceFile(path: path, origin: .workTree, bytes: []), rules: known)
    var written: [String] = []
    for finding in findings {
      let entry = IgnoreEntry(
        path: check.policy.path(fromRoot: finding.location.path), place: finding.location.logicalPlace,
        rule: finding.rule, reason: reason, until: until?.date)
      if written.contains(entry.text) { continue }
      let bytes = file.adding(entry, rules: known)
      let next = bytes.map { file.with($0, rules: known) }
      guard let next, check.policy.with(next.settings).ignores(finding) else {
        throw SnapshotError("cannot be changed safely; write under ignores: yourself\n  - \(entry.text)", path: path)
      }
      file = next
      written.append(entry.text)
    }
    // The file may have changed while the check ran.
    let before = check.configuration.configuration?.file.bytes
    guard try FileOnDisk.read(path) == before else {
      throw SnapshotError("was changed in the meantime; try again", path: path)
    }
    try ReportFile.write(String(decoding: file.file.bytes, as: UTF8.self), to: path, guarding: [root])
    try StandardStream.report(written.map { "- \($0)\n" }.joined())
    StandardStream.tell("written under ignores: of \(path)")
  }
}

extension IgnoreCommand {
  /// What the user points at.
  private struct Target: CustomStringConvertible {
    private let text: String
    private let path: Path?
    private let line: Int?

    init(_ text: String) {
      self.text = text
      let isFingerprint = text.utf8.count == 32 && text.allSatisfy { $0.isHexDigit }
      var parts = text.split(separator: ":", omittingEmptySubsequences: false)
      // The reports print PATH:LINE:COLUMN.
      if parts.count > 2, Int(parts[parts.count - 1]) != nil, Int(parts[parts.count - 2]) != nil { parts.removeLast() }
      line = parts.count > 1 ? parts.last.flatMap { Int($0) } : nil
      if line != nil { parts.removeLast() }
      path = isFingerprint ? nil : RawArguments.path(parts.joined(separator: ":"))
    }

    /// What has to be looked at: everything, where a report names a file that is missing.
    var paths: [String] {
      guard let path, FileOnDisk.exists(path) else { return [] }
      return [String(decoding: path.bytes, as: UTF8.self)]
    }

    var description: String { "\(ByteString(text))" }

    func means(_ finding: Finding, _ lines: inout [Path: LineTable]) -> Bool {
      guard let path else { return finding.fingerprint == text.lowercased() }
      guard finding.location.path.withoutEmptySteps == path.withoutEmptySteps else { return false }
      guard let line else { return true }
      guard let place = finding.location.place else { return false }
      let table = lines[place.file.path] ?? LineTable(place.file)
      lines[place.file.path] = table
      return table.position(of: Int(place.span.start)).line == line
    }
  }
}
