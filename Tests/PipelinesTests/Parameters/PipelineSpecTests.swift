import Diagnostics
import Pipelines
import Testing

/// The interface that the SDK writes as JSON beside the workflow.
@Suite struct PipelineSpecTests {
  @Test(arguments: [
    #"{"name": "rows"}"#,
    #"{"description": null, "inputs": [{"default": null, "name": "a", "type": ""}, {"default": 10, "name": "b"}]}"#,
    #"{"inputs": [{"name": "a", "type": {"GCSPath": {"data_type": "CSV"}}}], "name": "rows"}"#,
  ])
  func acceptsWhatTheSDKsWrote(_ json: String) throws {
    #expect(try specification(json)?.defects.isEmpty == true)
  }

  @Test(arguments: [
    (#"[1]"#, "the whole is not an object"),
    (#"{"name": 5}"#, "name is not a string"),
    (#"{"inputs": null}"#, "inputs is not a list"),
    (#"{"inputs": ["a"]}"#, "inputs is not a list of objects"),
    (#"{"inputs": [{"name": "a", "optional": "yes"}]}"#, "optional is not true or false"),
    (#"{"inputs": [{"type": "String"}]}"#, "no name"),
    (#"{"inputs": [{"name": ""}]}"#, "no name"),
    (#"{"inputs": [{"name": "a"}, {"name": "a"}]}"#, "a twice"),
  ])
  func saysWhatIsWrongWithTheShape(_ json: String, _ problem: String) throws {
    let defects = try #require(try specification(json)).defects.map { defect in
      switch defect.problem {
      case .wrongType(let key, let expected): "\(key ?? "the whole") is not \(expected)"
      case .inputWithoutName: "no name"
      case .duplicateInput(let name, _): "\(name) twice"
      }
    }
    #expect(defects == [problem])
  }

  @Test func tellsTextThatIsNoJSONFromValuesThatAreNoText() throws {
    guard case .malformed = try pipeline(annotation: "'{name: rows}'")?.specification,
      case .notText = try pipeline(annotation: "{name: rows}")?.specification,
      case .notText = try pipeline(annotation: "")?.specification
    else {
      Issue.record("one of the three is taken for something else")
      return
    }
  }

  private func specification(_ json: String) throws -> PipelineSpec? {
    try pipeline(annotation: "'\(json)'")?.readSpecification
  }

  private func pipeline(annotation: String) throws -> Pipeline? {
    let recognition = try recognise(
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata:
        annotations:
          pipelines.kubeflow.org/pipeline_spec: \(annotation)
      spec: {}

      """)
    guard case .pipeline(let unit) = recognition else { return nil }
    return unit.pipeline
  }
}
