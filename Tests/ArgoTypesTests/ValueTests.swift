import ArgoTypes
import Testing

@Suite struct ValueTests {
  /// What is wrong with the value of a field of the only template.
  private func defects(_ value: String, in path: (String) -> String) throws -> [String] {
    try ArgoTypesTests.defects(inSpec: "templates: [{" + path(value) + "}]").map { line in
      String(line.drop { $0 != " " }.dropFirst())
    }
  }

  @Test(arguments: [
    ("yes", "a boolean"), ("1.10", "a number"), ("010", "an integer"), ("12345678901234567890123", "a number"),
    ("[a]", "a list"), ("{a: b}", "a mapping"), (".inf", "no finite number"),
  ])
  func `What is no string where one belongs is found`(value: String, found: String) throws {
    #expect(try defects(value) { "name: \($0)" } == ["\(value): \(found), not a string"])
    #expect(try defects(value) { "container: {args: [a, \($0)]}" } == ["\(value): \(found), not a string"])
    #expect(try defects(value) { "metadata: {labels: {a: \($0)}}" } == ["\(value): \(found), not a string"])
    #expect(try defects(value) { "metadata: {annotations: {a: \($0)}}" } == ["\(value): \(found), not a string"])
    #expect(try defects(value) { "nodeSelector: {a: \($0)}" } == ["\(value): \(found), not a string"])
  }

  @Test(arguments: [
    "\"yes\"", "'1.10'", "!!str 1", "2021-01-01", "2021-01-01T00:00:00Z", "train", "~", "", "'{{item}}'",
  ])
  func `Strings, timestamps and nulls are fine where a string belongs`(value: String) throws {
    #expect(try defects(value) { "name: \($0)" } == [])
  }

  @Test func `The label of an object of Kubernetes is a string too`() throws {
    #expect(
      try ArgoTypesTests.defects("metadata: {labels: {cached: false}, annotations: {sdk: 1.8}}") == [
        "1:29 false: a boolean, not a string", "1:56 1.8: a number, not a string",
      ])
  }

  @Test(arguments: ["yes", "1.10", "010", "12345678901234567890123", "a", "\"b\"", "~"])
  func `A parameter's value, default and choices may be any scalar`(value: String) throws {
    #expect(
      try defects(value) { "inputs: {parameters: [{name: p, value: \($0), default: \($0), enum: [\($0)]}]}" } == [])
    #expect(try defects(value) { "outputs: {parameters: [{name: p, valueFrom: {default: \($0)}}]}" } == [])
  }

  @Test(arguments: ["Always", "''", "~", "'{{inputs.parameters.policy}}'"])
  func `A field with a few words takes these`(value: String) throws {
    #expect(try defects(value) { "container: {imagePullPolicy: \($0)}" } == [])
    #expect(try defects(value) { "sidecars: [{imagePullPolicy: \($0)}]" } == [])
  }

  @Test func `A field with a few words takes no other`() throws {
    #expect(try defects("always") { "container: {imagePullPolicy: \($0)}" }.count == 1)
    #expect(try defects("[Always]") { "container: {imagePullPolicy: \($0)}" } == ["[Always]: a list, not a string"])
    func claims(_ modes: String) throws -> [String] {
      try ArgoTypesTests.defects(inSpec: "volumeClaimTemplates: [{spec: {accessModes: \(modes)}}]")
    }
    #expect(try claims("ReadWrite") == ["1:52 ReadWrite: a string, not a list of strings"])
    #expect(try claims("[ReadWriteOnce, ReadWrite]").count == 1)
    #expect(try claims("[ReadWriteOnce]") == [])
  }

  @Test(arguments: [("[1]", "a list"), ("{a: 1}", "a mapping"), (".nan", "no finite number")])
  func `A parameter's value is no list and no mapping`(value: String, found: String) throws {
    let expected = ["\(value): \(found), not a string, a number or a boolean"]
    #expect(try defects(value) { "inputs: {parameters: [{name: p, value: \($0)}]}" } == expected)
    #expect(try defects(value) { "inputs: {parameters: [{name: p, default: \($0)}]}" } == expected)
    #expect(try defects(value) { "inputs: {parameters: [{name: p, enum: [\($0)]}]}" } == expected)
    #expect(try defects(value) { "outputs: {parameters: [{name: p, valueFrom: {default: \($0)}}]}" } == expected)
  }

  @Test(arguments: ["1", "-1", "0x10", "1.0", "1e3", "1_000.0", "9223372036854775807"])
  func `What Go reads as an integer is one`(value: String) throws {
    #expect(try defects(value) { "parallelism: \($0)" } == [])
  }

  @Test(arguments: [
    ("1.5", "a number"), ("\"1\"", "a string"), ("true", "a boolean"), ("[1]", "a list"),
    ("9223372036854775808", "an integer out of range"), ("1e20", "a number"),
    ("'{{inputs.parameters.n}}'", "a string"),
  ])
  func `What Go refuses as an integer is found`(value: String, found: String) throws {
    #expect(try defects(value) { "parallelism: \($0)" } == ["\(value): \(found), not an integer"])
  }

  @Test(arguments: [("1", "an integer"), ("'true'", "a string"), ("'{{item}}'", "a string"), ("{}", "a mapping")])
  func `A boolean is no text`(value: String, found: String) throws {
    #expect(try defects(value) { "daemon: \($0)" } == ["\(value): \(found), not a boolean"])
  }

  @Test(arguments: ["true", "yes", "off", "~"])
  func `A boolean may be written the old way`(value: String) throws {
    #expect(try defects(value) { "daemon: \($0)" } == [])
  }

  @Test(arguments: ["3", "'3'", "'{{inputs.parameters.n}}'", "3.0"])
  func `An integer or string is either`(value: String) throws {
    #expect(try defects(value) { "retryStrategy: {limit: \($0), backoff: {factor: \($0)}}" } == [])
  }

  @Test(arguments: [
    ("3.5", "a number"), ("true", "a boolean"), ("[3]", "a list"), ("3000000000", "an integer out of range"),
  ])
  func `An integer or string is nothing else`(value: String, found: String) throws {
    #expect(
      try defects(value) { "retryStrategy: {limit: \($0)}" } == ["\(value): \(found), not an integer or a string"])
  }

  @Test(arguments: ["1", "0.5", "500m", "'1Gi'", "1e3"])
  func `A quantity is a string or a number`(value: String) throws {
    #expect(try defects(value) { "container: {resources: {limits: {cpu: \($0)}}}" } == [])
  }

  @Test(arguments: [("true", "a boolean"), ("{cpu: 1}", "a mapping")])
  func `A quantity is nothing else`(value: String, found: String) throws {
    #expect(
      try defects(value) { "container: {resources: {limits: {cpu: \($0)}}}" } == ["\(value): \(found), not a quantity"])
  }

  @Test(arguments: ["0.5", "1"])
  func `A bucket of a histogram is a number`(value: String) throws {
    #expect(try defects(value) { "metrics: {prometheus: [{histogram: {buckets: [\($0)]}}]}" } == [])
  }

  @Test func `The items of a loop may be anything`() throws {
    #expect(try defects("[1, a, true, {a: 1}, [1]]") { "dag: {tasks: [{withItems: \($0)}]}" } == [])
  }

  @Test func `What is inside a value of the wrong type is not looked at`() throws {
    #expect(
      try ArgoTypesTests.defects(inSpec: "templates: {imge: x}, entrypoint: {a: b}") == [
        "1:19 {imge: x}: a mapping, not a list of mappings", "1:42 {a: b}: a mapping, not a string",
      ])
    #expect(try ArgoTypesTests.defects(inSpec: "templates: train") == ["1:19 train: a string, not a list of mappings"])
  }

  @Test func `An alias of the wrong type is found where it stands`() throws {
    #expect(
      try ArgoTypesTests.defects(inSpec: "templates: &t [{name: a}], entrypoint: *t") == [
        "1:47 *t: a list, not a string"
      ])
  }

  @Test func `A null is an absent value wherever it stands`() throws {
    #expect(
      try ArgoTypesTests.defects("metadata:\nspec: {templates: [~, {container: , daemon: null, dag: ~}], volumes: }")
        == [])
  }

  @Test(arguments: [("[]", "a list"), ("text", "a string"), ("4", "an integer")])
  func `A Workflow is a mapping`(text: String, found: String) throws {
    #expect(try ArgoTypesTests.defects(text) == ["1:1 \(text): \(found), not a mapping"])
  }
}
