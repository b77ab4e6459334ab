import Diagnostics

/// An expression that is ready to be evaluated: every name is found, every operator is one of a few.
indirect enum Plan: Sendable {
  case constant(CELValue)
  /// A variable of the environment, by its index.
  case variable(Int)
  /// A variable that a macro brings, by how many there are around it.
  case local(Int)
  case operation(Operation, Plan, Plan, Range<Int>)
  case not(Plan, Range<Int>)
  case negative(Plan, Range<Int>)
  case call(CELFunction.Body, [Plan], Range<Int>)
  /// `text.matches(pattern)` with a pattern that is known.
  case matches(Plan, LinearPattern, Range<Int>)
  case select(Plan, Selection, isOptional: Bool)
  case presence(Plan, Selection)
  case index(Plan, Plan, isOptional: Bool, Range<Int>)
  case list([Element], Range<Int>)
  case map([Entry], Range<Int>)
  case junction(isAnd: Bool, [Plan], [Range<Int>])
  case conditional(Plan, Plan, Plan, Range<Int>)
  case comprehension(Comprehension)
  case binding(Plan, Plan)
  case optionalMap(Plan, Plan, isFlat: Bool, Range<Int>)
  /// What is known to fail, in an expression that is not checked.
  case failure(String, Range<Int>)

  enum Operation: Sendable {
    case equal
    case unequal
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
    case add
    case subtract
    case multiply
    case divide
    case remainder
    case isIn
  }

  /// A field of a map or of an object.
  struct Selection: Sendable {
    let name: ByteString
    /// The index of the field, if the type of the object is known.
    let index: Int?
    let range: Range<Int>
  }

  struct Element: Sendable {
    let value: Plan
    let isOptional: Bool
  }

  struct Entry: Sendable {
    let key: Plan
    let value: Plan
    let isOptional: Bool
    let range: Range<Int>
  }

  struct Comprehension: Sendable {
    let form: Syntax.Comprehension.Form
    let operand: Plan
    let hasTwoNames: Bool
    let filter: Plan?
    let body: Plan
    let range: Range<Int>
    let bodyRange: Range<Int>
  }
}
