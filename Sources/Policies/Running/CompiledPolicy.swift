import CEL
import Configuration
import Diagnostics

/// A policy whose expressions are read and checked.
struct CompiledPolicy: Sendable {
  /// An expression that is ready, and where it is written.
  struct Expression: Sendable {
    let program: CELProgram
    /// Where it is written; `nil` for one from the command line.
    let source: PolicyText?
  }

  struct Validation: Sendable {
    let expression: Expression
    let message: String?
    let messageExpression: Expression?
    let place: PlacePath?
    let help: String?
  }

  /// `container.image`: a variable, and fields of it.
  struct PlacePath: Sendable {
    /// What leads to the object that has the field; `nil` where the variable itself is meant.
    let owner: CELProgram?
    let variable: Int
    let field: String
  }

  let name: String
  let subject: PolicyDeclaration.Subject
  let conditions: [Expression]
  let variables: [Expression]
  let validations: [Validation]

  /// An expression that is shown for each subject, instead of a policy.
  let shown: CELProgram?

  /// An expression of which the value is shown for each subject.
  init(showing source: [UInt8], on subject: PolicyDeclaration.Subject) throws(CELFault) {
    name = "eval"
    self.subject = subject
    (conditions, variables, validations) = ([], [], [])
    shown = try PolicyCompiler(subject: subject).program(source)
  }

  private static let mostVariables = 1000

  /// Reads and checks the expressions of a policy; what is wrong is added to `problems`.
  init?(_ declaration: PolicyDeclaration, problems: inout [ConfigurationProblem]) {
    let count = problems.count
    // Each is checked against all before it.
    if declaration.variables.count > Self.mostVariables {
      let first = declaration.variables[Self.mostVariables].name
      problems.append(
        ConfigurationProblem(
          message: "a policy has at most \(Self.mostVariables) variables",
          location: first.location(of: 0..<first.text.bytes.count)))
      return nil
    }
    name = declaration.name.line
    shown = nil
    subject = declaration.subject
    var compiler = PolicyCompiler(subject: declaration.subject)
    variables = declaration.variables.compactMap { compiler.variable($0) }
    conditions = declaration.matchConditions.compactMap { compiler.expression($0, of: .bool) }
    validations = declaration.validations.compactMap { validation in
      compiler.expression(validation.expression, of: .bool).map { expression in
        Validation(
          expression: expression, message: validation.message?.line,
          messageExpression: validation.messageExpression.flatMap { compiler.expression($0, of: .string) },
          place: validation.place.flatMap { compiler.place($0) }, help: validation.help?.line)
      }
    }
    problems += compiler.problems
    if problems.count > count { return nil }
  }
}

/// Reads the expressions of one policy.
private struct PolicyCompiler {
  private var environment: CELEnvironment
  private var variableFields: [CELObjectType.Field] = []
  private let subjectVariables: [String]
  private(set) var problems: [ConfigurationProblem] = []

  init(subject: PolicyDeclaration.Subject) {
    subjectVariables = PolicyModel.variables(of: subject)
    environment = CELEnvironment(
      variables: subjectVariables.map { .init($0, .object($0)) } + [.init("variables", .object("variables"))],
      objectTypes: PolicyModel.types + [CELObjectType("variables", fields: [])])
  }

  private mutating func report(_ fault: CELFault, in source: PolicyText) {
    problems.append(
      ConfigurationProblem(message: fault.message, help: fault.help, location: source.location(of: fault.range)))
  }

  func program(_ source: [UInt8]) throws(CELFault) -> CELProgram { try CELProgram(source, in: environment) }

  mutating func expression(_ source: PolicyText, of type: CELType? = nil) -> CompiledPolicy.Expression? {
    do throws(CELFault) {
      let program = try CELProgram(source.text.bytes, in: environment)
      if let type, program.type != type, program.type != .dyn {
        throw CELFault(
          "the expression has to be of type \(type), and is of type \(program.type)", at: 0..<source.text.bytes.count)
      }
      return CompiledPolicy.Expression(program: program, source: source)
    } catch {
      report(error, in: source)
      return nil
    }
  }

  /// A variable, which those behind it see.
  mutating func variable(_ declaration: PolicyDeclaration.Variable) -> CompiledPolicy.Expression? {
    let name = declaration.name.line
    let isName = declaration.name.text.bytes.enumerated().allSatisfy { index, byte in
      byte == UInt8(ascii: "_") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        || index > 0 && UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
    guard isName, !variableFields.contains(where: { $0.name == name }) else {
      report(
        CELFault(
          isName
            ? "there is a variable `\(name)` already" : "the name of a variable consists of letters, digits and `_`",
          at: 0..<declaration.name.text.bytes.count), in: declaration.name)
      return nil
    }
    let expression = expression(declaration.expression)
    // Where it is wrong it is still known, so that one mistake is told once.
    variableFields.append(CELObjectType.Field(name, expression?.program.type ?? .dyn))
    environment.objectTypes["variables"] = CELObjectType("variables", fields: variableFields)
    return expression
  }

  mutating func place(_ source: PolicyText) -> CompiledPolicy.PlacePath? {
    let names = source.line.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = names.first, let variable = subjectVariables.firstIndex(of: first) else {
      report(
        CELFault(
          "a place begins with \(subjectVariables.joined(separator: " or "))", at: 0..<source.text.bytes.count),
        in: source)
      return nil
    }
    guard names.count > 1 else { return CompiledPolicy.PlacePath(owner: nil, variable: variable, field: "") }
    guard expression(source) != nil else { return nil }
    let owner = names.dropLast().joined(separator: ".")
    guard let program = try? CELProgram(owner.utf8, in: environment), case .object = program.type else {
      report(CELFault("only fields of objects have places", at: 0..<source.text.bytes.count), in: source)
      return nil
    }
    return CompiledPolicy.PlacePath(owner: program, variable: variable, field: names[names.count - 1])
  }
}
