import Diagnostics
import Pipelines

/// What is kept of a look at a pipeline, or at a file that is none.
struct StoredUnit: Hashable {
  /// What came of it.
  enum Outcome: UInt8 {
    /// Its bytes rule out that it is a pipeline.
    case nothing
    /// It belongs to another tool; the text says why.
    case skipped
    /// It was checked; the text is what became of the rules.
    case checked
  }

  let outcome: Outcome
  let text: [UInt8]
  /// What was found; `nil` if nothing was.
  let findings: [UInt8]?
  /// How many bytes were read for it.
  let size: UInt32
  /// What was asked of the files around it; `nil` if nothing was.
  let questions: LookupQuestions?
  /// What stands for the answers.
  let answers: [UInt8]

  /// How many bytes stand for a key, and for answers: of SHA-256, far more than chance or effort brings together.
  static let digestLength = 24

  static func digest(_ bytes: [UInt8]) -> [UInt8] { Array(Digest.sha256(bytes).prefix(digestLength)) }
}

extension StoredUnit {
  /// The questions as bytes.
  static func bytes(of questions: LookupQuestions) -> [UInt8] {
    var writer = ByteWriter()
    for paths in [questions.paths, questions.folders] { writer.list(paths) { $0.text($1.bytes) } }
    return writer.bytes
  }

  /// The questions that bytes hold; `nil` if they hold something else.
  static func questions(in bytes: ArraySlice<UInt8>) -> LookupQuestions? {
    var reader = ByteReader(bytes)
    guard let paths = reader.list({ $0.path() }), let folders = reader.list({ $0.path() }), reader.isAtEnd
    else { return nil }
    return LookupQuestions(paths: paths, folders: folders)
  }

  /// What became of rules, as bytes.
  static func bytes(of runs: [Diagnostics.Outcome.Unit.RuleRun]) -> [UInt8] {
    var writer = ByteWriter()
    writer.list(runs) { writer, run in
      writer.string(run.rule)
      writer.optional(run.severity?.rawValue)
      writer.optional(run.obstacle)
    }
    return writer.bytes
  }

  /// What became of rules that bytes tell of; `nil` if they hold something else.
  static func runs(in bytes: ArraySlice<UInt8>) -> [Diagnostics.Outcome.Unit.RuleRun]? {
    var reader = ByteReader(bytes)
    let runs: [Diagnostics.Outcome.Unit.RuleRun]? = reader.list { reader in
      guard let rule = reader.string(), let word = reader.optional(), let obstacle = reader.optional() else {
        return nil
      }
      let severity = word.flatMap { Severity(rawValue: $0) }
      return word == nil || severity != nil ? .init(rule, severity: severity, obstacle: obstacle) : nil
    }
    return reader.isAtEnd ? runs : nil
  }
}

extension ByteReader {
  fileprivate mutating func path() -> Path? { text().map { Path($0) } }
}
