import Diagnostics
import TestSupport

/// One kind of mistake: how somebody makes it, and the rule that has to tell them.
struct Mutation: Sendable {
  /// The rule that has to find it.
  let rule: String
  /// What is done to the pipeline.
  let name: String
  /// Rules that may speak as well, since the mistake makes a second one true, each with the reason.
  let companions: [String: String]
  /// Every way to make the mistake in a pipeline.
  let changes: @Sendable (GoodPipeline) -> [Change]

  init(
    _ rule: String, _ name: String, with companions: [String: String] = [:],
    _ changes: @escaping @Sendable (GoodPipeline) -> [Change]
  ) {
    self.rule = rule
    self.name = name
    self.companions = companions
    self.changes = changes
  }

  /// All of them.
  static let all: [Mutation] =
    files + yaml + modes + parameters + calls + names + graphs + references + fields + values + interfaces + pods
    + practice + optIn + kubernetes
}

/// What somebody does to the files of a pipeline, and where that has to be reported.
struct Change: Sendable {
  /// The parts of the workflow that are written anew; they do not overlap.
  var edits: [TextEdit] = []
  /// The files that are there instead; `nil` for one that is deleted.
  var files: [Path: MemorySnapshot.Item?] = [:]
  var place: Place

  /// Where a finding has to lie.
  enum Place: Sendable {
    /// In these bytes of the workflow as it was before the change.
    case original(Range<Int>)
    /// In the text that the first edit writes.
    case written
    /// Anywhere at this path or in that file.
    case path(Path)
  }
}

/// Bytes of a file and what is written in their place.
struct TextEdit: Sendable {
  let range: Range<Int>
  let text: [UInt8]

  init(_ range: Range<Int>, _ text: String) {
    self.range = range
    self.text = Array(text.utf8)
  }
}

/// A pipeline with one mistake in it.
struct Mutant: Sendable {
  let mutation: Mutation
  let pipeline: GoodPipeline
  let change: Change
  let files: MemorySnapshot
  /// The path that has to be reported, and the bytes of the file there.
  let path: Path
  let bytes: Range<Int>?

  init(_ mutation: Mutation, of pipeline: GoodPipeline, _ change: Change) {
    self.mutation = mutation
    self.pipeline = pipeline
    self.change = change
    var items = pipeline.files
    if !change.edits.isEmpty {
      var text = pipeline.workflow.bytes
      for edit in change.edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        text.replaceSubrange(edit.range, with: edit.text)
      }
      items[pipeline.workflow.path] = .file(text)
    }
    for (path, item) in change.files { items[path] = item }
    files = MemorySnapshot(items)
    switch change.place {
    case .path(let place): (path, bytes) = (place, nil)
    case .original(let range): (path, bytes) = (pipeline.workflow.path, change.moved(range))
    case .written: (path, bytes) = (pipeline.workflow.path, change.edits.first.map { change.written($0) })
    }
  }

  /// The line and the text of the place, to find the mutant again.
  var placeText: String {
    guard let bytes, case .file(let text) = files.items[path] else { return "\(path)" }
    let position = LineTable(SourceFile(path: path, origin: .workTree, bytes: text)).position(of: bytes.lowerBound)
    let shown = String(decoding: text[bytes].prefix(60), as: UTF8.self).replacing("\n", with: "⏎")
    return "\(position.line):\(position.column) \(shown)"
  }

  /// What is wrong with what is found; `nil` if the mistake is found, at its place, and nothing else is.
  func complaint(about findings: [Finding]) -> String? {
    let own = findings.filter { $0.rule == mutation.rule }
    let others = findings.filter { $0.rule != mutation.rule && mutation.companions[$0.rule] == nil }
    let placed = own.filter(isPlaced)
    if own.isEmpty {
      return others.isEmpty ? "nothing is found" : "only others find it: \(others.map(\.short).joined(separator: "; "))"
    }
    if placed.count != own.count { return "is misplaced: \(own.map(\.short).joined(separator: "; "))" }
    if own.count > 1 { return "is found \(own.count) times: \(own.map(\.short).joined(separator: "; "))" }
    return others.isEmpty ? nil : "others speak too: \(others.map(\.short).joined(separator: "; "))"
  }

  private func isPlaced(_ finding: Finding) -> Bool {
    guard finding.location.path == path else { return false }
    guard let bytes else { return true }
    guard let span = finding.location.place?.span.range else { return false }
    return bytes.lowerBound <= span.lowerBound && span.upperBound <= bytes.upperBound
  }
}

extension Change {
  /// Where bytes of the original stand after the change.
  fileprivate func moved(_ range: Range<Int>) -> Range<Int> {
    let start = range.lowerBound + shift { $0.range.upperBound <= range.lowerBound }
    let end = range.upperBound + shift { $0.range.lowerBound < range.upperBound }
    return start..<max(start, end)
  }

  /// Where the text of an edit stands after the change.
  fileprivate func written(_ edit: TextEdit) -> Range<Int> {
    let start = edit.range.lowerBound + shift { $0.range.upperBound <= edit.range.lowerBound && $0.range != edit.range }
    return start..<start + edit.text.count
  }

  private func shift(_ isBefore: (TextEdit) -> Bool) -> Int {
    edits.filter(isBefore).reduce(0) { $0 + $1.text.count - $1.range.count }
  }
}

extension Finding {
  /// The finding in a few words.
  fileprivate var short: String {
    let position = location.place.map { LineTable($0.file).position(of: Int($0.span.start)) }
    return "\(position.map { "\($0.line):\($0.column)" } ?? "\(location.path)") \(rule): \(message)"
  }
}
