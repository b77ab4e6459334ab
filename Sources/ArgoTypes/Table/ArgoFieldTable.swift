/// Where the fields of all types are, by type and name.
///
/// Each key of each mapping of a workflow is looked for here, so that a look takes one comparison rather than the ten of a
/// binary search.
struct ArgoFieldTable: Sendable {
  /// The places of fields plus one, each at the first free place from that of its hash on; 0 where there is nothing.
  private let slots: [Int32]

  /// The table of types whose fields lie in `types`, with the name of each field as a part of `text`.
  init(of types: [Range<Int>], names: [Range<Int>], in text: [UInt8]) {
    var size = 1
    while size < 2 * names.count { size *= 2 }
    var slots = Array(repeating: 0 as Int32, count: size)
    for (type, fields) in types.enumerated() {
      for field in fields {
        var slot = text[names[field]].withUnsafeBufferPointer { Self.hash(type, $0) } & (size - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
        slots[slot] = Int32(field + 1)
      }
    }
    self.slots = slots
  }

  /// The place of the field for which `isMeant` is true, among those that a type may have by that name.
  func place(of name: UnsafeBufferPointer<UInt8>, in type: Int, where isMeant: (Int) -> Bool) -> Int? {
    slots.withUnsafeBufferPointer { slots in
      var slot = Self.hash(type, name) & (slots.count - 1)
      while slots[slot] != 0 {
        let field = Int(slots[slot]) - 1
        if isMeant(field) { return field }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  /// FNV-1a of the name, beginning with the type.
  static func hash(_ type: Int, _ name: UnsafeBufferPointer<UInt8>) -> Int {
    var hash = UInt32(truncatingIfNeeded: type) &* 0x9E37_79B1
    for byte in name { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return Int(hash ^ hash >> 15)
  }
}
