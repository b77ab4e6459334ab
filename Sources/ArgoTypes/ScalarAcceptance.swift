internal import YAMLSyntax

extension FoundValue {
  /// What a node is; integers count as large where they do not fit into 64 bits.
  init(_ node: YAMLNode) {
    switch node.kind {
    case .sequence: self = .list
    case .mapping: self = .mapping
    case .scalar:
      switch node.resolution {
      case .null: self = .null
      case .boolean: self = .boolean
      case .integer(let value): self = value == nil ? .largeInteger : .integer
      case .float: self = Self.isFinite(node) ? .float : .infinity
      case .string, nil: self = .string
      }
    }
  }

  /// Whether a float has digits, which `.inf` and `.nan` have not.
  private static func isFinite(_ node: YAMLNode) -> Bool {
    node.scalarBytes?.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }
}

extension ArgoValueType {
  /// What a scalar is, if it is none that the type takes; `found` is what it is without regard to the type.
  ///
  /// This is what Go's JSON decoder, and the decoders of Argo's and Kubernetes' own types, make of the JSON that
  /// sigs.k8s.io/yaml writes without knowing the types. `{{…}}` is a string like any other: Argo replaces variables after
  /// it has decoded the Workflow.
  func mismatch(of scalar: YAMLNode, _ found: FoundValue) -> FoundValue? {
    let isAccepted =
      switch self {
      case .string: found == .string
      case .boolean: found == .boolean
      case .integer: integer(of: scalar, found) != nil
      case .number: Self.isNumber(found)
      case .quantity: found == .string || Self.isNumber(found)
      case .anyString: found == .string || found == .boolean || Self.isNumber(found)
      case .intOrString:
        found == .string || integer(of: scalar, found).map { Int32(exactly: $0) != nil } ?? false
      case .anything: true
      case .freeMapping, .plugin, .object, .list, .map: false
      }
    if isAccepted { return nil }
    // An integer is refused by a type that takes integers only for its size.
    return self == .intOrString && found == .integer ? .largeInteger : found
  }

  private static func isNumber(_ found: FoundValue) -> Bool {
    found == .integer || found == .largeInteger || found == .float
  }

  /// The integer that Go decodes: a float without a fraction is written without one in JSON, below 10²¹.
  private func integer(of scalar: YAMLNode, _ found: FoundValue) -> Int? {
    if found == .integer { return scalar.integer }
    guard found == .float, let bytes = scalar.scalarBytes else { return nil }
    // Go, like YAML 1.1, allows `_` between digits.
    let digits = bytes.filter { $0 != UInt8(ascii: "_") }
    return Double(String(decoding: digits, as: UTF8.self)).flatMap { Int(exactly: $0) }
  }
}
