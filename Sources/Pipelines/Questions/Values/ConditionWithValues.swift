public import ArgoGrammar
public import Diagnostics

/// The condition of a task with the values put in that its variables are known to have.
public struct ConditionWithValues: Sendable {
  /// The task or step.
  public let call: TemplateCall
  /// The variables with a known value: where each stands in the condition, and the value.
  public let values: [(range: Range<Int>, value: KnownValue)]
  /// What Argo makes of the condition with these values.
  public let verdict: WhenVerdict
  /// What it makes of it if the variables that are not known are numbers.
  public let verdictForNumbers: WhenVerdict
  private let when: Sourced<ByteString>

  /// Whether every value is what the files say, and none a default that a run may replace.
  public var isFixed: Bool { values.allSatisfy(\.value.isFixed) }

  /// The place of a variable in the condition.
  public func location(of range: Range<Int>) -> Location { when.location(of: range) }

  fileprivate init?(_ call: TemplateCall, _ known: KnownValues) {
    guard call.isTaskOrStep, let when = call.task.when, !call.task.object.defects.isUndecodable(when.node),
      when.value.contains("{{")
    else { return nil }
    let bytes = when.value.bytes
    let values = TemplateText(bytes).tags.compactMap { tag in
      tag.nestedContent == nil && !tag.isExpression
        ? known.value(of: tag.reference, in: call.caller).map { (tag.range, $0) } : nil
    }
    guard !values.isEmpty, case .open = WhenExpression(bytes).verdict else { return nil }
    var text: [UInt8] = []
    var place = 0
    for (range, value) in values {
      text += bytes[place..<range.lowerBound] + value.text.bytes
      place = range.upperBound
    }
    text += bytes[place...]
    self.call = call
    self.when = when
    self.values = values.map { (range: $0.0, value: $0.1) }
    verdict = WhenExpression(text).verdict
    // Patterns match texts; there a variable is not meant as a number.
    verdictForNumbers = when.value.contains("~") ? verdict : WhenExpression(text, tags: .numbers).verdict
  }
}

extension WorkflowGraph {
  /// The conditions of which something is known, with the defaults of the workflow's parameters.
  public var conditionsWithDefaults: [ConditionWithValues] {
    hasConditions ? conditions(with: defaultValues) : []
  }

  func conditions(with parameters: [ByteString: KnownValue]) -> [ConditionWithValues] {
    let known = KnownValues(self, parameters: parameters)
    return calls.compactMap { ConditionWithValues($0, known) }
  }
}

extension Pipeline {
  /// The conditions of which something is known, with the values of `params/` and the defaults.
  public var conditionsWithValues: [ConditionWithValues] {
    graph.hasConditions ? graph.conditions(with: suppliedValues) : []
  }
}
