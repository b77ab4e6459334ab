/// An expression as it is written, with macros already told apart from calls.
struct Syntax {
  /// What is written.
  indirect enum Kind {
    case literal(CELValue)
    /// A name; it begins with a dot if it is meant from the root.
    case name(String, isAbsolute: Bool)
    /// `operand.field` or `operand.?field`.
    case select(Syntax, Field, isOptional: Bool)
    /// `has(operand.field)`.
    case presence(Syntax, Field)
    /// `operand[key]` or `operand[?key]`.
    case index(Syntax, Syntax, isOptional: Bool)
    /// A function or an operator; `receiver.name(…)` has a receiver.
    case call(String, at: Range<Int>, receiver: Syntax?, [Syntax])
    case list([Element])
    case map([Entry])
    /// `&&` of all, or `||`.
    case junction(isAnd: Bool, [Syntax])
    case conditional(Syntax, Syntax, Syntax)
    case comprehension(Comprehension)
    /// `cel.bind(name, value, body)`.
    case binding(String, Syntax, Syntax)
    /// `operand.optMap(name, body)`; with `optFlatMap` the body is optional itself.
    case optionalMap(Syntax, String, Syntax, isFlat: Bool)
  }

  /// The name behind a dot.
  struct Field {
    let name: String
    let range: Range<Int>
  }

  /// An element of a list; with a question mark it is left out if it is missing.
  struct Element {
    let value: Syntax
    let isOptional: Bool
  }

  /// A key of a map and its value.
  struct Entry {
    let key: Syntax
    let value: Syntax
    let isOptional: Bool
  }

  /// A macro that walks through a list or a map.
  struct Comprehension {
    /// What it makes of the steps.
    enum Form {
      case all
      case exists
      case existsOne
      case filter
      /// `map` and `transformList`.
      case list
      case map
      /// `transformMapEntry`.
      case mapEntry
      case sort
    }

    let form: Form
    let operand: Syntax
    /// One name, or two: of the index or key, and of the value.
    let names: [String]
    /// What takes part, if not everything.
    let filter: Syntax?
    let body: Syntax
  }

  let kind: Kind
  /// The bytes that it takes.
  let range: Range<Int>
  /// How deep expressions lie in one another.
  let depth: Int

  /// An expression; its depth is that of its parts and one.
  init(_ kind: Kind, at range: Range<Int>) {
    self.kind = kind
    self.range = range
    depth = 1 + kind.parts.reduce(0) { max($0, $1.depth) }
  }
}

extension Syntax.Kind {
  fileprivate var parts: [Syntax] {
    switch self {
    case .literal, .name: []
    case .select(let operand, _, _), .presence(let operand, _): [operand]
    case .index(let operand, let key, _): [operand, key]
    case .call(_, _, let receiver, let arguments): arguments + (receiver.map { [$0] } ?? [])
    case .list(let elements): elements.map(\.value)
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .junction(_, let operands): operands
    case .conditional(let condition, let yes, let no): [condition, yes, no]
    case .comprehension(let walk): [walk.operand, walk.body] + (walk.filter.map { [$0] } ?? [])
    case .binding(_, let value, let body): [value, body]
    case .optionalMap(let operand, _, let body, _): [operand, body]
    }
  }
}

extension Syntax {
  /// The names of `a.b.c`, if the expression is no more than that.
  var path: (names: [String], isAbsolute: Bool)? {
    switch kind {
    case .name(let name, let isAbsolute): return ([name], isAbsolute)
    case .select(let operand, let field, false):
      guard let (names, isAbsolute) = operand.path else { return nil }
      return (names + [field.name], isAbsolute)
    default: return nil
    }
  }
}
