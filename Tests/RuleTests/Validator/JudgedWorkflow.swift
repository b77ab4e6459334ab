import Configuration
import Diagnostics
import Foundation
import RuleEngine
import Rules
import Snapshots
import TestSupport

/// A workflow with the verdict of Argo's own validator, version 3.4.17, run as it is.
///
/// The rows are a file of the corpus, which belongs to others and is no part of the project: workflows that were changed in
/// one place, and small ones that put every kind of tag, value and source into every place.
struct JudgedWorkflow: Sendable, Decodable {
  let yaml: String
  /// Whether Argo or a KFP API with that Argo refuses it: when it is decoded, when it is uploaded, or when it is run.
  let reject: Bool
  /// Whether the decoder that `argo lint` has, which takes no unknown field, no key twice and no number for a text, refuses it.
  var isRefusedStrictly: Bool { strict?.text.map { !$0.isEmpty } ?? false }
  private let strict: Message?
  private let error: Message?
  private let load: Message?
  private let upload: Message?
  private let run: Message?

  private enum CodingKeys: String, CodingKey {
    case yaml, reject, error, upload, run
    case load = "load_error"
    case strict = "strict_error"
  }

  /// What the validator says; for some rows only that it says something.
  private struct Message: Sendable, Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      text = try? container.decode(String.self)
    }
  }

  /// The validator's message without the names in it, so that rows with the same one are of one class.
  var messageClass: String {
    let message = [load, upload, run, error].compactMap { $0?.text }.first { !$0.isEmpty } ?? "no message"
    var words: [String] = []
    for word in message.prefix(300).split(separator: " ") {
      let isName = word.contains { ".'\"{}[]0123456789".contains($0) }
      let shown = isName ? "…" : String(word)
      if words.last != shown || !isName { words.append(shown) }
    }
    return words.prefix(14).joined(separator: " ")
  }

  /// Every `step`-th row of the corpus.
  static func every(_ step: Int, in corpus: String) throws -> [JudgedWorkflow] {
    let unpacked = try ChildProcess.run(
      "gzip", ["-dc", "\(corpus)/argo-validator-3.4.17.jsonl.gz"], in: URL(filePath: corpus),
      environment: ["PATH": "/usr/bin:/bin"])
    let decoder = JSONDecoder()
    return try unpacked.output.split(separator: UInt8(ascii: "\n")).enumerated().compactMap { index, line in
      index % step == 0 ? try decoder.decode(JudgedWorkflow.self, from: line) : nil
    }
  }

  /// The rules that find an error in it where it is named on the command line, for that version of Argo.
  func rulesWithAnError(_ configuration: ConfigurationFile) async throws -> Set<String> {
    let path: Path = "workflow-in-question.yaml"
    let check = Check(
      of: MemorySnapshot([path: .text(yaml)]), rules: Rulebook.rules,
      policy: Policy(settings: configuration.settings), configuration: configuration)
    let findings = try await check.run(.named(files: [path], andFolders: false)).findings
    return Set(findings.filter { $0.severity == .error }.map(\.rule))
  }
}
