/// A type of a value, by its place among those of the tree.
///
/// ``ArgoValueType`` has its elements inside, and to copy one counts references, which the threads of a check would do to the same
/// few again and again. A number is copied at no cost.
struct ArgoValueTypeID: Hashable, Sendable {
  let index: Int
}

/// What a type is made of, as far as that decides what to look at next.
enum ArgoValueShape: Sendable {
  case string
  case anything
  case freeMapping
  case plugin
  /// Any other type of a scalar.
  case scalar
  case object(ArgoObjectType)
  case list(of: ArgoValueTypeID)
  case map(of: ArgoValueTypeID)
}

/// The types of values that fields have, each of them once.
struct ArgoValueTypes: Sendable {
  private(set) var types: [ArgoValueType] = []
  private(set) var shapes: [ArgoValueShape] = []

  /// Takes in a type, with what it is made of.
  @discardableResult
  mutating func append(_ type: ArgoValueType, _ shape: ArgoValueShape) -> ArgoValueTypeID {
    types.append(type)
    shapes.append(shape)
    return ArgoValueTypeID(index: types.count - 1)
  }
}
