/// An expression of CEL that is ready to be evaluated, any number of times.
public struct CELProgram: Sendable {
  /// Of what type its values are.
  public let type: CELType
  /// How deep its parts lie in one another.
  public let depth: Int
  private let plan: Plan
  private let objectTypes: [String: CELObjectType]

  /// Reads and checks an expression; the places of faults count in its UTF-8 bytes.
  ///
  /// Without checks an unknown name, field or function is a failure of each evaluation that comes to it.
  public init(
    _ source: some Sequence<UInt8>, in environment: CELEnvironment, isChecked: Bool = true
  ) throws(CELFault) {
    let syntax = try Parser.parse(Array(source))
    var checker = Checker(environment: environment, isStrict: isChecked)
    let (plan, type) = try checker.check(syntax)
    self.plan = plan
    depth = syntax.depth
    self.type = checker.solver.solved(type)
    objectTypes = environment.objectTypes
  }

  /// The value for these values of the environment's variables, in their order.
  ///
  /// It takes no more steps than the meter has left.
  public func evaluate(_ variables: [CELValue], _ meter: inout CELMeter) throws(CELFailure) -> CELValue {
    var evaluation = Evaluation(variables: variables, objectTypes: objectTypes, meter: meter)
    defer { meter = evaluation.meter }
    return try evaluation.value(of: plan)
  }

  /// The value for these values of the environment's variables, within the usual number of steps.
  public func evaluate(_ variables: [CELValue] = []) throws(CELFailure) -> CELValue {
    var meter = CELMeter()
    return try evaluate(variables, &meter)
  }
}
