import Snapshots

/// How a split index differs from the file that it shares, `sharedindex.ID` in the repository's folder.
///
/// It is put together as git does in `merge_base_index` of its `split-index.c`.
struct SplitIndex {
  /// The checksum of the shared file, which it is named after; `nil` if there is none after all.
  let sharedID: ObjectID?
  private let differences: Range<Int>

  /// Reads the extension `link` of an index, up to the bitmaps.
  init(_ link: Range<Int>, of index: IndexFile) throws(IndexRefusal) {
    guard link.count >= ObjectID.sha1Length else { throw .endsTooEarly }
    let end = link.lowerBound + ObjectID.sha1Length
    let id = ObjectID(index.bytes[link.lowerBound..<end])
    sharedID = id.bytes.contains { $0 != 0 } ? id : nil
    differences = end..<link.upperBound
  }

  /// The lines of the whole, and the bytes that they are places in: those of the shared file, then those of the
  /// index.
  func merged(
    _ index: IndexFile, onto shared: IndexFile
  ) throws(IndexRefusal) -> (bytes: FileContent, lines: [IndexFile.Line]) {
    let (deleted, replaced) = try bitmaps(of: index, count: shared.lines.count)
    // What is different is mostly little, and the shared file large: it keeps its places.
    let bytes = FileContent(shared.bytes, and: index.bytes[0..<index.bytes.count])
    var own = index.lines.map { $0.moved(by: shared.bytes.count) }[...]
    var kept: [IndexFile.Line] = []
    kept.reserveCapacity(shared.lines.count + own.count)
    for (position, line) in shared.lines.enumerated() {
      if replaced[position] {
        guard !deleted[position], let replacement = own.popFirst(), replacement.path.isEmpty else {
          throw IndexRefusal("what it replaces in the shared index does not match")
        }
        kept.append(replacement.renamed(as: line))
      } else if !deleted[position] {
        kept.append(line)
      }
    }
    return (bytes, bytes.withBytes { Self.merge(kept, own, in: $0) })
  }

  private func bitmaps(of index: IndexFile, count: Int) throws(IndexRefusal) -> (deleted: [Bool], replaced: [Bool]) {
    let none = [Bool](repeating: false, count: count)
    if differences.isEmpty { return (none, none) }
    return try index.bytes.withBytes { (bytes) throws(IndexRefusal) in
      var cursor = IndexCursor(bytes, differences)
      let deleted = try CompressedBitmap(&cursor, count: count)
      let replaced = try CompressedBitmap(&cursor, count: count)
      guard cursor.rest == 0 else { throw IndexRefusal("its link to the shared index is damaged") }
      return (deleted.isSet, replaced.isSet)
    }
  }

  /// Brings sorted lines together; of the same path and stage, the added one counts.
  private static func merge(
    _ kept: [IndexFile.Line], _ added: ArraySlice<IndexFile.Line>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> [IndexFile.Line] {
    var lines: [IndexFile.Line] = []
    lines.reserveCapacity(kept.count + added.count)
    var rest = kept[...]
    for line in added {
      while let next = rest.first {
        let difference = compare(bytes[next.path], bytes[line.path])
        let order = difference == 0 ? Int(next.stage) - Int(line.stage) : difference
        if order > 0 { break }
        rest.removeFirst()
        if order < 0 { lines.append(next) }
      }
      lines.append(line)
    }
    return lines + rest
  }
}
