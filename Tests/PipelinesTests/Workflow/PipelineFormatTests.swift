import Diagnostics
import Pipelines
import Testing

/// What a document is, where the marks of the formats are mixed or half gone.
@Suite struct PipelineFormatTests {
  @Test func seesThroughWrappersOfTheIntermediateRepresentation() throws {
    for text in [
      "pipelineInfo: {name: rows}\nroot: {dag: {}}\n",
      #"{"pipelineSpec": {"pipelineInfo": {"name": "rows"}, "root": {}}, "runtimeConfig": {}}"#,
      "schemaVersion: 2.1.0\ndeploymentSpec: {}\n",
    ] {
      guard case .v2IR = try document(text).format else {
        Issue.record("not taken for a V2 intermediate representation: \(text)")
        continue
      }
    }
  }

  @Test func prefersTheRecognisedDocumentOfSeveral() throws {
    let document = try document("a: 1\n---\npipelineInfo: {name: rows}\nroot: {}\n---\nplatforms: {}\n")
    guard case .v2IR = document.format else {
      Issue.record("the second document decides")
      return
    }
    #expect(document.furtherDocuments.count == 2)
  }

  @Test func tellsKFPTektonFromOtherTektonFiles() throws {
    let tekton = "apiVersion: tekton.dev/v1\nkind: PipelineRun\nmetadata:\n  annotations: {KEY: '{}'}\n"
    guard case .tekton = try document(tekton.replacing("KEY", with: "pipelines.kubeflow.org/pipeline_spec")).format
    else {
      Issue.record("kfp-tekton is not recognised")
      return
    }
    #expect(try document(tekton.replacing("KEY", with: "tekton.dev/pipelines")).format.isRecognised == false)
  }

  @Test func saysWhyADocumentIsNoWorkflow() throws {
    #expect(try reason("") == "empty")
    #expect(try reason("---\n") == "empty")
    #expect(try reason("- a\n") == "not a mapping")
    #expect(try reason("kind: Workflow\n") == "missing apiVersion")
    #expect(try reason("apiversion: argoproj.io/v1alpha1\n") == "missing apiVersion, perhaps apiversion")
    #expect(try reason("apiVersion: v1\nkind: Secret\n") == "wrong apiVersion v1")
    #expect(try reason("apiVersion: argoproj.io/v1alpha1\nkind: [Workflow]\n") == "wrong type of kind")
    #expect(try reason("apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata:\n") == "wrong type of metadata")
    #expect(
      try reason("apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {}\nspecs: {}\n")
        == "missing spec, perhaps specs")
  }

  private func reason(_ text: String) throws -> String? {
    switch try document(text).notAWorkflow {
    case .empty: "empty"
    case .notAMapping: "not a mapping"
    case .missing(let key, let misspelt): "missing \(key)" + (misspelt.map { ", perhaps \($0.value)" } ?? "")
    case .wrong(let key, let value, _): "wrong \(key) \(value.value)"
    case .wrongType(let key, _): "wrong type of \(key)"
    case .aliasExpansion: "aliases"
    case nil: nil
    }
  }
}
