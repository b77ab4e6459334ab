import TestSupport
import Testing

@testable import Pipelines

@Suite struct TargetTests {
  private func unknown(_ target: String) throws -> [String] {
    let graph = try argoGraph(
      spec: """
        entrypoint: main
        templates:
        - {name: main, dag: {target: '\(target)', tasks: [{name: a, template: step}, {name: b, template: step}]}}
        - {name: step, suspend: {}}
        """)
    return graph.taskGraphs.flatMap(\.unknownDependencies).map { "\($0.dependency.name)" }
  }

  @Test(arguments: [
    ("a b", []), ("a c", ["c"]), ("{{inputs.parameters.last}}", []), ("{{inputs.parameters.last}} c", ["c"]),
    ("{{ inputs.parameters.last }} a", []), ("", []),
  ])
  func `A target with a tag hides no other one`(target: String, expected: [String]) throws {
    #expect(try unknown(target) == expected)
  }
}
