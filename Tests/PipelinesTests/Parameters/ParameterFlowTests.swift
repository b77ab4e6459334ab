import Diagnostics
import Pipelines
import Testing

@Suite struct ParameterFlowTests {
  /// A graph that calls a graph that calls a step, under a new name each time.
  private let nested = #"""
      - name: outer
        inputs: {parameters: [{name: rows}]}
        dag: {tasks: [{name: inner, template: inner, arguments: {parameters: [{name: part, value: '{{inputs.parameters.rows}}'}]}}]}
      - name: inner
        inputs: {parameters: [{name: part}]}
        dag:
          tasks:
          - {name: step, template: step, arguments: {parameters: [{name: count, value: '{{inputs.parameters.part}}'}]}}
          - {name: inner, template: inner, arguments: {parameters: [{name: part, value: '{{inputs.parameters.part}}'}]}}
      - name: step
        inputs: {parameters: [{name: count}]}
        container: {image: busybox}
        metadata:
          annotations:
            pipelines.kubeflow.org/component_spec: '{"inputs": [{"name": "Row count", "type": "Integer"}, {"name": "other", "type": "Float"}]}'
            pipelines.kubeflow.org/arguments.parameters: '{"Row count": "{{inputs.parameters.count}}", "other": "x{{inputs.parameters.count}}"}'
    """#

  private func types(_ workflow: String) throws -> [[String]] {
    try pipeline(workflow).parameters.map { $0.stepTypes.map(\.value.rawValue) }
  }

  @Test func findsTheTypeOfAStepThroughGraphsAndNewNames() throws {
    let text = workflow(arguments: ["{name: rows}", "{name: part}"], templates: nested)
    #expect(try types(text.replacing("entrypoint: main", with: "entrypoint: outer")) == [["Integer"], []])
  }

  @Test func startsAtTheExitHandlerToo() throws {
    let text = workflow(arguments: ["{name: part}"], templates: nested)
    #expect(try types(text.replacing("entrypoint: main", with: "entrypoint: main\n  onExit: inner")) == [["Integer"]])
  }

  @Test func followsWorkflowVariablesIntoTasks() throws {
    let text = workflow(arguments: ["{name: rows}"], templates: nested)
      .replacing("value: '{{inputs.parameters.part}}'}]}}\n", with: "value: '{{workflow.parameters.rows}}'}]}}\n")
    #expect(try types(text) == [["Integer"]])
  }

  @Test(arguments: [
    ("{parameters: [{name: x}]}", "", true), ("{parameters: [{name: xy}]}", "", false), ("{}", "", false),
    ("{}", "{{workflow.parameters.x}}", true), ("{}", "{{workflow.parameters.xy}}", false),
    ("{}", "{{workflow.parameters.x-y}}", false), ("{}", "{{workflow.parameters}}", true),
    ("{}", "{{ workflow.parameters }}", true), ("{}", "{{workflow.parameters.json}}", true),
    ("{}", "{{workflow.parameters.jsonx}}", false), ("{}", "{{=workflow.parameters['x']}}", true),
    ("{}", #"{{=workflow.parameters["x"]}}"#, true), ("{}", "{{=workflow.parameters['xy']}}", false),
    ("{}", "{{workflow.parameters.xy}} {{workflow.parameters.x}}", true),
  ])
  func knowsWhatIsRead(_ main: String, _ argument: String, _ isUsed: Bool) throws {
    let step = "  - {name: step, container: {image: busybox, args: ['\(argument.replacing("'", with: "''"))']}}"
    let pipeline = try pipeline(workflow(arguments: ["{name: x}"], main: main, templates: step))
    #expect(pipeline.parameters.map(\.isUsed) == [isUsed])
  }
}
