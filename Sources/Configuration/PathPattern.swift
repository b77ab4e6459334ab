public import Diagnostics

/// A pattern for paths, as `.kfplint.yaml` writes them.
///
/// `*`, `?` and `[a-z]` match within one component, `**` matches any number of components. A pattern is anchored at the
/// root of what is linted, so `schedules/*` is not `team/schedules/x`, and `team/**` is `team` and everything in it. It
/// matches as bytes. A hostile pattern costs at most the length of the pattern times that of the path: only the last
/// wildcard is ever tried again.
public struct PathPattern: Hashable, Sendable {
  /// The pattern as it is written.
  public let text: ByteString
  private let components: [Component]

  private enum Component: Hashable {
    /// `**`
    case anyDepth
    /// A name without anything special, as most are.
    case literal([UInt8])
    case name([Token])
  }

  /// The folder that everything lies in that matches: the components before the first with a wildcard, and before the last.
  public var fixedFolder: Path {
    var folder = Path.top
    for component in components.dropLast() {
      guard case .literal(let name) = component else { break }
      folder = folder.appending(ByteString(name))
    }
    return folder
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
    /// It has `..`, which leads out of the folder that is checked.
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
        let tokens = try Self.tokens(of: part)
        let bytes = tokens.compactMap { if case .byte(let byte) = $0 { byte } else { nil } }
        components.append(bytes.count == tokens.count ? .literal(bytes) : .name(tokens))
      }
    }
    if components.isEmpty { throw .empty }
    self.text = text
    self.components = components
  }

  /// The text of a pattern that matches one path and nothing else.
  static func literal(_ path: Path) -> String {
    String(
      decoding: path.bytes.flatMap { byte in
        "*?[\\".utf8.contains(byte) ? [UInt8(ascii: "["), byte, UInt8(ascii: "]")] : [byte]
      }, as: UTF8.self)
  }

  /// Whether the pattern matches the whole path.
  public func matches(_ path: Path) -> Bool {
    matches(path, orFolderOfIt: false)
  }

  /// Whether the pattern matches the path or a folder that it lies in.
  public func covers(_ path: Path) -> Bool {
    matches(path, orFolderOfIt: true)
  }

  private func matches(_ path: Path, orFolderOfIt acceptsPrefix: Bool) -> Bool {
    Self.matches(
      PathNames(path), components, acceptsPrefix: acceptsPrefix,
      isWildcard: { if case .anyDepth = $0 { true } else { false } },
      element: { name, component in
        switch component {
        case .anyDepth: false
        case .literal(let bytes): name.count == bytes.count && name.elementsEqual(bytes)
        case .name(let tokens):
          Self.matches(
            name, tokens, acceptsPrefix: false, isWildcard: { if case .run = $0 { true } else { false } },
            element: { byte, token in token.matches(byte) })
        }
      })
  }

  /// Matches a sequence, or the start of it, against a pattern with wildcards for any number of elements.
  ///
  /// Only the last wildcard ever has to take more: an earlier one that took too little would have left the rest of the
  /// pattern to match later, which the last one can do as well.
  private static func matches<Elements: Collection, Item>(
    _ elements: Elements, _ pattern: [Item], acceptsPrefix: Bool, isWildcard: (Item) -> Bool,
    element: (Elements.Element, Item) -> Bool
  ) -> Bool {
    var (position, item) = (elements.startIndex, 0)
    var lastWildcard: (item: Int, position: Elements.Index)?
    while position < elements.endIndex {
      if item == pattern.count, acceptsPrefix { return true }
      if item < pattern.count, isWildcard(pattern[item]) {
        lastWildcard = (item, position)
        item += 1
      } else if item < pattern.count, element(elements[position], pattern[item]) {
        elements.formIndex(after: &position)
        item += 1
      } else if let last = lastWildcard {
        position = elements.index(after: last.position)
        item = last.item + 1
        lastWildcard = (last.item, position)
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

/// The names of a path, found as they are asked for: a check asks for every path of a repository.
private struct PathNames: Collection {
  private let bytes: [UInt8]
  let startIndex: Index
  let endIndex: Index

  /// Where a name is; it is looked for once.
  struct Index: Comparable {
    let start: Int
    let end: Int

    static func < (left: Index, right: Index) -> Bool { left.start < right.start }
  }

  init(_ path: Path) {
    bytes = path.bytes
    startIndex = Self.name(in: bytes, from: 0)
    endIndex = Index(start: bytes.count, end: bytes.count)
  }

  subscript(index: Index) -> ArraySlice<UInt8> { bytes[index.start..<index.end] }

  func index(after index: Index) -> Index { Self.name(in: bytes, from: index.end) }

  private static func name(in bytes: [UInt8], from position: Int) -> Index {
    var start = position
    while start < bytes.count, bytes[start] == UInt8(ascii: "/") { start += 1 }
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "/") { end += 1 }
    return Index(start: start, end: end)
  }
}
