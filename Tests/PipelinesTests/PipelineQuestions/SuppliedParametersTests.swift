import Diagnostics
import Pipelines
import Testing

/// The counts are the lengths of what Go's `json.Marshal` writes for `[]{Name, Value}` with `omitempty`.
@Suite struct SuppliedParametersTests {
  @Test(arguments: [
    ("", 14), ("x", 26), ("\"\\", 29), ("\n\r\t", 31), ("\u{1}\u{1F}\u{8}\u{C}", 49), ("\u{7F}", 26), ("<>&", 43),
    ("é€😀", 34), ("\u{2028}\u{2029}", 37), ("\u{A8}\u{20A8}\u{2027}\u{202A}", 36), ("/'", 27),
  ])
  func countsEveryEscapeOfGo(_ value: String, _ bytes: Int) throws {
    #expect(try pipeline(workflow(arguments: []), params: ["a": value]).suppliedParameters.bytes == bytes)
  }

  @Test func countsAllFilesUnderTheNamesThatAreSent() throws {
    let none = try pipeline(workflow(arguments: []))
    #expect(none.suppliedParameters.bytes == 2)
    let two = try pipeline(workflow(arguments: []), params: ["a": "x", "b~": "yz"])
    #expect(two.suppliedParameters.bytes == 52)
    #expect(two.suppliedParameters.files.map(\.file.name) == ["b~", "a"])
  }
}
