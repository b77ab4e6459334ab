import Diagnostics
import Synchronization

extension ScalarSourceMap {
  /// The map of a scalar, or of the one that an alias stands for; any other node has an empty text.
  ///
  /// The last map of a tree is kept, so that a text with many mistakes is read again once and not for each of them.
  public init(_ node: YAMLNode) {
    let index = node.contentIndex
    if let known = node.tree.lastSourceMap.withLock({ $0 }), known.scalar == index {
      self = known.map
      return
    }
    self.init(reading: node.target)
    let map = self
    node.tree.lastSourceMap.withLock { $0 = (index, map) }
  }

  private init(reading scalar: YAMLNode) {
    let text = scalar.scalarBytes ?? []
    var record = scalar.record
    record.span = scalar.span
    let decoded = scalar.file.bytes.withUnsafeBufferPointer { bytes in
      Self.decode(record, text, in: bytes)
    }
    self.init(of: scalar.span, decoded, text)
  }
}
