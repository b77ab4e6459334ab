import CEL
import Configuration
import Diagnostics
import RuleEngine
import Synchronization

/// One policy over one subject after the other.
struct PolicyRun: Sendable {
  let policy: CompiledPolicy
  let failures: PolicyFailures
  /// The path of something from the root that patterns are anchored at.
  let pathFromRoot: @Sendable (Path) -> Path
  private let work = PolicyWork()
  private let types: [String: CELObjectType]
  /// The policy's own variables where it has none.
  private let noVariables: CELValue

  init(_ policy: CompiledPolicy, _ failures: PolicyFailures, pathFromRoot: @escaping @Sendable (Path) -> Path) {
    (self.policy, self.failures, self.pathFromRoot) = (policy, failures, pathFromRoot)
    noVariables = .object(PolicyVariables(policy, []))
    types = Dictionary(PolicyModel.types.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Checks a subject: the last of these values of the policy's variables.
  func check(_ subjects: [CELValue], _ report: inout Report) {
    if let shown = policy.shown { return show(shown, subjects, &report) }
    let variables = policy.variables.isEmpty ? noVariables : .object(PolicyVariables(policy, subjects))
    let values = subjects + [variables]
    var meter = CELMeter()
    defer { spend(CELMeter.usual - meter.left) }
    if work.isTooMuch { return }
    for condition in policy.conditions {
      guard case .bool(true)? = evaluate(condition, values, &meter) else { return }
    }
    for validation in policy.validations {
      guard case .bool(let holds)? = evaluate(validation.expression, values, &meter), !holds else { continue }
      report(
        Report.Message(message(of: validation, values, &meter), help: validation.help),
        at: place(of: validation, values))
    }
  }

  /// Reports the value of an expression, or why it has none.
  private func show(_ program: CELProgram, _ subjects: [CELValue], _ report: inout Report) {
    let text: String
    do throws(CELFailure) {
      text = ValueText.of(try program.evaluate(subjects + [.object(PolicyVariables(policy, subjects))]))
    } catch {
      text = "fails: \(error.message)"
    }
    guard case .object(let object as any PlacedObject)? = subjects.last else { return }
    report(Report.Message(text), at: object.place)
  }

  private func spend(_ steps: Int) {
    work.add(steps)
    guard work.isTooMuch, let first = policy.validations.first else { return }
    failures.add(
      ConfigurationProblem(
        message: "the policy \(policy.name) takes more steps in all than a policy may take",
        location: first.expression.source?.location ?? Location(path: .top)), of: policy.name)
  }

  /// The value of an expression; a failure is told, once for each policy.
  private func evaluate(
    _ expression: CompiledPolicy.Expression, _ values: [CELValue], _ meter: inout CELMeter
  ) -> CELValue? {
    do throws(CELFailure) {
      return try expression.program.evaluate(values, &meter)
    } catch {
      tell(error, of: expression.source, values)
      return nil
    }
  }

  private func tell(_ failure: CELFailure, of source: PolicyText?, _ values: [CELValue]) {
    guard let source else { return }
    let subject = values.dropLast().last.flatMap { value -> Location? in
      if case .object(let object as any PlacedObject) = value { return object.place }
      return nil
    }
    let place = subject.map { " at \($0.path)\($0.logicalPlace.isEmpty ? "" : " \($0.logicalPlace)")" } ?? ""
    failures.add(
      ConfigurationProblem(
        message: "the policy \(policy.name) fails\(place): \(failure.message)",
        help: "make the expression work for everything that it looks at, or leave that out with matchConditions",
        location: source.location(of: failure.range ?? 0..<source.text.bytes.count)), of: policy.name)
  }

  /// More than anybody reads in a line.
  private static let longestMessage = 1000

  private func message(
    of validation: CompiledPolicy.Validation, _ values: [CELValue], _ meter: inout CELMeter
  ) -> String {
    if let expression = validation.messageExpression,
      case .string(let text)? = evaluate(expression, values, &meter), !text.isEmpty
    {
      let shown = VisibleText.exact(text.bytes.prefix(Self.longestMessage))
      return text.bytes.count > Self.longestMessage ? shown + "…" : shown
    }
    return validation.message ?? "`\(validation.expression.source?.line ?? "")` does not hold"
  }

  /// Where a finding is: what `at` names, or the subject.
  private func place(of validation: CompiledPolicy.Validation, _ values: [CELValue]) -> Location {
    var fallback = Location(path: .top)
    for case .object(let object as any PlacedObject) in values { fallback = object.place }
    guard let path = validation.place else { return fallback }
    guard let owner = path.owner else {
      if case .object(let object as any PlacedObject) = values[path.variable] { return object.place }
      return fallback
    }
    guard case .object(let object as any PlacedObject)? = try? owner.evaluate(values),
      let index = types[object.typeName]?.index(of: path.field)
    else { return fallback }
    if let place = object.place(ofField: index) { return place }
    if case .object(let inner as any PlacedObject)? = try? object.value(ofField: index) { return inner.place }
    return object.place
  }
}

/// The values of a policy's own variables, each worked out when it is asked for the first time.
private final class PolicyVariables: CELObject {
  private let policy: CompiledPolicy
  private let subjects: [CELValue]
  private let known: Mutex<[Int: CELValue]> = Mutex([:])

  init(_ policy: CompiledPolicy, _ subjects: [CELValue]) {
    (self.policy, self.subjects) = (policy, subjects)
  }

  var typeName: String { "variables" }
  var identity: ByteString { "" }

  func value(ofField index: Int) throws(CELFailure) -> CELValue? {
    if let value = known.withLock({ $0[index] }) { return value }
    let value: CELValue
    do throws(CELFailure) {
      // A variable sees those before it, so that this ends.
      value = try policy.variables[index].program.evaluate(subjects + [.object(self)])
    } catch {
      let source = policy.variables[index].source?.line ?? ""
      throw CELFailure("the variable with the expression `\(source)` fails: \(error.message)")
    }
    known.withLock { $0[index] = value }
    return value
  }
}
