import ArgoTypes
import Testing

@Suite struct FieldTests {
  @Test func `A misspelt field is found at its key, and the right one suggested`() throws {
    let workflow = """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {generateName: train-}
      spec:
        entrypoint: train
        templates:
        - name: train
          container:
            imge: python:3.9
            command: [python]
            comand: [python]
      """
    #expect(
      try defects(workflow) == [
        "9:7 imge: unknown in Container, perhaps image", "11:7 comand: unknown in Container, perhaps command",
      ])
  }

  @Test func `What is inside an unknown field is not looked at`() throws {
    #expect(try defects("spce: {templates: {}, foo: 1}") == ["1:1 spce: unknown in Workflow, perhaps spec"])
    #expect(try defects(inSpec: "zzzzzz: {image: 1}") == ["1:8 zzzzzz: unknown in WorkflowSpec"])
  }

  @Test func `The wrong case is accepted before 3.5, and the value is looked at`() throws {
    let line = "templates: [{activedeadlineSeconds: [1]}]"
    let value = "1:44 [1]: a list, not an integer or a string"
    let key = "1:21 activedeadlineSeconds: case of activeDeadlineSeconds, "
    #expect(try defects(inSpec: line, target: "3.4.17") == [key + "accepted", value])
    #expect(try defects(inSpec: line, target: "3.5.14") == [key + "refused", value])
    #expect(try defects(inSpec: line) == [key + "depends", value])
  }

  @Test func `A field that only other versions have is told apart`() throws {
    let line = "podPriority: x"
    let versions = "1:8 podPriority: in WorkflowSpec until 3.6"
    #expect(try defects(inSpec: line, target: "3.7.3") == [versions])
    #expect(try defects(inSpec: line, target: "3.6.7") == ["1:21 x: a string, not an integer"])
    #expect(try defects(inSpec: line) == [versions, "1:21 x: a string, not an integer"])
    #expect(
      try defects(inSpec: "hooks: {exit: {template: bye}}", target: "3.2.3") == [
        "1:8 hooks: in WorkflowSpec since 3.3"
      ])
  }

  @Test func `Without a target, what a younger field contains is not reported again`() throws {
    #expect(
      try defects(inSpec: "artifactGC: {strategy: Never, forceFinalizerRemoval: true}") == [
        "1:8 artifactGC: in WorkflowSpec since 3.4",
        "1:38 forceFinalizerRemoval: in WorkflowSpec.artifactGC since 3.5",
      ])
  }

  @Test func `A field whose type changed has the fields of the target's type`() throws {
    let line = "templates: [{memoize: {cache: {configMap: {name: cache, key: k}}}}]"
    let key = "1:64 key: in Cache.configMap until 3.7"
    #expect(try defects(inSpec: line) == [key])
    #expect(try defects(inSpec: line, target: "3.7.3") == [])
    #expect(try defects(inSpec: line, target: "4.1.2") == [key])
  }

  @Test(arguments: ["2.12.9", "3.1.6"])
  func `A target before the first known version has the fields of that`(target: String) throws {
    #expect(try defects(inSpec: "entrypoint: a, parallelism: 3", target: target) == [])
    #expect(
      try defects(inSpec: "archiveLogs: true", target: target) == ["1:8 archiveLogs: in WorkflowSpec since 3.2"])
  }

  @Test func `A target between two known versions has the fields of either`() throws {
    #expect(
      try defects(inSpec: "executorPlugins: [], templates: [{synchronization: {mutex: {}}}]", target: "4.0.5") == [])
    #expect(
      try defects(inSpec: "podPriority: 1", target: "4.0.5") == ["1:8 podPriority: in WorkflowSpec until 3.6"])
  }

  @Test func `A target after the last known version has the fields of that`() throws {
    #expect(try defects(inSpec: "executorPlugins: []", target: "5.0.0") == [])
    #expect(try defects(inSpec: "podPriority: 1", target: "5.0.0").count == 1)
  }

  @Test func `A field that old SDKs wrote and Argo 3.0 dropped has its own kind`() throws {
    let line = "ttlSecondsAfterFinished: 86400"
    let dropped = ["1:8 ttlSecondsAfterFinished: dropped, until 2.12, now ttlStrategy"]
    #expect(try defects(inSpec: line) == dropped)
    #expect(try defects(inSpec: line, target: "3.4.17") == dropped)
    #expect(try defects(inSpec: line, target: "2.12.9") == [])
    #expect(
      try defects(inSpec: "templates: [{ttlSecondsAfterFinished: 1}]") == [
        "1:21 ttlSecondsAfterFinished: unknown in Template"
      ])
  }

  @Test func `What the controller writes may be anything`() throws {
    #expect(try defects("status: {phase: Failed, nodes: {a: {b: [1]}}}") == [])
  }

  @Test func `Steps are lists of lists, and their items have fields`() throws {
    #expect(
      try defects(inSpec: "templates: [{steps: [[{name: a, tempalte: b}], [{name: c}]]}]") == [
        "1:40 tempalte: unknown in WorkflowStep, perhaps template"
      ])
    #expect(
      try defects(inSpec: "templates: [{steps: [{name: a}]}]") == ["1:29 {name: a}: a mapping, not a list of mappings"])
  }

  @Test func `A merge key brings the fields of its value, which are looked at once`() throws {
    let workflow = """
      spec:
        templates:
        - &base
          name: a
          zzzzzz: 3
        - <<: *base
          name: b
        - <<: [*base, {nmae: c}]
        - {<<: 4}
        - {"<<": 4}
      """
    #expect(
      try defects(workflow) == [
        "5:5 zzzzzz: unknown in Template",
        "8:18 nmae: unknown in Template, perhaps name",
        "9:10 4: an integer, not a mapping",
        "10:6 \"<<\": unknown in Template",
      ])
  }

  @Test func `A type's empty mapping has no fields, a plugin's has one of its own`() throws {
    #expect(
      try defects(inSpec: "templates: [{outputs: {artifacts: [{archive: {none: {x: 1}}}]}}]") == [
        "1:61 x: unknown in NoneStrategy"
      ])
    let plugins = "templates: [{plugin: {hello: {a: [1]}}}, {plugin: {}}, {plugin: {a: 1, b: 2}}]"
    #expect(
      try defects(inSpec: plugins, target: "3.3.8") == [
        "1:58 {}: a mapping, not a mapping with exactly one key",
        "1:72 {a: 1, b: 2}: a mapping, not a mapping with exactly one key",
      ])
  }

  @Test func `Keys of a mapping of strings are the author's, but they are names`() throws {
    #expect(try defects("metadata: {labels: {any/thing: a, 1: b, true: c}}") == [])
    #expect(
      try defects("metadata: {labels: {~: a, [x]: b}}") == [
        "1:21 ~: nothing, not a string", "1:27 [x]: a list, not a string",
      ])
    #expect(try defects("spec: {1: 2}") == ["1:8 1: unknown in WorkflowSpec"])
  }

  @Test func `Aliases of an excessive document are left alone`() throws {
    #expect(try defects("spec: &a {templates: [*a], zzzzzz: *a}") == ["1:28 zzzzzz: unknown in WorkflowSpec"])
  }
}
