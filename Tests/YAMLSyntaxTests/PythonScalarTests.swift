import Diagnostics
import Testing
import YAMLSyntax

/// What PyYAML's safe loader makes of plain scalars, compared with PyYAML itself.
@Suite struct PythonScalarTests {
  /// A scalar, and what `json.dumps` of PyYAML 6.0.3 (`yaml.safe_load`) writes for it: `text`, a time, or nothing at all.
  static let table: [(String, String)] = pythonReadings.split(separator: "\n").map { line in
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    return (parts[0], parts[1])
  }

  @Test(arguments: table)
  func `A plain scalar is to PyYAML what PyYAML says`(scalar: String, reading: String) throws {
    let node = try #require(try root("k: [\(scalar)]\n")["k"]?.items.first)
    #expect(try #require(node.pythonScalar).reading == reading)
  }

  @Test(arguments: ["'5'", "\"yes\"", "!!str 1:30", "'2024-01-01'", "'='"])
  func `What is in quotes is text`(scalar: String) throws {
    let node = try #require(try root("k: \(scalar)\n")["k"])
    #expect(node.pythonScalar == .text)
  }

  @Test func `A collection is no scalar, and a tag decides`() throws {
    let tree = try root("k: [[], !!float 1e3, !!str 1e3, ~]\n")
    let readings = try #require(tree["k"]).items.map(\.pythonScalar)
    #expect(readings == [nil, .float(1000), .text, .null])
  }
}

extension PythonScalar {
  fileprivate var reading: String {
    switch self {
    case .text: "text"
    case .null: "null"
    case .boolean(let value): "json \(value)"
    case .integer(let digits): "json " + (digits?.description ?? "large")
    case .float(let value):
      "json " + (value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : "\(value)")
    case .time: "time"
    case .unreadable: "unreadable"
    }
  }
}
