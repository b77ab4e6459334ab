import Diagnostics
import Pipelines
import Testing

/// How parameters, inputs and files are brought together.
@Suite struct PipelineParameterTests {
  @Test(
    arguments: [
      ("{name: x}", #"[{"name": "x"}]"#, true), ("{name: x}", nil, true), ("{name: x, value: ''}", nil, false),
      ("{name: x, value: 1}", nil, false), ("{name: x, value: null}", nil, true), ("{name: x, default: a}", nil, false),
      ("{name: x}", #"[{"name": "x", "optional": true}]"#, false),
      ("{name: x}", #"[{"name": "x", "default": "1"}]"#, false),
      ("{name: x}", #"[{"name": "x", "default": null}]"#, true),
      ("{name: x}", #"[{"name": "x", "default": 1}]"#, false),
    ] as [(String, String?, Bool)])
  func isRequiredWithoutADefaultInEitherPlace(_ argument: String, _ inputs: String?, _ isRequired: Bool) throws {
    #expect(try pipeline(workflow(arguments: [argument], inputs: inputs)).parameters.map(\.isRequired) == [isRequired])
  }

  @Test func pairsAMisspeltFileWithTheParameterItIsMeantForMost() throws {
    let pipeline = try pipeline(
      workflow(
        arguments: ["{name: epoch_1}", "{name: epochs}", "{name: rate}", "{name: seed, value: 1}"],
        inputs: #"[{"name": "epoch_1"}, {"name": "epochs"}, {"name": "rate"}, {"name": "seed", "default": "1"}]"#),
      params: ["Epochs": "", "sead": "", "momentum": ""])
    let missing = pipeline.missingParameters.map { "\($0.parameter.name.value) \($0.misspelt?.name ?? "-")" }
    #expect(missing == ["epoch_1 -", "epochs Epochs", "rate -"])
    #expect(pipeline.strayFiles.map(\.file.name) == ["momentum", "sead"])
    #expect(pipeline.strayFiles.map(\.nearest?.name.value) == [nil, "seed"])
  }

  /// That the halves differ is the defect, and what the interface says is not known while it cannot be read.
  @Test(arguments: [#"[{"name": "b"}]"#, #"{"#, #"[{"name": "a", "#])
  func doesNotMissAParameterThatTheInterfaceDoesNotTellOf(_ inputs: String) throws {
    let pipeline = try pipeline(
      workflow(arguments: ["{name: a}", "{name: b}"], inputs: inputs), params: ["b": "1"])
    #expect(pipeline.missingParameters.map(\.parameter.name.value) == [])
  }

  @Test func doesNotMissAParameterThatIsAFolder() throws {
    let pipeline = try pipeline(
      workflow(arguments: ["{name: a}", "{name: b}"], inputs: #"[{"name": "a"}, {"name": "b"}]"#),
      params: ["a/x/y": "1", "c/z": "2"])
    #expect(pipeline.missingParameters.map(\.parameter.name.value) == ["b"])
    #expect(pipeline.files.parameterFolders.map(\.name) == ["a", "c"])
  }

  @Test(
    arguments: [
      (".gitkeep", "placeholder", ".gitkeep"), (".DS_Store", "fileManager", ".DS_Store"), ("x~", "backup", "*~"),
      (".x.swp", "backup", "*.swp"), ("x.orig", "backup", "*.orig"), ("#x#", "backup", "\\#*#"),
      (".#x", "backup", ".#*"),
      ("other", nil, "other"), ("x.yaml", nil, "x.yaml"),
    ] as [(String, String?, String)])
  func knowsWhatProgramsLeaveBehind(_ name: String, _ leftover: String?, _ pattern: String) throws {
    let pipeline = try pipeline(workflow(arguments: ["{name: x, value: 1}"]), params: [name: ""])
    let stray = try #require(pipeline.strayFiles.first)
    #expect(stray.leftover.map { "\($0)" } == leftover)
    #expect(stray.ignorePattern == pattern)
  }

  @Test func saysUnderWhichParameterTheClientWouldSendAFile() throws {
    let pipeline = try pipeline(
      workflow(arguments: ["{name: x, value: 1}", "{name: my-param, value: 1}"]),
      params: ["x~": "", "my param": "", "y~": ""])
    #expect(pipeline.strayFiles.map { $0.sentAs?.name.value } == ["my-param", "x", nil])
  }

  @Test(
    arguments: [
      ("a\n", 1..<2), ("a\r\n", 1..<3), ("a\n\n", 1..<3), ("\n", 0..<1), ("a", nil), ("", nil), ("a\nb\n", nil),
      ("a\r\nb\r\n", nil), ("a b\n", 3..<4),
    ] as [(String, Range<Int>?)])
  func findsTheLineBreakAfterASingleLine(_ text: String, _ lineBreak: Range<Int>?) throws {
    let pipeline = try pipeline(workflow(arguments: ["{name: x}"]), params: ["x": text])
    let value = try #require(pipeline.parameters.first?.fileValue)
    #expect(value.finalLineBreak == lineBreak)
  }

  @Test func hasNoValueInAFileWithAByteOrderMark() throws {
    let pipeline = try pipeline(workflow(arguments: ["{name: x}"]), params: ["x": "\u{FEFF}1"])
    #expect(pipeline.parameters.first?.fileValue == nil)
  }
}
