import Diagnostics

/// A place in YAML in block style, by the indentation of the lines above it.
///
/// A text that is being typed seldom parses, so that its lines are all there is to go by. Of flow style only what stands
/// before it on the way counts.
struct BlockPlace {
  /// A level of the way to a place.
  enum Step: Hashable {
    case key(String)
    case item
  }

  /// The way to the mapping, the list or the value that the place is in.
  private(set) var path: [Step] = []
  /// Whether a value is written there, after a colon.
  private(set) var isValue = false
  /// The word at the place, if one is begun.
  private(set) var word: (text: String, span: SourceSpan)?
  /// The range of the word, which is empty where none is begun.
  private(set) var span: SourceSpan
  /// The keys of the same mapping.
  private(set) var siblings: Set<String> = []

  /// A key or a dash of a line, with its column.
  private struct Token {
    let column: Int
    let step: Step
  }

  /// The place that ends or contains an offset; the word is what is written around it.
  init(around offset: Int, in bytes: [UInt8]) {
    let offset = min(max(offset, 0), bytes.count)
    let start = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let end = bytes[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    var line = Self.tokens(of: bytes[start..<end])
    var column = line.last.map { $0.column } ?? 0
    span = SourceSpan(offset, offset)
    let content = Self.word(around: offset, in: bytes, from: start, to: end)
    if let last = line.last, case .key(let key) = last.step {
      let keyEnd = start + last.column + key.utf8.count
      if offset <= keyEnd {
        // The key itself is being written.
        line.removeLast()
        (word, span) = ((key, SourceSpan(start + last.column, keyEnd)), SourceSpan(start + last.column, keyEnd))
      } else {
        isValue = true
        (word, span) = content
        line.removeLast()
        path = [.key(key)]
      }
    } else {
      (word, span) = content
      column = Int(span.start) - start
      // Behind a dash at the end of its line the next word begins one space later.
      if let last = line.last, column <= last.column { column = last.column + 2 }
    }
    // A key behind a dash is the first of its mapping.
    if !isValue { siblings = Self.siblings(at: column, before: line.isEmpty ? start : 0, after: end, in: bytes) }
    climb(from: column, line.reversed(), above: start, in: bytes)
  }

  /// Goes up to the root.
  private mutating func climb(from column: Int, _ own: [Token], above start: Int, in bytes: [UInt8]) {
    var (limit, mayBeEqual) = (column, false)
    func take(_ token: Token, _ path: inout [Step]) {
      guard token.column < limit || mayBeEqual && token.column == limit else { return }
      switch token.step {
      case .item:
        // A dash in the column of another is the one before it.
        guard token.column < limit, !mayBeEqual else { return }
        (limit, mayBeEqual) = (token.column, true)
      case .key: (limit, mayBeEqual) = (token.column, false)
      }
      path.insert(token.step, at: 0)
    }
    for token in own { take(token, &path) }
    var end = start
    while end > 0, limit > 0 || mayBeEqual {
      let lineEnd = end - 1
      let lineStart = bytes[..<lineEnd].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      for token in Self.tokens(of: bytes[lineStart..<lineEnd]).reversed() { take(token, &path) }
      end = lineStart
    }
  }

  /// The dashes and the key that a line begins with.
  private static func tokens(of line: ArraySlice<UInt8>) -> [Token] {
    var tokens: [Token] = []
    var index = line.startIndex
    while index < line.endIndex {
      while index < line.endIndex, line[index] == UInt8(ascii: " ") { index += 1 }
      guard index < line.endIndex, line[index] == UInt8(ascii: "-"),
        index + 1 == line.endIndex || line[index + 1] == UInt8(ascii: " ") || line[index + 1] == 0x0D
      else { break }
      tokens.append(Token(column: index - line.startIndex, step: .item))
      index += 1
    }
    let rest = line[index...]
    guard let first = rest.first, first != UInt8(ascii: "#") else { return tokens }
    let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    for colon in rest.indices where rest[colon] == UInt8(ascii: ":") {
      let isEnd = colon + 1 == rest.endIndex || [0x20, 0x0D].contains(rest[colon + 1])
      if isEnd, !isQuoted, colon > rest.startIndex {
        tokens.append(
          Token(column: index - line.startIndex, step: .key(String(decoding: rest[..<colon], as: UTF8.self))))
        break
      }
    }
    return tokens
  }

  /// The word around an offset, up to white space and the signs of flow style.
  private static func word(
    around offset: Int, in bytes: [UInt8], from start: Int, to end: Int
  ) -> (word: (text: String, span: SourceSpan)?, span: SourceSpan) {
    let signs = Set(" \t,[]{}\"'#".utf8)
    var (first, last) = (offset, offset)
    while first > start, !signs.contains(bytes[first - 1]) { first -= 1 }
    while last < end, !signs.contains(bytes[last]) { last += 1 }
    let span = SourceSpan(first, last)
    if first == last { return (nil, span) }
    return ((String(decoding: bytes[first..<last], as: UTF8.self), span), span)
  }

  /// The keys in a column, up to a line that begins further to the left.
  private static func siblings(at column: Int, before start: Int, after end: Int, in bytes: [UInt8]) -> Set<String> {
    var found = Set<String>()
    func look(at line: ArraySlice<UInt8>) -> Bool {
      let tokens = tokens(of: line)
      guard let first = line.first(where: { $0 != UInt8(ascii: " ") }), first != UInt8(ascii: "#"), first != 0x0D else {
        return true
      }
      for token in tokens where token.column == column {
        if case .key(let key) = token.step { found.insert(key) }
      }
      let indentation = line.prefix { $0 == UInt8(ascii: " ") }.count
      return indentation >= column
    }
    var lineEnd = start
    while lineEnd > 0 {
      let lineStart = bytes[..<(lineEnd - 1)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      if !look(at: bytes[lineStart..<(lineEnd - 1)]) { break }
      lineEnd = lineStart
    }
    var next = end
    while next < bytes.count {
      let lineStart = next + 1
      guard lineStart <= bytes.count else { break }
      next = bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[lineStart..<next]
      let indentation = line.prefix { $0 == UInt8(ascii: " ") }.count
      // The next item of a list has keys of its own.
      if indentation < column, !line.isEmpty { break }
      if !look(at: line) { break }
    }
    return found
  }
}
