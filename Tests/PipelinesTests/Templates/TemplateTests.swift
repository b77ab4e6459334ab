import Diagnostics
import Pipelines
import Testing

/// What a template says of the step that it runs.
@Suite struct TemplateTests {
  @Test func showsAComponentOfSDK2ByWholeWordsOnly() throws {
    #expect(try word(args: "[--executor_input, '{{$}}']") == "--executor_input")
    #expect(try word(args: "['--executor_input={{$}}']") == "--executor_input={{$}}")
    #expect(try word(args: "[--specification, '{{$}}']") == "{{$}}")
    #expect(try word(command: "[sh, -c, 'python3 -m kfp.v2.components.executor_main \"$@\"']") != nil)
    #expect(try word(command: "[python3, -c, 'print(\"{{$}} --executor_input\")']") == nil)
    #expect(try word(args: "['{{$.currentTime}}']") == nil)
  }

  @Test func tellsTheVersionOfEveryPlaceThatHasOne() throws {
    let document = try document(
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata:
        annotations: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}
      spec:
        templates:
        - {name: a, metadata: {labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.13}}}
        - {name: b}

      """)
    guard case .v1(let workflow) = document.format else {
      Issue.record("not taken for a workflow of V1 mode")
      return
    }
    #expect(workflow.sdkVersions.map(\.value) == ["1.8.22", "1.8.13"])
  }

  private func word(command: String = "[run]", args: String = "[]") throws -> ByteString? {
    let document = try document(
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {}
      spec:
        templates:
        - name: step
          container: {command: \(command), args: \(args)}

      """)
    guard case .argo(let workflow) = document.format else { return nil }
    return workflow.templates.first?.v2ComponentWord?.value
  }
}
