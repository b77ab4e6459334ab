/// One step of an expression in the order in which it is evaluated, as on a pocket calculator with a stack.
///
/// A flat list needs no recursion to walk, however long a chain of operators is.
struct ExpressionOperation {
  enum Kind {
    case boolean(Bool)
    case nothing
    case number
    case text
    case name(String)
    /// `#` or the empty start of `.field`: the element that a predicate looks at.
    case element
    /// Replaces the last value.
    case prefix(String)
    /// Replaces the last two values.
    case binary(String)
    /// Replaces the last value by a field of it.
    case field(String)
    /// Replaces the last two values by an element.
    case subscripted
    /// Replaces the last value and the bounds after it by a slice.
    case slice(bounds: Int)
    /// Replaces the last values by a call's result: a function is given by name, a method by the value before.
    case call(arguments: Int)
    /// Replaces the last values by a list.
    case list(count: Int)
    /// Replaces the last values, two for each pair, by a map.
    case map(pairs: Int)
    /// Replaces condition, consequence and alternative.
    case conditional
    /// Replaces the last values by the last of them.
    case last(of: Int)
  }

  let kind: Kind
  let range: Range<Int>
}
