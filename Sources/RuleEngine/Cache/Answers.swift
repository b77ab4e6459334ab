import Diagnostics
import Pipelines
import Snapshots

/// Answers to what was asked of the files around pipelines, as bytes, each of them found out once: the folders above pipelines
/// are the same for many of them.
struct Answers {
  private var entries: [Path: [UInt8]?] = [:]
  private var folders: [Path: [UInt8]?] = [:]

  /// The answers to some questions, as `Lookups` puts them; `nil` if it is not known of one what stands there.
  mutating func bytes(
    of questions: LookupQuestions, around surroundings: SurroundingsReader, _ identify: Identification
  ) throws(SnapshotError) -> [UInt8]? {
    var bytes: [UInt8] = []
    for path in questions.paths {
      let question = LookupQuestions(paths: [path], folders: [])
      guard let part = try Self.part(path, of: &entries, question, around: surroundings, identify) else { return nil }
      bytes += part
    }
    for folder in questions.folders {
      let question = LookupQuestions(paths: [], folders: [folder])
      guard let part = try Self.part(folder, of: &folders, question, around: surroundings, identify) else { return nil }
      bytes += part
    }
    return bytes
  }

  private static func part(
    _ path: Path, of known: inout [Path: [UInt8]?], _ question: LookupQuestions,
    around surroundings: SurroundingsReader, _ identify: Identification
  ) throws(SnapshotError) -> [UInt8]? {
    if let known = known[path] { return known }
    let part = try surroundings.answers(to: question).bytes(identify)
    known.updateValue(part, forKey: path)
    return part
  }
}
