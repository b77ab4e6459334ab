import Diagnostics

/// Evaluates an expanded `depends` expression, with the type checks of expr.
///
/// There are few values: tasks, whose fields are true or false, texts, and lists of these. Everything is evaluated, since
/// expr checks the types of everything.
struct DependsEvaluation {
  enum Value: Equatable {
    case boolean(Bool)
    case task
    case text
    case nothing
    case list([Value])
    case other
  }

  private let operations: [ExpressionOperation]
  private let names: Set<String>
  /// Whether it nests too deep to be evaluated.
  let isTooDeep: Bool

  init(_ expansion: DependsExpansion) throws(GrammarFault) {
    // Argo replaces every hyphen, also one that was meant as an operator.
    let text = expansion.text.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }
    names = Set(
      expansion.dependencies.map { dependency in
        String(decoding: dependency.task.bytes.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
      })
    var parser = ExpressionParser(try ExpressionLexer.tokens(text, .version116), .version116)
    try parser.parse()
    isTooDeep = parser.isTooDeep
    operations = parser.isTooDeep ? [] : parser.operations
    guard !operations.isEmpty else { return }
    guard case .boolean = try value(.allSucceeded) else {
      throw GrammarFault("the result is neither true nor false", at: 0..<text.count)
    }
  }

  /// The value when all tasks ended so; `other` for an expression that is too deep to judge.
  func value(_ ending: DependsEnding) throws(GrammarFault) -> Value {
    var stack = Stack()
    for operation in operations { try apply(operation, to: &stack, ending) }
    return stack.pop()
  }

  private struct Stack {
    private(set) var values: [Value] = []
    mutating func push(_ value: Value) { values.append(value) }
    mutating func pop() -> Value { values.popLast() ?? .other }
    mutating func pop(_ count: Int) -> [Value] {
      let start = max(0, values.count - count)
      defer { values.removeSubrange(start...) }
      return Array(values[start...])
    }
  }

  private func apply(
    _ operation: ExpressionOperation, to stack: inout Stack, _ ending: DependsEnding
  ) throws(GrammarFault) {
    switch operation.kind {
    case .boolean(let value): stack.push(.boolean(value))
    case .nothing: stack.push(.nothing)
    case .text: stack.push(.text)
    case .number, .element: stack.push(.other)
    case .name(let name):
      guard names.contains(name) else {
        throw GrammarFault("this is not a task; \"-\" is part of a name, not an operator", at: operation.range)
      }
      stack.push(.task)
    case .prefix(let symbol):
      guard symbol == "!" || symbol == "not", case .boolean(let value) = stack.pop() else {
        throw GrammarFault("\"\(symbol)\" cannot be applied to this", at: operation.range)
      }
      stack.push(.boolean(!value))
    case .binary(let symbol):
      let right = stack.pop()
      stack.push(try Self.binary(symbol, stack.pop(), right, operation.range))
    case .field(let name):
      guard stack.pop() == .task, DependsResult.known.contains(name) else {
        throw GrammarFault("only tasks have results, such as \"Succeeded\"", at: operation.range)
      }
      stack.push(.boolean(Self.holds(name, ending)))
    case .list(let count): stack.push(.list(stack.pop(count)))
    case .slice(let bounds) where bounds == 0:
      guard case .list = stack.values.last else { throw Self.senseless(operation) }
    case .slice, .subscripted, .call: throw Self.senseless(operation)
    case .map(let pairs):
      _ = stack.pop(pairs * 2)
      stack.push(.other)
    case .conditional:
      let alternative = stack.pop()
      let consequence = stack.pop()
      guard case .boolean(let condition) = stack.pop() else {
        throw GrammarFault("what comes before \"?\" has to be true or false", at: operation.range)
      }
      stack.push(condition ? consequence : alternative)
    case .last(let count):
      guard let value = stack.pop(count).last else { return }
      stack.push(value)
    }
  }

  private static func senseless(_ operation: ExpressionOperation) -> GrammarFault {
    GrammarFault("this does not apply to tasks", at: operation.range)
  }

  private static func holds(_ result: String, _ ending: DependsEnding) -> Bool {
    switch ending {
    case .allSucceeded: result == "Succeeded" || result == "AnySucceeded"
    case .allFailed: result == "Failed" || result == "AllFailed"
    }
  }

  private static func binary(
    _ symbol: String, _ left: Value, _ right: Value, _ range: Range<Int>
  ) throws(GrammarFault) -> Value {
    switch (symbol, left, right) {
    case ("&&", .boolean(let left), .boolean(let right)): return .boolean(left && right)
    case ("||", .boolean(let left), .boolean(let right)): return .boolean(left || right)
    case ("==", .boolean(let left), .boolean(let right)): return .boolean(left == right)
    case ("!=", .boolean(let left), .boolean(let right)): return .boolean(left != right)
    case ("==", .list, .list): return .boolean(left == right)
    case ("!=", .list, .list): return .boolean(left != right)
    case ("??", .nothing, _): return right
    case ("??", _, _): return left
    default:
      throw GrammarFault("\"\(symbol)\" cannot be applied to these; \"&&\", \"||\" and \"!\" can", at: range)
    }
  }
}
