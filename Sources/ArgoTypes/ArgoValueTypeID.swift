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
  private var known: [ArgoValueType: ArgoValueTypeID] = [:]

  /// The place of a type, which is taken in with its elements if it is not there yet.
  mutating func id(of type: ArgoValueType) -> ArgoValueTypeID {
    if let id = known[type] { return id }
    let shape: ArgoValueShape =
      switch type {
      case .string: .string
      case .anything: .anything
      case .freeMapping: .freeMapping
      case .plugin: .plugin
      case .integer, .boolean, .number, .quantity, .intOrString, .anyString: .scalar
      case .object(let object): .object(object)
      case .list(let element): .list(of: id(of: element))
      case .map(let element): .map(of: id(of: element))
      }
    let id = ArgoValueTypeID(index: types.count)
    types.append(type)
    shapes.append(shape)
    known[type] = id
    return id
  }
}
