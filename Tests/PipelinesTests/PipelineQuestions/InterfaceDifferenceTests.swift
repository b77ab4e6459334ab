import Diagnostics
import Pipelines
import Testing

@Suite struct InterfaceDifferenceTests {
  private func differences(_ arguments: [String], _ inputs: String?, sdk: String? = "1.8.22") throws -> [String] {
    try pipeline(workflow(arguments: arguments, inputs: inputs, sdk: sdk)).interfaceDifferences.map { difference in
      switch difference {
      case .renamed(let parameter, let input): "\(parameter.name.value) was \(input.name.value)"
      case .parameterOnly(let parameter, _): "parameter \(parameter.name.value)"
      case .inputOnly(let input): "input \(input.name.value)"
      case .defaults(let parameter, _, _): "defaults of \(parameter.name.value)"
      case .argumentOnly(let parameter, _): "argument for \(parameter.name.value)"
      case .defaultOnly(let parameter, _): "default for \(parameter.name.value)"
      }
    }
  }

  @Test(
    arguments: [
      (["{name: x}"], #"[{"name": "x", "default": null}]"#), (["{name: x}"], #"[{"name": "x", "optional": true}]"#),
      (["{name: x, value: 10}"], #"[{"name": "x", "default": 10}]"#),
      (["{name: x, value: '10'}"], #"[{"name": "x", "default": "10"}]"#),
      (["{name: x, value: '10'}"], #"[{"name": "x", "default": 10}]"#),
      (["{name: x, value: true}"], #"[{"name": "x", "default": true}]"#),
      (["{name: x, value: 1.0e-05}"], #"[{"name": "x", "default": 1e-05}]"#), ([], nil), ([], "[]"),
      (["{name: a}", "{name: b}"], #"[{"name": "b"}, {"name": "a"}]"#),
    ] as [([String], String?)])
  func areNoneInWhatAnSDKWrites(_ arguments: [String], _ inputs: String?) throws {
    #expect(try differences(arguments, inputs) == [])
  }

  @Test(
    arguments: [
      (["{name: x}"], #"[{"name": "y"}]"#, ["x was y"]),
      (["{name: a}", "{name: x}"], #"[{"name": "a"}, {"name": "count"}]"#, ["x was count"]),
      (["{name: epochs}"], #"[{"name": "a"}, {"name": "epoch"}]"#, ["epochs was epoch", "input a"]),
      (["{name: x}"], nil, ["parameter x"]), ([], #"[{"name": "x"}]"#, ["input x"]),
      (["{name: x, value: '1'}"], #"[{"name": "x", "default": "2"}]"#, ["defaults of x"]),
      (["{name: x, value: '1'}"], #"[{"name": "x", "default": "1.0"}]"#, ["defaults of x"]),
      (["{name: x, value: '1'}"], #"[{"name": "x"}]"#, ["argument for x"]),
      (["{name: x, value: ''}"], #"[{"name": "x", "default": null}]"#, ["argument for x"]),
      (["{name: x}"], #"[{"name": "x", "default": ""}]"#, ["default for x"]),
      (["{name: sleep-ms}"], #"[{"name": "sleep_ms"}]"#, ["sleep-ms was sleep_ms"]),
    ] as [([String], String?, [String])])
  func areWhatAnEditLeavesBehind(_ arguments: [String], _ inputs: String?, _ wanted: [String]) throws {
    #expect(try differences(arguments, inputs) == wanted)
  }

  @Test func areNoneInTheNamesOfOldSDKs() throws {
    #expect(
      try differences(["{name: sleep-ms}", "{name: maxval}"], #"[{"name": "sleep_ms"}, {"name": "maxVal"}]"#, sdk: nil)
        == [])
    #expect(try differences(["{name: pipeline-root, value: a}"], nil, sdk: nil) == [])
  }

  @Test(arguments: [#"{"name": "x"}"#, #"[{"name": 1}]"#, "[1]"])
  func areNoneWhereTheInterfaceIsBroken(_ inputs: String) throws {
    #expect(try differences(["{name: y}"], inputs) == [])
  }
}
