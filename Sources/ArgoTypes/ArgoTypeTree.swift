public import Diagnostics

/// Which type of a Workflow has which fields, of which type, in which versions of Argo from 3.1 to 4.1.
///
/// It covers `metadata` and `spec` with everything that they reach, Kubernetes' types included. `status`, which the
/// controller writes, may hold anything. The facts come from the JSON schemas that Argo publishes, corrected where Go
/// accepts more than they say.
public struct ArgoTypeTree: Sendable {
  /// The tree, read on first use.
  public static let shared = ArgoTypeTree(reading: table, and: podTypes)

  /// The versions that the facts are known of, in order.
  public let versions: [ArgoVersion]

  /// The types, the Workflow first and the others in the order of their names.
  let types: [TypeRecord]
  /// The fields of all types; those of one type lie together, in the order of their names.
  var fields: [FieldRecord]
  /// Where each field is.
  let places: ArgoFieldTable
  /// The types of values, each object's own among them in the order of `types`.
  let valueTypes: ArgoValueTypes
  /// The text that names are slices of.
  let text: [UInt8]

  struct TypeRecord {
    let name: Range<Int>
    var fields: Range<Int>
  }

  struct FieldRecord {
    let name: Range<Int>
    let type: ArgoValueTypeID
    /// Places in `versions`.
    let versions: ClosedRange<Int>
    /// The words that the field takes, where there is a fixed set of them.
    var allowed: [ByteString] = []
    /// Whether a reader of YAML does not know the types below it, because Go finds it in an embedded struct.
    var isEmbedded = false
  }

  /// The type of a whole Workflow.
  public var workflow: ArgoObjectType { ArgoObjectType(index: 0) }

  /// Every type.
  public var objectTypes: some RandomAccessCollection<ArgoObjectType> {
    types.indices.lazy.map { ArgoObjectType(index: $0) }
  }

  /// The type with this name, such as `Template` or `Container`.
  ///
  /// A field whose type changed from one version to the next has a type of its own, such as `Cache.configMap`.
  public func objectType(named name: ByteString) -> ArgoObjectType? {
    objectTypes.first { text[types[$0.index].name].elementsEqual(name.bytes) }
  }

  /// The name of a type.
  public func name(of type: ArgoObjectType) -> ByteString {
    ByteString(text[types[type.index].name])
  }

  /// The fields that a type has in any version, in byte order.
  public func fields(of type: ArgoObjectType) -> some RandomAccessCollection<ArgoField> {
    types[type.index].fields.lazy.map { field(at: $0) }
  }

  /// The field of a type with this very name.
  public func field(_ name: ArraySlice<UInt8>, of type: ArgoObjectType) -> ArgoField? {
    name.withUnsafeBufferPointer { field($0, of: type) }
  }

  /// The field of a type with the name that these bytes are.
  func field(_ name: UnsafeBufferPointer<UInt8>, of type: ArgoObjectType) -> ArgoField? {
    let range = types[type.index].fields
    return places.place(of: name, in: type.index) {
      range.contains($0) && text.holds(UnsafeRawBufferPointer(name), in: fields[$0].name)
    }.map { field(at: $0) }
  }

  /// What a value is, in full.
  func valueType(_ id: ArgoValueTypeID) -> ArgoValueType { valueTypes.types[id.index] }

  /// What a value is made of.
  func shape(of id: ArgoValueTypeID) -> ArgoValueShape { valueTypes.shapes[id.index] }

  /// The type of a value that is an object of a type.
  func id(of type: ArgoObjectType) -> ArgoValueTypeID { ArgoValueTypeID(index: type.index) }

  private func field(at index: Int) -> ArgoField { ArgoField(index: index) }

  /// The places in `versions` that speak for a version: its own, else the next older and the next newer one's.
  ///
  /// Between two versions it is not known when a field came or went, so either will do.
  func knownVersions(for target: ArgoVersion?) -> ClosedRange<Int> {
    guard let target else { return 0...versions.count - 1 }
    let newer = versions.firstIndex { $0 >= target } ?? versions.count - 1
    let older = versions.lastIndex { $0 <= target } ?? 0
    return min(older, newer)...max(older, newer)
  }
}

extension ArgoObjectType {
  /// The name, such as `Template`.
  public var name: ByteString { ArgoTypeTree.shared.name(of: self) }
}

/// A field of a type of a Workflow.
public struct ArgoField: Sendable {
  let index: Int

  private var tree: ArgoTypeTree { .shared }

  /// The name.
  public var name: ArraySlice<UInt8> { tree.text[tree.fields[index].name] }

  /// What it holds.
  public var type: ArgoValueType { tree.valueType(typeID) }

  /// What it holds, by its place in the tree.
  var typeID: ArgoValueTypeID { tree.fields[index].type }

  /// Whether it holds a string.
  var isString: Bool { if case .string = tree.shape(of: typeID) { true } else { false } }

  /// Whether it takes certain words only.
  var isLimited: Bool { !tree.fields[index].allowed.isEmpty }

  /// The words that it takes, where Argo or Kubernetes refuses all others; empty for any other field.
  public var allowed: [ByteString] { tree.fields[index].allowed }

  /// Whether a reader of YAML does not know the types below it, because Go finds it in an embedded struct.
  var isEmbedded: Bool { tree.fields[index].isEmbedded }

  /// Places in ``ArgoTypeTree/versions``.
  var knownVersions: ClosedRange<Int> { tree.fields[index].versions }

  /// The versions that have it.
  public var versions: ArgoVersionRange {
    let (known, versions) = (knownVersions, tree.versions)
    return ArgoVersionRange(
      since: known.lowerBound == 0 ? nil : versions[known.lowerBound],
      until: known.upperBound == versions.count - 1 ? nil : versions[known.upperBound])
  }
}

/// The versions of Argo that have a field, as far as is known.
public struct ArgoVersionRange: Hashable, Sendable {
  /// The oldest looked at that has the field, where an older one has not; a release between the two may have it too.
  public let since: ArgoVersion?
  /// The newest looked at that has the field, where a newer one has not.
  public let until: ArgoVersion?
}

extension ArgoVersionRange: CustomStringConvertible {
  /// The range as a sentence says it, with two numbers of each version: "since 3.3", "until 3.6", "from 3.4 to 3.6".
  public var description: String {
    let (first, last) = (since.map { "\($0.major).\($0.minor)" }, until.map { "\($0.major).\($0.minor)" })
    return switch (first, last) {
    case (let first?, let last?): first == last ? "in \(first) only" : "from \(first) to \(last)"
    case (let first?, nil): "since \(first)"
    case (nil, let last?): "until \(last)"
    case (nil, nil): "in every version"
    }
  }
}
