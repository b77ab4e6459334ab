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

  init(_ policy: CompiledPolicy, _ failures: PolicyFailures, pathFromRoot: @escaping @Sendable (Path) -> Path) {
    (self.policy, self.failures, self.pathFromRoot) = (policy, failures, pathFromRoot)
  }

  /// Checks one subject after the other.
  func check(_ subjects: [SubjectFrame], _ report: inout Report) {
    for subject in subjects {
      let frame = policy.variables.isEmpty ? subject : subject.with(PolicyVariables(policy, subject, work))
      if let shown = policy.shown {
        show(shown, frame, &report)
      } else {
        check(frame, &report)
      }
    }
  }

  private func check(_ frame: SubjectFrame, _ report: inout Report) {
    if work.isTooMuch { return }
    var meter = CELMeter()
    defer { spend(CELMeter.usual - meter.left) }
    for condition in policy.conditions {
      guard case .bool(true)? = evaluate(condition, frame, &meter) else { return }
    }
    for validation in policy.validations {
      guard case .bool(let holds)? = evaluate(validation.expression, frame, &meter), !holds else { continue }
      report(
        Report.Message(message(of: validation, frame, &meter), help: validation.help), at: place(of: validation, frame))
    }
  }

  /// Reports the value of an expression, or why it has none.
  private func show(_ program: CELProgram, _ frame: SubjectFrame, _ report: inout Report) {
    let text: String
    do throws(CELFailure) {
      text = ValueText.of(try program.evaluate(frame.values))
    } catch {
      text = "fails: \(error.message)"
    }
    if let place = frame.place { report(Report.Message(text), at: place) }
  }

  private func spend(_ steps: Int) {
    work.add(steps)
    guard work.isTooMuch, let first = policy.validations.first else { return }
    failures.add(
      ConfigurationProblem(
        message: "the policy \(policy.name) takes more steps in all than a policy may take",
        location: first.expression.source?.location ?? Location(path: .top)), of: policy.name, at: nil)
  }

  /// The value of an expression; a failure is told, the first one of each policy.
  private func evaluate(
    _ expression: CompiledPolicy.Expression, _ frame: SubjectFrame, _ meter: inout CELMeter
  ) -> CELValue? {
    do throws(CELFailure) {
      return try expression.program.evaluate(frame.values, &meter)
    } catch {
      tell(error, of: expression.source, frame)
      return nil
    }
  }

  private func tell(_ failure: CELFailure, of source: PolicyText?, _ frame: SubjectFrame) {
    guard let source else { return }
    let place = frame.place.map { " at \($0.path)\($0.logicalPlace.isEmpty ? "" : " \($0.logicalPlace)")" } ?? ""
    failures.add(
      ConfigurationProblem(
        message: "the policy \(policy.name) fails\(place): \(failure.message)",
        help: "make the expression work for everything that it looks at, or leave that out with matchConditions",
        location: source.location(of: failure.range ?? 0..<source.text.bytes.count)), of: policy.name, at: frame.place)
  }

  /// More than anybody reads in a line.
  private static let longestMessage = 1000

  private func message(
    of validation: CompiledPolicy.Validation, _ frame: SubjectFrame, _ meter: inout CELMeter
  ) -> String {
    if let expression = validation.messageExpression,
      case .string(let text)? = evaluate(expression, frame, &meter), !text.isEmpty
    {
      let shown = VisibleText.exact(text.bytes.prefix(Self.longestMessage))
      return text.bytes.count > Self.longestMessage ? shown + "…" : shown
    }
    return validation.message ?? "`\(validation.expression.source?.line ?? "")` does not hold"
  }

  /// Where a finding is: what `at` names, or the subject.
  private func place(of validation: CompiledPolicy.Validation, _ frame: SubjectFrame) -> Location {
    let fallback = frame.place ?? Location(path: .top)
    guard let path = validation.place else { return fallback }
    guard let owner = path.owner else {
      if case .object(let object as any PlacedObject) = frame.values[path.variable] { return object.place }
      return fallback
    }
    guard case .object(let object as any PlacedObject)? = try? owner.evaluate(frame.values),
      let index = PolicyModel.type(named: object.typeName)?.index(of: path.field)
    else { return fallback }
    if let place = object.place(ofField: index) { return place }
    if case .object(let inner as any PlacedObject)? = try? object.value(ofField: index) { return inner.place }
    return object.place
  }
}

/// The values of a policy's own variables, each worked out when it is asked for the first time.
private final class PolicyVariables: CELObject {
  private struct State {
    var known: [Result<CELValue, CELFailure>?]
    /// How deep the expressions lie in one another that are being worked out.
    var depth = 0
  }

  private let policy: CompiledPolicy
  private let frame: SubjectFrame
  private let work: PolicyWork
  private let state: Mutex<State>

  /// As deep as expressions may lie in one another, those of variables in those that name them: each level takes stack.
  private static let deepest = 1000
  private static let opening = "the variable with the expression"

  init(_ policy: CompiledPolicy, _ frame: SubjectFrame, _ work: PolicyWork) {
    (self.policy, self.frame, self.work) = (policy, frame, work)
    state = Mutex(State(known: Array(repeating: nil, count: policy.variables.count)))
  }

  var typeName: String { "variables" }
  var identity: ByteString { "" }

  func value(ofField index: Int) throws(CELFailure) -> CELValue? {
    if let result = state.withLock({ $0.known[index] }) { return try result.get() }
    let variable = policy.variables[index]
    let depth = state.withLock { state in
      state.depth += variable.program.depth
      return state.depth
    }
    defer { state.withLock { $0.depth -= variable.program.depth } }
    if depth > Self.deepest { throw CELFailure("variables lie in one another more than \(Self.deepest) deep") }
    // What fails once is not tried again: a policy may name it thousands of times.
    let result = evaluate(variable)
    state.withLock { $0.known[index] = result }
    return try result.get()
  }

  private func evaluate(_ variable: CompiledPolicy.Expression) -> Result<CELValue, CELFailure> {
    var meter = CELMeter()
    defer { work.add(CELMeter.usual - meter.left) }
    do throws(CELFailure) {
      // A variable sees those before it, so that this ends.
      return .success(try variable.program.evaluate(frame.with(self).values, &meter))
    } catch {
      // Of variables that name each other the one is told that fails by itself.
      if error.message.hasPrefix(Self.opening) { return .failure(CELFailure(error.message)) }
      return .failure(CELFailure("\(Self.opening) `\(variable.source?.line ?? "")` fails: \(error.message)"))
    }
  }
}
