extension YAMLNode {
  /// Two keys of one mapping that are the same.
  public struct DuplicateKey: Sendable {
    /// The first key with the name.
    public let first: YAMLNode
    /// The later one.
    public let again: YAMLNode
  }

  /// The keys of a mapping that were there before, each with the first of its name, in order.
  ///
  /// Keys are the same if their text and what it resolves to are: `1` and `"1"` are two keys. Keys that are collections
  /// are left out.
  public var duplicateKeys: [DuplicateKey] {
    guard count > 1 else { return [] }
    var seen: [Key: YAMLNode] = [:]
    seen.reserveCapacity(count)
    var duplicates: [DuplicateKey] = []
    for (key, _) in entries {
      guard let text = key.scalarBytes, let resolution = key.resolution else { continue }
      let identity = Key(text: text, resolution: resolution)
      if let first = seen[identity] {
        duplicates.append(DuplicateKey(first: first, again: key))
      } else {
        seen[identity] = key
      }
    }
    return duplicates
  }
}

private struct Key: Hashable {
  let text: ArraySlice<UInt8>
  let resolution: ScalarResolution
}
