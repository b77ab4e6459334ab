import Diagnostics
import Pipelines
import Testing

@Suite struct ParameterTypeTests {
  @Test(arguments: [
    "{{workflow.uid}}", "{{inputs.parameters.x}}-1", "[[Index]]", "[[ScheduledTime.20060102]]", "x[[scheduledtime]]",
    "{{$.scheduledTime.strftime('%Y')}}",
  ])
  func leavesAloneWhatIsReplacedBeforeAStepSeesIt(_ text: String) {
    for type in [ParameterType.integer, .float, .boolean, .json] {
      #expect(type.accepts(ByteString(text)))
    }
  }

  @Test(arguments: ["[[1, 2], [3]", "[[\"a\"]],", "{{", "[[", "}} {{"])
  func looksAtWhatOnlyResemblesAVariable(_ text: String) {
    #expect(!ParameterType.json.accepts(ByteString(text)))
  }

  @Test func pointsAtThePartOfJSONThatIsWrong() {
    let cases: [(ByteString, Range<Int>)] = [
      ("{'a': 1}", 1..<2), ("[1,\n 2,\n]\n", 8..<9), ("{\"a\": 1\n", 7..<7), ("", 0..<0), ("None", 0..<1),
      ("[1] 2", 4..<5), ("{\"a\" 1}", 5..<6), ("\"\\x\"", 1..<2),
    ]
    for (text, range) in cases {
      #expect(ParameterType.json.rangeOfRejection(in: text) == range, "\(text)")
    }
    #expect(ParameterType.integer.rangeOfRejection(in: "ten") == nil)
  }

  @Test(
    arguments: [
      (#""Integer""#, "Integer"), (#""int""#, "Integer"), (#"{"Integer": {"minimum": 1}}"#, "Integer"),
      (#""bool""#, "Boolean"), (#""Bool""#, "Boolean"), (#""List""#, "JSON"), (#""dict""#, "JSON"),
      (#""Json""#, "JSON"),
      (#""str""#, "String"), (#""float""#, "Float"), (#""URI""#, nil), (#""typing.List[int]""#, nil), (#"""#, nil),
      (#"{"GCSPath": {"data_type": "CSV"}}"#, nil), (#""integer""#, nil), (#"{"Integer": {}, "Float": {}}"#, nil),
      (#""Base64Pickle""#, nil),
    ] as [(String, String?)])
  func knowsTheNamesOfTheTypesThatAreParsed(_ declared: String, _ type: String?) throws {
    let inputs = declared == #"""# ? #"[{"name": "x"}]"# : #"[{"name": "x", "type": \#(declared)}]"#
    let pipeline = try pipeline(workflow(arguments: ["{name: x}"], inputs: inputs))
    #expect(pipeline.parameters.first?.input?.type?.value.rawValue == type)
  }
}
