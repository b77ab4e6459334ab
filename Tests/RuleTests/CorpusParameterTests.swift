import Configuration
import Diagnostics
import Foundation
import RuleEngine
import Rules
import Snapshots
import TestSupport
import Testing

/// The rules about parameters against compiled pipelines that other people wrote.
///
/// The files are not part of the project; without them there is nothing to run.
@Suite(.enabled(if: Corpus.folder != nil))
struct CorpusParameterTests {
  @Test(arguments: [
    ("kfp/v1", []),
    (
      "real",
      [
        // Somebody wrote a namespace of their own into `spec.arguments`, and left the one in the annotation.
        "aws-samples+aws-do-kubeflow/Container-Root/kubeflow/examples/distributed-training/pytorch/pipeline/"
          + "kfp-distributed-training.yaml: params-spec-mismatch"
      ]
    ),
    ("reference-repo", []),
  ])
  func findNothingButWhatIsReallyWrong(_ part: String, _ wanted: [String]) async throws {
    let findings = try await findings(in: part).filter { $0.severity >= .warning }
    #expect(findings.map { "\($0.location.path): \($0.rule)" } == wanted)
  }

  /// What the rules find in all files of a part, each taken for a pipeline whatever it is called.
  private func findings(in part: String) async throws -> [Finding] {
    let corpus = try #require(Corpus.folder)
    let folder = Path("\(corpus)/\(part)")
    let snapshot = RelocatedSnapshot(snapshot: try DiskSnapshot(paths: [folder]), folder: folder)
    let files = try snapshot.entries(below: .top).map(\.path).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    let rules = Rulebook.rules.filter { $0.info.category == .parameters }
    let result = try await Check(of: snapshot, rules: rules, policy: Policy(settings: .standard))
      .run(.named(files: files, andFolders: false))
    #expect(!result.units.isEmpty)
    return result.findings
  }
}
