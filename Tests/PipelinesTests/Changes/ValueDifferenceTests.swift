import Diagnostics
import Foundation
import Pipelines
import TestSupport
import Testing
import YAMLSyntax

@Suite("The differences of two workflows")
struct ValueDifferenceTests {
  private func root(_ text: String) throws -> YAMLNode {
    try root(bytes: Array(text.utf8))
  }

  private func root(bytes: [UInt8]) throws -> YAMLNode {
    let file = SourceFile(path: "w", origin: .workTree, bytes: bytes)
    return try #require(try YAMLTree.parse(file).documents.first)
  }

  private func changed(_ old: String, _ new: String) throws -> String {
    let parts = ReviewedWorkflow.text.split(separator: old, omittingEmptySubsequences: false)
    try #require(parts.count > 1, "\(old)")
    return parts.joined(separator: new)
  }

  @Test("are told of every change of what a run does, at its path, and are the same both ways")
  func changes() throws {
    let before = try root(ReviewedWorkflow.text)
    for change in ReviewedWorkflow.changes {
      let after = try root(changed(change.old, change.new))
      let forth = ValueDifference.all(from: before, to: after)
      #expect(forth.contains { $0.path.description == change.path }, "\(change): \(forth.map(\.path))")
      #expect(forth.allSatisfy { $0.old != nil || $0.new != nil })
      let back = ValueDifference.all(from: after, to: before)
      #expect(forth.map(\.mirrored).sorted() == back.map(\.shown).sorted(), "\(change)")
    }
  }

  @Test("are none where only the notes of the SDK or the way of writing are different")
  func noise() throws {
    let before = try root(ReviewedWorkflow.text)
    for change in ReviewedWorkflow.noise {
      let after = try root(changed(change.old, change.new))
      #expect(ValueDifference.all(from: before, to: after).map(\.shown) == [], "\(change)")
      #expect(ValueDifference.all(from: after, to: before).isEmpty)
    }
  }

  @Test("keep a key of each type, each item of a list, and the last of equal keys apart")
  func traps() throws {
    let pairs = [
      ("{1: a}", "{'1': a}"), ("{[a]: 1}", "{[b]: 1}"), ("[a]", "[a, a]"), ("{a: null}", "{}"), ("a", "[a]"),
      ("[]", "{}"), ("{a: 1, a: 2}", "{a: 1}"), ("1", "1.0"), ("0.1", "0.2"), ("true", "'true'"), ("~", "''"),
      ("[{name: a}, {name: b}]", "[{name: b}, {name: a}]"), ("[{name: a}, {name: a}]", "[{name: a}]"),
    ]
    for (old, new) in pairs {
      let (before, after) = (try root("x: \(old)"), try root("x: \(new)"))
      #expect(!ValueDifference.all(from: before, to: after).isEmpty, "\(old) \(new)")
      #expect(!ValueDifference.all(from: after, to: before).isEmpty, "\(new) \(old)")
      #expect(
        ValueDifference.all(from: before, to: before).isEmpty && ValueDifference.all(from: after, to: after).isEmpty)
    }
    // Within 1e-9, as `compare_workflows` of the reference has it.
    #expect(ValueDifference.all(from: try root("x: 0.1"), to: try root("x: 0.1000000000001")).isEmpty)
    #expect(ValueDifference.all(from: try root("x: {a: 1, a: 2}"), to: try root("x: {a: 2}")).isEmpty)
  }

  @Test("are told as a whole below 64 levels, and beyond 20,000, and never forgotten")
  func limits() throws {
    let (open, close) = (String(repeating: "[", count: 900), String(repeating: "]", count: 900))
    let deep = ValueDifference.all(from: try root("x: \(open)a\(close)"), to: try root("x: \(open)b\(close)"))
    #expect(deep.map(\.path.steps.count) == [64])
    func many(_ item: String) -> String {
      (0..<3).map { "k\($0): [\(String(repeating: "\(item), ", count: 15_000))]\n" }.joined()
    }
    let found = ValueDifference.all(from: try root(many("a")), to: try root(many("b")))
    #expect(found.count == 30_001 && found.last?.path.description == "k2")
  }

  @Test("know a template that has another name by its content")
  func renamed() throws {
    let text = try changed("name: load\n", "name: read\n").replacing("template: load", with: "template: read")
    let found = ValueDifference.all(from: try root(ReviewedWorkflow.text), to: try root(text))
    let renamed = found.filter { if case .renamed = $0.kind { true } else { false } }
    #expect(renamed.map(\.path.description).contains("spec.templates[read]"))
    #expect(!found.contains { $0.path.description == "spec.templates[load]" })
  }

  @Test("are shown as lines, as JSON or as values")
  func details() throws {
    func detail(_ old: String, _ new: String) throws -> String {
      let found = ValueDifference.all(from: try root(ReviewedWorkflow.text), to: try root(changed(old, new)))
      switch try #require(found.first).detail {
      case .values(let old, let new): return "\(old?.description ?? "-") \(new?.description ?? "-")"
      case .lines: return "lines"
      case .json(let inner): return "json " + inner.map(\.path.description).joined(separator: " ")
      case .outline(_, let new): return "outline \(new?.lines.count ?? 0)"
      case .names, .order: return "names"
      }
    }
    #expect(try detail("memory: 4Gi", "memory: 8Gi") == "4Gi 8Gi")
    #expect(try detail("first = 1", "first = 2") == "lines")
    #expect(try detail("\"type\": \"Integer\"", "\"type\": \"String\"") == "json inputs[rows].type")
    #expect(try detail("\"sales\"}'", "\"sales\" }'") == "json ")
    #expect(try detail("value: '10'", "value: 10") == "\"10\" 10")
    #expect(try detail("parallelism: 3", "parallelism: 3\n  hooks: {exit: {template: tell}}") == "outline 1")
  }

  @Test(
    "of real files are none with themselves, and none with another run of the SDK", .enabled(if: Corpus.isAvailable))
  func corpus() throws {
    var count = 0
    let time = Array("pipelines.kubeflow.org/pipeline_compilation_time".utf8)
    for folder in ["real", "kfp/v1"] {
      let files = try #require(FileManager.default.enumerator(atPath: Corpus.url(folder).path))
      for case let name as String in files where name.hasSuffix(".yaml") {
        let bytes = Array(try Data(contentsOf: Corpus.url(folder).appending(path: name)))
        guard let old = try? root(bytes: bytes) else { continue }
        #expect(ValueDifference.all(from: old, to: old).isEmpty)
        guard let node = old["metadata"]?["annotations"]?[ByteString(time)] else { continue }
        var other = bytes
        other.replaceSubrange(node.span.range, with: Array("'2040-01-01T00:00:00'".utf8))
        count += 1
        #expect(ValueDifference.all(from: old, to: try root(bytes: other)).isEmpty, "\(name)")
      }
    }
    #expect(count > 100)
  }
}

extension ValueDifference {
  /// The difference in words, to be compared.
  fileprivate var shown: String { "\(path) \(word(old)) \(word(new))" }

  /// The same from the newer version's side; what was renamed has its other name there.
  fileprivate var mirrored: String { "\(path) \(word(new)) \(word(old))" }

  private func word(_ node: YAMLNode?) -> String {
    node.map { "\(String(decoding: $0.file.bytes[$0.span.range], as: UTF8.self))" } ?? "-"
  }
}
