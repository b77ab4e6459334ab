internal import Diagnostics

/// The anchors of a document, and how many nodes its aliases stand for.
///
/// An alias only ever means an anchor before it, so the expanded size of its target is known when it comes, except if
/// the target encloses it: sizes are counted along the way, in time linear in the number of nodes.
struct AnchorTable {
  /// An anchored node.
  struct Anchor {
    let node: Int32
    /// The nodes that aliases stood for before the node began.
    fileprivate let addedBefore: Int
    /// How many nodes the anchored one is with all aliases expanded; `nil` while it is open.
    fileprivate var expandedSize: Int?
  }

  private var anchors: [Anchor] = []
  private var current: [ByteString: Int] = [:]
  private var added = 0
  /// The first alias that makes the expansion excessive.
  private(set) var excess: (alias: Int32, why: AliasExcess)?

  /// Forgets the anchors, which are a document's own.
  mutating func startDocument() {
    if !current.isEmpty { current.removeAll() }
  }

  /// Notes an anchored node; a later one of the same name replaces it.
  ///
  /// Answers what `close` needs.
  mutating func open(_ name: ByteString, node: Int32) -> Int {
    anchors.append(Anchor(node: node, addedBefore: added, expandedSize: nil))
    current[name] = anchors.count - 1
    return anchors.count - 1
  }

  /// Notes that an anchored node is complete, with the number of nodes written in it.
  mutating func close(_ anchor: Int, writtenSize: Int) {
    anchors[anchor].expandedSize = writtenSize + added - anchors[anchor].addedBefore
  }

  /// The node that an alias stands for, if its anchor exists.
  mutating func resolve(_ name: ByteString, alias: Int32) -> Int32? {
    guard let position = current[name] else { return nil }
    let anchor = anchors[position]
    guard let size = anchor.expandedSize else {
      note(.cycle, at: alias)
      return anchor.node
    }
    // Saturating: past the bound nobody needs the number.
    added = min(added + size, AliasExcess.bound + 1)
    if added > AliasExcess.bound { note(.tooManyNodes, at: alias) }
    return anchor.node
  }

  private mutating func note(_ why: AliasExcess, at alias: Int32) {
    if excess == nil { excess = (alias, why) }
  }
}
