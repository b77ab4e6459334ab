/// A function of the library.
struct CELFunction: Sendable {
  /// What it does with its arguments, the receiver first.
  enum Body: Sendable {
    case one(@Sendable (CELValue) throws(CELFailure) -> CELValue)
    case two(@Sendable (CELValue, CELValue) throws(CELFailure) -> CELValue)
    case many(@Sendable ([CELValue], inout CELMeter) throws(CELFailure) -> CELValue)
  }

  /// The types that it takes, at least one; all have the same name and number of arguments.
  let signatures: [Signature]
  let body: Body

  /// A function that has `count` arguments.
  private init(_ signatures: [String], _ body: Body) {
    self.signatures = signatures.map { Signature($0) }
    self.body = body
  }

  /// A function of one argument.
  init(
    _ signatures: String..., one body: @escaping @Sendable (CELValue) throws(CELFailure) -> CELValue
  ) {
    self.init(signatures, .one(body))
  }

  /// A function of two arguments.
  init(
    _ signatures: String..., two body: @escaping @Sendable (CELValue, CELValue) throws(CELFailure) -> CELValue
  ) {
    self.init(signatures, .two(body))
  }

  /// A function whose signatures are made from others.
  init(
    _ signatures: [String],
    _ body: @escaping @Sendable ([CELValue], inout CELMeter) throws(CELFailure) -> CELValue
  ) {
    self.init(signatures, .many(body))
  }

  /// A function of any number of arguments, or one whose work depends on them.
  init(
    _ signatures: String...,
    many body: @escaping @Sendable ([CELValue], inout CELMeter) throws(CELFailure) -> CELValue
  ) {
    self.init(signatures, .many(body))
  }

  /// What a call is found by.
  struct Name: Hashable {
    let name: String
    let isMember: Bool
    let count: Int
  }

  /// What calls of it are found by.
  var name: Name {
    Name(name: signatures[0].name, isMember: signatures[0].isMember, count: signatures[0].arguments.count)
  }
}
