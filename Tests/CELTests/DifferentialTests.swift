import CEL
import Diagnostics
import Foundation
import TestSupport
import Testing

/// A Python that has the package `cel-expr-python`.
private enum ReferencePython {
  static let path = ProcessInfo.processInfo.environment["KFPLINT_CEL_PYTHON"]
}

/// Generated expressions, against the implementation in C++ behind `cel-expr-python`.
@Suite(
  "CEL against the reference", .enabled(if: ReferencePython.path != nil, "KFPLINT_CEL_PYTHON names no Python"))
struct DifferentialTests {
  /// Answers one line for each line.
  private static let program = """
    import json, os, sys
    from cel_expr_python import cel
    from cel_expr_python.ext import ext_strings, ext_math
    env = cel.NewEnv(extensions=[ext_strings.ExtStrings(), ext_math.ExtMath()])
    def canonical(v):
        kind, x = v.type().name().split('<')[0], v.value()
        if kind == 'ERROR': return 'error'
        if isinstance(x, list): return '[' + ', '.join(canonical(e) for e in x) + ']'
        if isinstance(x, dict): return '{' + ', '.join(sorted(json.dumps(k) + ': ' + canonical(e) for k, e in x.items())) + '}'
        if kind == 'BYTES': return 'BYTES ' + bytes(x).hex()
        if kind == 'DOUBLE': return 'DOUBLE ' + ('NaN' if x != x else x.hex())
        if kind in ('INT', 'UINT', 'BOOL', 'STRING'): return kind + ' ' + json.dumps(x, ensure_ascii=False)
        return kind
    for line in open(sys.argv[1], encoding='utf-8'):
        try: print(canonical(env.compile(json.loads(line)).eval(data={})))
        except Exception: print('error')
    sys.stdout.flush()
    # The package may fail when Python takes itself down.
    os._exit(0)
    """

  @Test("10,000 expressions have the same value, or fail in both")
  func same() throws {
    var generator = ExpressionGenerator(seed: 20)
    let sources = (0..<10_000).map { _ in generator.expression() }
    let folder = FileManager.default.temporaryDirectory.appending(path: "kfplint-cel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appending(path: "reference.py")
    let input = folder.appending(path: "expressions.jsonl")
    try Data(Self.program.utf8).write(to: script)
    let lines = try sources.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    try Data(lines.joined(separator: "\n").utf8).write(to: input)
    let run = try ChildProcess.run(
      try #require(ReferencePython.path), [script.path, input.path], in: folder, environment: ["PYTHONUTF8": "1"])
    #expect(run.end == .exit(0), "\(String(decoding: run.error, as: UTF8.self))")
    let answers = String(decoding: run.output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    var differences: [String] = []
    var values = 0
    for (source, answer) in zip(sources, answers) {
      let own = Self.answer(to: source)
      if own != "error" { values += 1 }
      if own != answer { differences.append("\(source)\n    here: \(own)\n    reference: \(answer)") }
    }
    #expect(answers.count >= sources.count)
    #expect(values > sources.count / 4)
    #expect(differences.isEmpty, "\(differences.count)\n\(differences.prefix(20).joined(separator: "\n"))")
  }

  private static func answer(to source: String) -> String {
    guard let program = try? CELProgram(source.utf8, in: CELEnvironment()), let value = try? program.evaluate() else {
      return "error"
    }
    return canonical(value)
  }

  private static func json(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private static func canonical(_ value: CELValue) -> String {
    switch value {
    case .null: "NULL"
    case .bool(let truth): "BOOL \(truth)"
    case .int(let number): "INT \(number)"
    case .uint(let number): "UINT \(number)"
    case .double(let number): "DOUBLE " + (number.isNaN ? "NaN" : python(number))
    case .string(let text): "STRING " + json(String(decoding: text.bytes, as: UTF8.self))
    case .bytes(let bytes): "BYTES " + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    case .list(let list): "[" + list.map(canonical).joined(separator: ", ") + "]"
    case .map(let map):
      "{"
        + map.entries.map { entry in
          let key = canonical(entry.key).split(separator: " ", maxSplits: 1)[1]
          return "\(key): \(canonical(entry.value))"
        }.sorted { ByteString($0) < ByteString($1) }.joined(separator: ", ") + "}"
    default: value.typeName
    }
  }

  /// A number as `float.hex` of Python writes it.
  private static func python(_ number: Double) -> String {
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    let sign = number.sign == .minus ? "-" : ""
    if number == 0 { return sign + "0x0.0p+0" }
    let digits = String(number.significandBitPattern, radix: 16)
    let exponent = number.isNormal ? Int(number.exponent) : -1022
    return sign + (number.isNormal ? "0x1." : "0x0.") + String(repeating: "0", count: 13 - digits.count) + digits + "p"
      + (exponent < 0 ? "" : "+") + "\(exponent)"
  }
}
