import Diagnostics
import Testing
import YAMLSyntax

@testable import Schedules

/// What ruamel.yaml 0.17.31 makes of scalars, found out by running it.
@Suite("Scalars as the reconciler reads them")
struct ReconcilerScalarTests {
  @Test(
    "Text, numbers and words",
    arguments: [
      ("yes", .string), ("off", .string), ("y", .string), ("true", .boolean(true)), ("False", .boolean(false)),
      ("'true'", .string), ("tRUE", .string), ("~", .null), ("null", .null), ("nUll", .string), ("\"\"", .string),
      ("10", .integer(10)), ("010", .integer(10)), ("0o10", .integer(8)), ("0x1F", .integer(31)), ("0b11", .integer(3)),
      ("1_000", .integer(1000)), ("+5", .integer(5)), ("-1", .integer(-1)), ("0o9", .string), ("1:30", .string),
      ("999999999999999999999999", .integer(nil)), ("1e3", .float), ("1.0", .float), (".5", .float), ("5.", .float),
      ("1.e3", .float), ("1.5e+3", .float), ("1e", .string), (".inf", .float), ("-.INF", .float), (".NaN", .float),
      ("1.2.3", .string), ("-x", .string), ("2030-1-1", .string), ("2030-01-01T00:00Z", .string),
    ] as [(String, ReconcilerScalar)])
  func scalar(_ text: String, _ wanted: ReconcilerScalar) throws {
    #expect(try scalar(text) == wanted)
  }

  @Test(
    "Timestamps, in UTC",
    arguments: [
      ("2030-01-01 00:00:00", "2030-01-01T00:00:00+00:00"), ("2030-01-01T00:00:00", "2030-01-01T00:00:00+00:00"),
      ("2030-01-01T00:00:00Z", "2030-01-01T00:00:00+00:00"), ("2030-01-01t0:00:00+02:00", "2029-12-31T22:00:00+00:00"),
      ("2030-01-01T00:00:00+2", "2029-12-31T22:00:00+00:00"), ("2030-1-1 00:00:00", "2030-01-01T00:00:00+00:00"),
      ("2030-01-01T00:00:00-05:30", "2030-01-01T05:30:00+00:00"),
      ("2030-01-01T00:00:00 Z", "2030-01-01T00:00:00+00:00"),
      ("2001-12-14 21:59:43.10 -5", "2001-12-15T02:59:43+00:00"),
    ])
  func timestamp(_ text: String, _ canonical: String) throws {
    guard case .timestamp(let timestamp) = try scalar(text) else {
      Issue.record("\(text) is not a timestamp")
      return
    }
    #expect(timestamp.canonicalText == canonical)
    #expect((timestamp.fraction != nil) == text.contains("."))
  }

  @Test("Days and times that stop the reconciler")
  func timeDefect() throws {
    #expect(try scalar("2030-01-01") == .bareDate)
    #expect(try scalar("2030-02-30") == .impossibleTime)
    #expect(try scalar("2030-01-01T25:00:00Z") == .impossibleTime)
    #expect(try scalar("'2030-01-01'") == .string)
  }

  @Test("Text in quotes is a timestamp as RFC 3339 has it, and in no other way")
  func rfc3339() {
    for text in ["2030-01-01T00:00:00Z", "2030-01-01t00:00:00z", "2030-01-01T00:00:00.5+02:00"] {
      #expect(Timestamp(rfc3339: ByteString(text)) != nil, "\(text)")
    }
    for text in [
      "", "2030-01-01", "2030-01-01T00:00:00", "2030-01-01 00:00:00Z", "2030-02-30T00:00:00Z", "2030-01-01T00:00:60Z",
      "0000-01-01T00:00:00Z", "2030-01-01T00:00:00+24:00", "2030-01-01T00:00:00.Z", "2030-01-01T00:00:00Z ",
    ] {
      #expect(Timestamp(rfc3339: ByteString(text)) == nil, "\(text)")
    }
  }

  private func scalar(_ text: String) throws -> ReconcilerScalar? {
    let file = SourceFile(path: "x.yaml", origin: .workTree, bytes: Array("k: \(text)\n".utf8))
    return try YAMLTree.parse(file).documents.first?["k"]?.reconcilerScalar
  }
}
