import Foundation
import Testing

/// Workflow files that no SDK writes: what was cut off, merged by hand, saved by the wrong editor, or meant to hurt.
@Suite("A malformed workflow")
struct MalformedWorkflowTests {
  private let repository: TemporaryRepository
  private let workflow = "report/workflow.yaml"

  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("report")
  }

  @Test(
    "that libyaml rejects has a finding at the place",
    arguments: [
      "a: [", "a: {b", "a: 'b", "a: \"b", "a: \"\\q\"", "a: \"\\xZZ\"", "a: b: c", "\ta: b", "a: *b", "&a &b c",
      "!<tag", "%YAML 3.0\n---\na",
      "%YAML 1.1\n%YAML 1.1\n---\na", "- a\nb", "a: |x\n b", "a: |\n  b\n c\n d", "? a\n? b: c: d", "@a",
      "`a`", "a: b\n  c: d", "--- [a]]",
      "{a: b}}", "a: !!<x y", "a: b\n---\n...\n... x", "a: >-1-\n b", "[a, b: c: d]", "a:\n  - b\n c", "--- |\n  a\n%b",
    ])
  func syntax(_ text: String) throws {
    try repository.write(text + "\n", to: workflow)
    let run = try repository.kfplint("lint", "--format", "concise", workflow)
    #expect(run.status == 1, "\(run)")
    #expect(run.reported == ["\(workflow) yaml-syntax"], "\(run)")
  }

  @Test("of any encoding but UTF-8 is a finding, with or without a byte order mark", arguments: encodings)
  func encoding(_ encoding: String.Encoding) throws {
    try repository.write(try #require(PipelineText().text.data(using: encoding)), to: workflow)
    let run = try repository.kfplint("lint", "--format", "concise")
    #expect(run.status == 1)
    #expect(run.reported == ["\(workflow) file-encoding"])
  }

  private static let encodings: [String.Encoding] = [
    .utf16, .utf16LittleEndian, .utf16BigEndian, .utf32, .utf32LittleEndian, .utf32BigEndian,
  ]

  @Test(
    "with a NUL, or a byte that is no UTF-8, anywhere is a finding",
    arguments: [0x00, 0xE9, 0xFF, 0xC0, 0xED] as [UInt8])
  func foreignByte(_ byte: UInt8) throws {
    var bytes = Data(PipelineText().text.utf8)
    bytes.insert(byte, at: 300)
    try repository.write(bytes, to: workflow)
    let run = try repository.kfplint("lint", "--format", "concise")
    #expect(run.status == 1)
    #expect(run.reported == ["\(workflow) file-encoding"])
  }

  @Test("with the line ends of Windows is read all the same, and its places do not shift")
  func windowsLineEnds() throws {
    try repository.remove("report/params/recipient")
    try repository.write(PipelineText().text.replacing("\n", with: "\r\n"), to: workflow)
    let run = try repository.kfplint("lint")
    #expect(run.status == 1)
    #expect(run.output.contains("report/workflow.yaml:43:14"))
    #expect(!run.output.contains("\r"))
  }

  @Test("with the line ends of old Macs is read all the same")
  func macLineEnds() throws {
    try repository.remove("report/params/recipient")
    try repository.write(PipelineText().text.replacing("\n", with: "\r"), to: workflow)
    let run = try repository.kfplint("lint", "--format", "concise")
    #expect(run.status == 1)
    #expect(run.reported == ["\(workflow) params-missing"])
  }

  @Test("with a byte order mark is read, and its places do not shift")
  func byteOrderMark() throws {
    try repository.remove("report/params/recipient")
    try repository.write("\u{FEFF}" + PipelineText().text, to: workflow)
    let run = try repository.kfplint("lint", "--format", "concise")
    #expect(run.status == 1)
    #expect(run.output.contains("report/workflow.yaml:43:14: error[params-missing]"))
  }

  @Test("that grows without bound by its aliases is a finding within a second or two")
  func aliases() throws {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    try repository.write(PipelineText().text + text, to: workflow)
    let run = try repository.kfplint("lint", "--format", "concise")
    #expect(run.status == 1)
    #expect(run.reported.contains("\(workflow) yaml-alias-expansion"))
  }

  @Test(
    "of a hundred thousand levels ends in a finding, not in a crash",
    arguments: ["[", "{a: ", "- ", "? ", "a: [", "&a [", "!a [", "\"\\\n"])
  func depth(_ level: String) throws {
    try repository.write(String(repeating: level, count: 100_000), to: workflow)
    let run = try repository.kfplint("lint", "--format", "concise", workflow)
    #expect(run.status == 1, "\(run.end)")
  }

  @Test("with values as deep as the parser allows is reported in each format", arguments: ["text", "json", "junit"])
  func deepValue(_ format: String) throws {
    for depth in [50, 500, 900] {
      let value = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      try repository.write(PipelineText().text + "status: \(value)\n", to: workflow)
      let run = try repository.kfplint("lint", "--format", format)
      #expect(run.status != nil, "\(depth): \(run.end)")
    }
  }

  @Test("with a JSON annotation cut off at any byte is a finding, at a place in the annotation")
  func truncatedAnnotation() throws {
    let json = #"{"inputs": [{"name": "period", "type": "String"}, {"name": "recipient"}], "name": "Nightly report"}"#
    for end in 0..<json.count {
      let text = PipelineText().text.replacing(
        /pipeline_spec: '[^']*'/, with: "pipeline_spec: '\(json.prefix(end))'")
      try repository.write(text, to: "many/\(end)/workflow.yaml")
      try repository.write("x", to: "many/\(end)/params/period")
      try repository.write("x", to: "many/\(end)/params/recipient")
    }
    let run = try repository.kfplint("lint", "--format", "concise", "many")
    #expect(run.status == 1)
    #expect(run.closing == "checked \(json.count) pipelines")
    let found = Set(run.reported)
    for end in 0..<json.count {
      #expect(found.contains("many/\(end)/workflow.yaml pipeline-spec-invalid"), "\(json.prefix(end))")
    }
  }

  @Test("cut off at any line is read without a crash")
  func truncatedFile() throws {
    let lines = PipelineText().text.split(separator: "\n", omittingEmptySubsequences: false)
    for end in 0..<lines.count {
      try repository.write(lines[..<end].joined(separator: "\n"), to: "many/\(end)/RENDERED_PIPELINE/workflow.yaml")
      try repository.write("x", to: "many/\(end)/RENDERED_PIPELINE/params/period")
    }
    let run = try repository.kfplint("lint", "--format", "concise", "many")
    #expect(run.status == 1)
    #expect(run.closing == "checked \(lines.count) pipelines")
  }

  @Test("with any one byte changed is read without a crash")
  func changedByte() throws {
    let bytes = Data(PipelineText().text.utf8)
    for (index, position) in stride(from: 0, to: bytes.count, by: 7).enumerated() {
      var changed = bytes
      changed[position] = [0x22, 0x27, 0x5B, 0x7B, 0x3A, 0x0A, 0x26, 0x80][index % 8]
      try repository.write(changed, to: "many/\(index)/RENDERED_PIPELINE/workflow.yaml")
      try repository.write("x", to: "many/\(index)/RENDERED_PIPELINE/params/period")
    }
    for format in ["text", "json", "junit"] {
      let run = try repository.kfplint("lint", "--format", format, "many")
      #expect(run.status == 1, "\(run.end)")
    }
  }
}
