import Foundation
import Reporting
import Testing

/// The reference's own pipeline: clean as it is, and five ways to break it, each with what its author is told.
///
/// The files are in the corpus; without `KFPLINT_CORPUS` these tests are skipped.
@Suite(.enabled(if: CorpusFile.root != nil, "KFPLINT_CORPUS names no folder with real files"))
struct ReferenceRepositoryTests {
  private static let pipeline = "step-1--render-pipelines/example_pipeline_1/RENDERED_PIPELINE"

  @Test func isCleanAsItIs() async throws {
    #expect(try await report { _ in } == "")
  }

  @Test func tellsOfAMisspeltParameterFile() async throws {
    let report = try await report { pipeline in
      try FileManager.default.moveItem(
        at: pipeline.appending(path: "params/custom_message"), to: pipeline.appending(path: "params/custom_mesage"))
    }
    #expect(
      report == """
        \(Self.pipeline)/workflow.yaml:235:14: error[params-missing] parameter "custom_message" has no file in params/

        """)
  }

  @Test func tellsOfAStrayFile() async throws {
    let report = try await report { pipeline in
      try Data().write(to: pipeline.appending(path: "params/.DS_Store"))
    }
    #expect(
      report == """
        \(Self.pipeline)/params/.DS_Store:1:1: error[params-undeclared] the pipeline has no parameter ".DS_Store"

        """)
  }

  @Test func tellsOfAnotherMode() async throws {
    let report = try await report { pipeline in
      try edit(pipeline, "generateName: pipeline-1-\n  annotations: {") {
        "\($0)pipelines.kubeflow.org/v2_pipeline: 'true', "
      }
    }
    #expect(
      report == """
        \(Self.pipeline)/workflow.yaml:5:17: error[v2-compatible-mode] the workflow was compiled in V2-compatible mode, \
        not in V1 mode

        """)
  }

  @Test func tellsOfAHalfMergedFile() async throws {
    let report = try await report { pipeline in
      try edit(pipeline, "  arguments:\n    parameters:\n    - {name: custom_message}\n  serviceAccountName") {
        "<<<<<<< HEAD\n\($0): a\n=======\n\($0): b\n>>>>>>> feature\n"
      }
    }
    #expect(
      report == """
        \(Self.pipeline)/workflow.yaml:233:1: error[file-conflict] workflow.yaml holds an unresolved merge conflict

        """)
  }

  @Test func tellsOfAnEditOfOneHalf() async throws {
    let report = try await report { pipeline in
      try edit(pipeline, "    - {name: custom_message}\n  serviceAccountName") {
        $0.replacingOccurrences(of: "custom_message", with: "custom_massage")
      }
    }
    #expect(
      report == """
        \(Self.pipeline)/workflow.yaml:235:14: error[params-spec-mismatch] parameter "custom_massage" is called \
        "custom_message" in pipeline_spec

        """)
  }

  /// The concise report of a copy of the repository that `change` was done to.
  private func report(after change: (_ pipeline: URL) throws -> Void) async throws -> String {
    let original = try #require(CorpusFile.root).appending(path: "reference-repo")
    let copy = FileManager.default.temporaryDirectory.appending(path: "kfplint-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: copy) }
    try FileManager.default.copyItem(at: original, to: copy)
    // The original may be read-only, and its copy is then, too.
    for path in try FileManager.default.subpathsOfDirectory(atPath: copy.path()) + [""] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: copy.appending(path: path).path())
    }
    try change(copy.appending(path: Self.pipeline))
    return ReportFormat.concise.report(try await Example(folder: copy).outcome()).text
  }

  private func edit(_ pipeline: URL, _ text: String, _ replacement: (String) -> String) throws {
    let workflow = pipeline.appending(path: "workflow.yaml")
    let content = try String(contentsOf: workflow, encoding: .utf8)
    let range = try #require(content.range(of: text))
    try Data(content.replacingCharacters(in: range, with: replacement(text)).utf8).write(to: workflow)
  }
}
