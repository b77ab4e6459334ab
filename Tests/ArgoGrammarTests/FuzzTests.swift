import TestSupport
import Testing

@testable import ArgoGrammar

/// Random and damaged texts: nothing crashes, hangs or points outside the text.
@Suite("Any text whatsoever")
struct FuzzTests {
  private static let seeds = [
    "\"{{tasks.flip.outputs.parameters.result}}\" == \"heads\"",
    "{{x}} >= 5 && !('a' in (b, \"c\")) || 2020-01-01 =~ a.B",
    "a.Succeeded && (!b || c-d.AnySucceeded) ?? [e]", "1.5e3Gi", "-12345678901234567890e-2147483649",
    "0.000000000000000000001Ei",
    "gcr.io:443/a/b_c--d:tag@sha256:0123456789abcdef", "[::1]:80/x", "example.com/kfp_sdk_version", "1h30m0.5us",
    "-P1Y2M3W4DT5H6M7.5S", "map(filter(xs, {#.a > 1_0.5e3}), # ?? nil) | len() ?: {a: [1:2], 'b\\x41': x?.y[1:]}",
    "{{=let a = 'x'; a}} {{ inputs.parameters.{{item[0]}}}}", "x not in `raw` ? y : -z ** 2 ^ 3 /* c */ // d",
    "Thu Jan  1 00:00:05 1970",
    "'2006-01-02T15:04:05.999+07:00' != \\'", "((((((((((", "!!!!--~~", "\u{E9}\u{65E5}\u{1F600}\u{A0}",
  ]

  private static let fragments = [
    "(", ")", "[", "]", "{", "}", "{{", "}}", "'", "\"", "\\", "==", "&&", "||", "!", "-", ",", ".", "?", ":", "??",
    "in", "not",
    " ", "\n", "0", "9", "1e", "0x", "a", "Z", "_", "@", "/", "#", "\u{E9}", "\u{3000}",
  ].map { Array($0.utf8) }

  @Test("Judging damaged texts ends, and every place is within the text", arguments: 0..<(Nightly.isOn ? 20 : 3))
  func damaged(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for round in 0..<400 {
      var text = Array((Self.seeds.randomElement(using: &generator) ?? "").utf8)
      if round % 10 == 0 {
        text = (0..<Int.random(in: 0..<60, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
      }
      for _ in 0..<Int.random(in: 0..<6, using: &generator) { damage(&text, &generator) }
      check(text)
    }
  }

  @Test("Long texts end soon", .timeLimit(.minutes(10)))
  func long() {
    for fragment in Self.fragments {
      check(Array([[UInt8]](repeating: fragment, count: 1000).joined()))
      check(Array([[UInt8]](repeating: Array("a ".utf8) + fragment + Array(" ".utf8), count: 500).joined()))
      check(Array([[UInt8]](repeating: Array("{{a}}".utf8) + fragment, count: 500).joined()))
    }
  }

  @Test("What no value mends, no value mends", arguments: 0..<(Nightly.isOn ? 10 : 2))
  func remedy(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces =
      Self.fragments.filter { $0 != Array("{{".utf8) && $0 != Array("}}".utf8) } + [
        Array(" == ".utf8), Array("true".utf8),
      ]
    // None of these completes another text: no quotes, no brackets, parentheses in pairs.
    let wholes = [
      "", "a", "1", "true", "a b", "2020-01-01", "==", "(a == b)", " && ", "a == b", "-", "in", "a || (b)", "x.Y",
    ]
    for _ in 0..<1500 {
      let count = Int.random(in: 1...8, using: &generator)
      let parts = (0..<count).map { _ in
        Bool.random(using: &generator) ? Array("{{x}}".utf8) : pieces.randomElement(using: &generator) ?? []
      }
      guard case .fault(let fault) = WhenExpression(Array(parts.joined()), isFilledIn: { _ in true }).verdict else {
        continue
      }
      for _ in 0..<5 {
        let filled = parts.map { part in
          guard part == Array("{{x}}".utf8) else { return part }
          if fault.remedy == .byFragmentsOnly { return Array((wholes.randomElement(using: &generator) ?? "").utf8) }
          if fault.remedy == .byExpressionsOnly {
            return Array((["a", "1", "true"].randomElement(using: &generator) ?? "").utf8)
          }
          let length = Int.random(in: 0...5, using: &generator)
          return Array((0..<length).map { _ in pieces.randomElement(using: &generator) ?? [] }.joined())
        }
        let text = Array(filled.joined())
        if text.isEmpty { continue }
        if case .value = WhenExpression(text).verdict {
          Issue.record(
            "\(String(decoding: text, as: UTF8.self)) mends \(String(decoding: parts.joined(), as: UTF8.self))")
        }
      }
    }
  }

  private func damage(_ text: inout [UInt8], _ generator: inout SeededGenerator) {
    let place = Int.random(in: 0...text.count, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: text.insert(contentsOf: Self.fragments.randomElement(using: &generator) ?? [], at: place)
    case 1 where place < text.count: text.remove(at: place)
    case 2 where place < text.count: text[place] = UInt8.random(in: 0...255, using: &generator)
    default: text.removeSubrange(place..<min(text.count, place + 3))
    }
  }

  private func check(_ text: [UInt8]) {
    let depends = DependsExpression(text)
    var faults: [GrammarFault?] = [
      ExpressionSyntax.fault(in: text), depends.fault, ArgoName.fault(in: text[...], as: .workflowField),
      ArgoName.fault(in: text[...], as: .parameterOrArtifact), KubernetesName.fault(in: text[...], as: .qualifiedName),
      KubernetesName.fault(in: text[...], as: .labelValue), KubernetesName.fault(in: text[...], as: .subdomain),
      KubernetesName.fault(in: text[...], as: .label),
    ]
    if case .fault(let fault) = WhenExpression(text).verdict { faults.append(fault.fault) }
    faults.append(Self.fault { () throws(GrammarFault) in _ = try Quantity(text) })
    faults.append(Self.fault { () throws(GrammarFault) in _ = try ImageReference(text) })
    faults.append(Self.fault { () throws(GrammarFault) in _ = try GoDuration(text, bareInteger: .seconds) })
    faults.append(Self.fault { () throws(GrammarFault) in _ = try ISODuration(text) })
    for case let fault? in faults {
      #expect(fault.range.lowerBound >= 0 && fault.range.upperBound <= text.count, "\(fault) in \(text)")
      #expect(!fault.message.isEmpty && fault.message.last != ".")
    }
    for dependency in depends.dependencies { #expect(dependency.range.upperBound <= text.count) }
    for tag in TemplateText(text).tags { #expect(tag.range.upperBound <= text.count) }
  }

  private static func fault(_ body: () throws(GrammarFault) -> Void) -> GrammarFault? {
    do throws(GrammarFault) {
      try body()
      return nil
    } catch {
      return error
    }
  }
}
