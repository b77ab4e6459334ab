import ArgoTypes
import Diagnostics
import Testing
import YAMLSyntax

/// What Argo and PyYAML make of scalars; the expected texts are those of Go's `strconv` and Python's `json`.
@Suite struct ParameterTextTests {
  @Test(arguments: [
    ("08", "8", "08"), ("1e3", "1000", "1e3"), ("1234e5", "123400000", "1234e5"), ("1e-05", "0.00001", "1e-05"),
    ("1.10", "1.1", "1.1"), ("012", "10", "10"), ("12_000", "12000", "12000"), ("0x1F", "31", "31"),
    ("yes", "true", "true"),
    ("y", "true", "y"), ("1:30", "1:30", "90"), ("5", "5", "5"), ("-0.50", "-0.5", "-0.5"), (".5", "0.5", "0.5"),
    ("9007199254740993", "9007199254740992", "9007199254740992"), ("1.0", "1", "1"),
    ("1.5e+20", "150000000000000000000", "150000000000000000000"),
  ])
  func `A number or a boolean becomes a text of its own`(written: String, uploaded: String, sent: String) throws {
    let value = try #require(try read("value: \(written)").documents.first?["value"])
    let text = try #require(ParameterText(of: value))
    #expect(text.uploaded?.string == uploaded)
    #expect(text.sent?.string == sent)
  }

  @Test(arguments: ["'08'", "north", "\"1e3\"", "~", "2.5.1"])
  func `Text stays text, and nothing is nothing`(written: String) throws {
    let value = try #require(try read("value: \(written)").documents.first?["value"])
    #expect(ParameterText(of: value) == nil)
  }

  @Test(arguments: ["2026-01-31", ".inf"])
  func `What JSON cannot express is not sent`(written: String) throws {
    let value = try #require(try read("value: \(written)").documents.first?["value"])
    #expect(try #require(ParameterText(of: value)).sent == nil)
  }
}
