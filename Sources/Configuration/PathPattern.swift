public import Diagnostics

/// A pattern for paths, as `.kfplint.yaml` writes them.
///
/// `*`, `?` and `[a-z]` match within one component, `**` matches any number of components. A pattern is anchored at the
/// root of what is linted, so `schedules/*` is not `team/schedules/x`. It matches as bytes, in time linear in practice:
/// no pattern of a hostile repository can make it backtrack more than once per byte.
public struct PathPattern: Hashable, Sendable {
  private let components: [Component]

  private enum Component: Hashable {
    /// `**`
    case anyDepth
    case name([Token])
  }

  fileprivate enum Token: Hashable {
    case byte(UInt8)
    /// `?`
    case any
    /// `*`
    case run
    case set([ClosedRange<UInt8>], isNegated: Bool)
  }

  /// Why a text is no pattern.
  public enum Problem: Error, Sendable {
    case empty
    /// It has `..`, which leads out of what is linted.
    case leavesRoot
    /// A `[` has no `]`.
    case unclosedSet
  }

  /// Reads a pattern.
  public init(_ text: ByteString) throws(Problem) {
    var components: [Component] = []
    for part in text.bytes.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
      if part.elementsEqual("..".utf8) { throw .leavesRoot }
      if part.elementsEqual("**".utf8) {
        components.append(.anyDepth)
      } else {
        components.append(.name(try Self.tokens(of: part)))
      }
    }
    if components.isEmpty { throw .empty }
    self.components = components
  }

  /// Whether the pattern matches the whole path.
  public func matches(_ path: Path) -> Bool {
    let names = path.components
    return Self.matches(
      names, components,
      isWildcard: { $0 == .anyDepth },
      element: { name, component in
        guard case .name(let tokens) = component else { return false }
        return Self.matches(
          name.bytes, tokens, isWildcard: { $0 == .run }, element: { byte, token in token.matches(byte) })
      })
  }

  /// Whether the pattern matches the path or a folder that it lies in.
  public func covers(_ path: Path) -> Bool {
    var path = path
    while !path.isTop {
      if matches(path) { return true }
      path = path.parent
    }
    return false
  }

  /// Matches a sequence against a pattern with wildcards that stand for any number of elements.
  ///
  /// Only the last wildcard ever has to take more: an earlier one that took too little would have left the rest of the
  /// pattern to match later, which the last one can do as well.
  private static func matches<Element, Item>(
    _ elements: [Element], _ pattern: [Item], isWildcard: (Item) -> Bool, element: (Element, Item) -> Bool
  ) -> Bool {
    var (position, item) = (0, 0)
    var lastWildcard: (item: Int, position: Int)?
    while position < elements.count {
      if item < pattern.count, isWildcard(pattern[item]) {
        lastWildcard = (item, position)
        item += 1
      } else if item < pattern.count, element(elements[position], pattern[item]) {
        position += 1
        item += 1
      } else if let last = lastWildcard {
        lastWildcard = (last.item, last.position + 1)
        (item, position) = (last.item + 1, last.position + 1)
      } else {
        return false
      }
    }
    return pattern[item...].allSatisfy(isWildcard)
  }

  private static func tokens(of part: ArraySlice<UInt8>) throws(Problem) -> [Token] {
    var tokens: [Token] = []
    var rest = part
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "*"): if tokens.last != .run { tokens.append(.run) }
      case UInt8(ascii: "?"): tokens.append(.any)
      case UInt8(ascii: "["): tokens.append(try set(&rest))
      case UInt8(ascii: "\\"): tokens.append(.byte(rest.popFirst() ?? byte))
      default: tokens.append(.byte(byte))
      }
    }
    return tokens
  }

  private static func set(_ rest: inout ArraySlice<UInt8>) throws(Problem) -> Token {
    let isNegated = rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^")
    if isNegated { rest.removeFirst() }
    var ranges: [ClosedRange<UInt8>] = []
    while let first = rest.popFirst() {
      if first == UInt8(ascii: "]"), !ranges.isEmpty { return .set(ranges, isNegated: isNegated) }
      if rest.first == UInt8(ascii: "-"), let last = rest.dropFirst().first, last != UInt8(ascii: "]") {
        rest.removeFirst(2)
        ranges.append(min(first, last)...max(first, last))
      } else {
        ranges.append(first...first)
      }
    }
    throw .unclosedSet
  }
}

extension PathPattern.Token {
  fileprivate func matches(_ byte: UInt8) -> Bool {
    switch self {
    case .byte(let wanted): byte == wanted
    case .any: true
    case .run: false
    case .set(let ranges, let isNegated): ranges.contains { $0.contains(byte) } != isNegated
    }
  }
}
