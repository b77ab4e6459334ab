import ArgoGrammar
import Diagnostics
import Testing

@Suite struct ExpressionVariableTests {
  @Test(arguments: [
    ("inputs.parameters.x", ["inputs/parameters/x"]), ("inputs.parameters['a-b'] + 1", ["inputs/parameters/a-b"]),
    ("inputs.parameters.a-b", ["inputs/parameters/a → inputs/parameters/a-b"]),
    ("inputs.parameters.a - b", ["inputs/parameters/a"]),
    ("asInt(inputs.parameters.a-b-1)", ["inputs/parameters/a → inputs/parameters/a-b-1"]),
    ("tasks.a-b.outputs.result", ["tasks/a → tasks/a-b"]), ("x.inputs.parameters.y", []),
    ("inputs.parameters.x ?? 1", []),
    ("inputs.parameters.x.lower()", []), ("workflow['parameters'][\"x\"] == 'y'", ["workflow/parameters/x"]), ("'", []),
    ("jsonpath(inputs.parameters.x, '$.a-b')", ["inputs/parameters/x"]),
    ("inputs.parameters.a-", ["inputs/parameters/a"]),
  ])
  func variables(_ text: String, _ expected: [String]) {
    let found = ExpressionVariable.all(in: Array(text.utf8)).map { variable in
      let path = variable.path.map(\.description).joined(separator: "/")
      return path + (variable.hyphenated.map { " → " + $0.map(\.description).joined(separator: "/") } ?? "")
    }
    #expect(found == expected)
  }
}
