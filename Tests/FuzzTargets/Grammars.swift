import CEL
import Cron
import Diagnostics

@testable import ArgoGrammar

extension FuzzTarget {
  /// The small languages in the values of a workflow.
  static let grammars = [
    FuzzTarget(
      "when",
      [
        "\"{{tasks.flip.outputs.parameters.result}}\" == \"heads\"", "{{x}} >= 5 && !('a' in (b, \"c\")) || a =~ a.B",
        "-1.5e3 ** 2 % 7 << 1 | 3 ^ ~4 == true ? a : b", "2020-01-01 < '2021-02-03T04:05:06Z'", "[a.b] != (1, 2, 'x')",
        "'2006-01-02T15:04:05.999+07:00' != \\'",
      ]
    ) { input in
      if case .fault(let fault) = WhenExpression(input).verdict { try check(fault.fault, of: input) }
      _ = WhenExpression(input, isFilledIn: { _ in true }).verdict
    },
    FuzzTarget(
      "depends", ["a.Succeeded && (!b || c-d.AnySucceeded)", "a && b.Failed || !(c.Skipped) // d", "a.Daemoned"]
    ) { input in
      let depends = DependsExpression(input)
      if let fault = depends.fault { try check(fault, of: input) }
      for dependency in depends.dependencies {
        try require(dependency.range, isWithin: input.count, "a dependency")
      }
    },
    FuzzTarget(
      "expression",
      [
        "map(filter(xs, {#.a > 1_0.5e3}), # ?? nil) | len() ?: {a: [1:2], 'b\\x41': x?.y[1:]}",
        "x not in `raw` ? y : -z ** 2 ^ 3 /* c */ // d", "let a = 'x'; a matches \"b\" and b startsWith 'c'",
        "asInt(inputs.parameters['n']) + 1 .. 3", "sprig.trim(workflow.name)[0:2] contains \"\\u00e9\"",
      ]
    ) { input in
      let judgement = ExpressionSyntax.judgement(of: input)
      if let fault = judgement.fault { try check(fault, of: input) }
    },
    FuzzTarget(
      "tags",
      [
        "{{=let a = 'x'; a}} {{ inputs.parameters.{{item[0]}}}}", "{{tasks.a.outputs.artifacts.b}}{{workflow.status}",
        "{\"a\": {\"b\": \"{{workflow.parameters.c}}\"}}", "{{{{}}}}{{ }}{{=}}",
        "{{inputs.parameters['a-b']}}{{steps.x.ip",
      ]
    ) { input in
      let text = TemplateText(input)
      var end = 0
      for tag in text.tags {
        try require(tag.range.lowerBound >= end, "tags overlap at \(tag.range)")
        try require(tag.range, isWithin: input.count, "a tag")
        try require(tag.range.contains(tag.content), "the content of a tag is outside of it")
        end = tag.range.upperBound
      }
      for range in text.unclosed { try require(range, isWithin: input.count, "an unclosed tag") }
    },
    FuzzTarget(
      "cron", ["0 30 4 * * *", "*/5 0-10/2,12 JAN-MAR ? MON#1", "@every 1h30m0.5s", "@daily", "TZ=UTC 0 0 0 29 2 *"]
    ) { input in
      let cron: CronExpression
      do throws(CronFault) {
        cron = try CronExpression(ByteString(input))
      } catch {
        try require(error.range, isWithin: input.count, "a fault")
        try require(sentence: error.message)
        return
      }
      try require(!cron.inWords.isEmpty, "an expression without words")
      var time = UTCTime(secondsSince1970: 1_800_000_000)
      for _ in 0..<3 {
        guard let next = cron.next(after: time) else {
          // What comes never must be known to.
          try require(
            cron.neverComes || time.secondsSince1970 > 1_800_000_000, "there is no next run, but neverComes is false")
          break
        }
        try require(next > time, "a run at \(next) that is not after \(time)")
        time = next
      }
    },
    FuzzTarget("quantity", ["1.5e3Gi", "-12345678901234567890e-2147483649", "0.000000000000000000001Ei", "100m"]) {
      input in
      try checkFault(of: input) { () throws(GrammarFault) in _ = try Quantity(input) }
    },
    FuzzTarget("duration", ["1h30m0.5us", "-P1Y2M3W4DT5H6M7.5S", "10", "1.9999999999ns", "\u{B5}s"]) { input in
      try checkFault(of: input) { () throws(GrammarFault) in _ = try GoDuration(input, bareInteger: .seconds) }
      try checkFault(of: input) { () throws(GrammarFault) in _ = try ISODuration(input) }
    },
    FuzzTarget("go-pattern", ["^a+(b|c)*?[^[:alpha:]x-z]\\pL{2,3}$", "(?P<n>a)(?i:b)\\Q.\\E", "\\x{10FFFF}"]) { input in
      if let fault = GoPattern.fault(in: String(decoding: input, as: UTF8.self)) { try require(sentence: fault) }
    },
    FuzzTarget(
      "shell",
      ["pip install x && python3 -c \"$(cat a)\" || exit 1; if a; then 'b c' \"d\" > e; fi # f", "a <<E\nb\nE\n"]
    ) { input in
      for command in ShellCommand.all(in: input) {
        try require(command.place, isWithin: input.count, "a command")
        try require(!command.words.isEmpty, "a command without a word")
      }
    },
    FuzzTarget(
      "cel",
      [
        "pipeline.tasks.all(t, t.name.matches('^[a-z]+$') && size(t.image) > 0)",
        "[1, 2u, 3.5e1][0] + -2 in {'a': b\"\\x41\"}",
        "has(a.b) ? duration('1h').getHours() : timestamp('2026-01-01T00:00:00Z') > t", "'%s %d'.format(['a', 1])",
        "optional.of(1).or(optional.none()).hasValue() // c",
      ]
    ) { input in
      let environment = CELEnvironment(variables: [.init("a", .dyn)])
      let program: CELProgram
      do throws(CELFault) {
        program = try CELProgram(input, in: environment, isChecked: false)
      } catch {
        try require(error.range, isWithin: input.count, "a fault")
        try require(sentence: error.message)
        return
      }
      // The same evaluation takes the same number of steps.
      let left = (0..<2).map { _ in
        var meter = CELMeter(steps: 20_000)
        _ = try? program.evaluate([.list([.int(1), .string("x")])], &meter)
        return meter.left
      }
      try require(left[0] == left[1], "\(left[0]) steps are left, and then \(left[1])")
    },
  ]

  /// Checks the place and the words of what is wrong.
  static func check(_ fault: GrammarFault, of input: [UInt8]) throws(BrokenInvariant) {
    try require(fault.range, isWithin: input.count, "a fault")
    try require(sentence: fault.message)
  }

  /// The same of what a reader throws, if it throws.
  static func checkFault(of input: [UInt8], _ read: () throws(GrammarFault) -> Void) throws(BrokenInvariant) {
    let fault: GrammarFault?
    do throws(GrammarFault) {
      try read()
      fault = nil
    } catch {
      fault = error
    }
    if let fault { try check(fault, of: input) }
  }
}
