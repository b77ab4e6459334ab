public import Diagnostics

/// What scalars hold.
extension YAMLNode {
  /// The decoded text of a scalar, without copying it; `nil` for a collection.
  public var scalarBytes: ArraySlice<UInt8>? {
    let content = content
    guard content.kind == .scalar else { return nil }
    return tree.withBytes(of: content) { $0[content.textRange] }
  }

  /// What comes of the decoded text of a scalar, which is neither copied nor held by a reference; `nil` for a collection.
  ///
  /// The bytes are good only within `body`.
  public func withScalarBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    let content = content
    guard content.kind == .scalar else { return nil }
    return tree.withBytes(of: content) { bytes in
      bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[content.textRange])) }
    }
  }

  /// The decoded text of a scalar, of any type; `nil` for a collection.
  public var scalar: ByteString? {
    let content = content
    return content.kind == .scalar ? text(of: content) : nil
  }

  private func text(of scalar: YAMLRecord) -> ByteString {
    tree.withBytes(of: scalar) { bytes in
      // A slice would be held by a reference, and its bytes copied one by one.
      bytes.withUnsafeBufferPointer { ByteString(Array(UnsafeBufferPointer(rebasing: $0[scalar.textRange]))) }
    }
  }

  /// How a scalar is written; `nil` for a collection.
  public var scalarStyle: ScalarStyle? {
    let content = content
    return content.kind == .scalar ? content.style : nil
  }

  /// Whether this is a scalar with this very text, of any type.
  ///
  /// Nothing is allocated.
  public func scalarEquals(_ text: StaticString) -> Bool {
    let content = content
    guard content.kind == .scalar else { return false }
    return tree.withBytes(of: content) { $0.holds(text, in: content.textRange) }
  }

  /// Whether this is a scalar with this very text, of any type.
  ///
  /// Nothing is allocated.
  @_disfavoredOverload  // A literal means the overload that allocates nothing.
  public func scalarEquals(_ text: ByteString) -> Bool {
    let content = content
    guard content.kind == .scalar else { return false }
    return tree.withBytes(of: content) { $0.holds(text.bytes[...], in: content.textRange) }
  }

  /// Whether this is a scalar in whose text a literal occurs, of any type.
  ///
  /// Nothing is allocated.
  public func scalarContains(_ part: StaticString) -> Bool {
    let content = content
    guard content.kind == .scalar else { return false }
    return tree.text(of: content, holds: part)
  }

  /// Whether the node is a scalar with this very text, of any type.
  public static func == (node: YAMLNode, text: StaticString) -> Bool {
    node.scalarEquals(text)
  }

  /// What a scalar is to go-yaml v2, by its tag, its style and its text; `nil` for a collection.
  ///
  /// A tag decides where the text agrees with it; `!!int x`, which go-yaml refuses, counts as a string here, and so do
  /// tags that go-yaml does not know.
  public var resolution: ScalarResolution? {
    let content = content
    return content.kind == .scalar ? resolution(of: content) : nil
  }

  private func resolution(of content: YAMLRecord) -> ScalarResolution {
    if content.typing == .string { return .string }
    let byText = tree.withBytes(of: content) { ScalarResolution.of($0, content.textRange) }
    switch (content.typing, byText) {
    case (.byText, _), (.null, .null), (.boolean, .boolean), (.integer, .integer), (.float, .float): return byText
    case (.float, .integer): return .float
    default: return .string
    }
  }

  /// Whether this is a scalar that is a string to go-yaml and to PyYAML at first sight: in quotes, a block, with the tag of
  /// one, or a plain text that begins as no number and no other word does.
  public var isTextByItself: Bool {
    let content = content
    return content.kind == .scalar && content.typing == .string
  }

  /// Whether this is a scalar without value: nothing at all, `~`, `null`, `Null`, `NULL`, unquoted and not `!!str`.
  public var isNull: Bool {
    let content = content
    // The longest of these words has four letters, so that most scalars are none at first sight.
    return content.kind == .scalar && content.textRange.count <= 4 && resolution == .null
  }

  /// The text of a scalar that is a string; `nil` for numbers, booleans, nulls and collections.
  public var string: ByteString? {
    let content = content
    return content.kind == .scalar && resolution(of: content) == .string ? text(of: content) : nil
  }

  /// The value of a boolean, which in YAML 1.1 may be written `yes` or `off` as well.
  public var bool: Bool? {
    if case .boolean(let value) = resolution { value } else { nil }
  }

  /// The value of an integer, in any base that Go reads, if it is an `Int`.
  public var integer: Int? {
    if case .integer(let value) = resolution { value } else { nil }
  }
}
