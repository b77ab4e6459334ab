import Diagnostics

/// A function as a text of Python defines it.
struct PythonFunction: Sendable {
  let name: ByteString
  /// Where its name stands.
  let place: Range<Int>
  /// What it does, line by line: without comments and empty lines, without its own indentation, and of functions inside
  /// of it only their names.
  ///
  /// So much is the same in the file and in what the SDK makes of it: it takes out type hints and decorators of the
  /// signature, and `inspect.getsource` may leave out or add a comment at the end (KFP SDK 1.8.22,
  /// `kfp/components/_python_op.py`, `strip_type_hints` and `_get_function_source_definition`).
  let body: [ByteString]

  /// Every function in a text, at any depth.
  static func all(in text: [UInt8]) -> [PythonFunction] {
    let lines = PythonLines(text).lines
    return lines.indices.compactMap { PythonFunction(at: $0, of: lines, in: text) }
  }

  private init?(at index: Int, of lines: [PythonLine], in text: [UInt8]) {
    guard let name = lines[index].definedName(in: text), let colon = lines[index].colon else { return nil }
    self.name = ByteString(text[name])
    place = name
    let rest = text[(colon + 1)..<lines[index].end].trimmed
    if !rest.isEmpty, rest.first != UInt8(ascii: "#") {
      body = [ByteString(rest)]
      return
    }
    let inside = lines[(index + 1)...].prefix { $0.indentation > lines[index].indentation }
    let own = inside.first.map { $0.content - $0.start } ?? 0
    body = inside.flatMap { line -> [ByteString] in
      if let name = line.definedName(in: text), let colon = line.colon {
        let depth = max(0, line.content - line.start - own)
        return [
          ByteString(
            [UInt8](repeating: UInt8(ascii: " "), count: depth) + Array("def ".utf8) + text[name]
              + text[(colon + 1)..<line.end].trimmed)
        ]
      }
      return text[line.start..<line.end].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .map { ByteString($0.dropFirst($0.prefix(own).prefix { $0.isBlank }.count).trimmedAtEnd) }
    }
  }
}

/// A statement of Python, which may take several lines.
struct PythonLine {
  /// Where its first line starts, where the statement does, and where its last line ends.
  let start: Int
  let content: Int
  let end: Int
  /// How far it is indented, a tab up to the next multiple of eight.
  let indentation: Int
  /// The first colon outside of parentheses and strings: the end of a signature.
  let colon: Int?

  /// The name that it defines, if it is the first line of a function.
  func definedName(in text: [UInt8]) -> Range<Int>? {
    var rest = text[content..<end]
    for word in ["async", "def"] {
      guard rest.starts(with: word.utf8), rest.dropFirst(word.utf8.count).first?.isBlank ?? false else {
        if word == "async" { continue }
        return nil
      }
      rest = rest.dropFirst(word.utf8.count).drop { $0.isBlank }
    }
    let name = rest.prefix { $0.isInName }
    return name.isEmpty ? nil : name.startIndex..<name.endIndex
  }
}

/// Takes a text of Python apart into statements; what is no Python gives something, and takes no longer.
struct PythonLines {
  private(set) var lines: [PythonLine] = []
  private let text: [UInt8]

  init(_ text: [UInt8]) {
    self.text = text
    var start = 0
    while start < text.count { start = read(from: start) }
  }

  /// Reads the statement that starts in a line, and returns where the next line starts.
  private mutating func read(from start: Int) -> Int {
    var position = start
    var indentation = 0
    while position < text.count, text[position].isBlank {
      indentation = text[position] == UInt8(ascii: "\t") ? (indentation / 8 + 1) * 8 : indentation + 1
      position += 1
    }
    let content = position
    guard content < text.count, ![UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "#")].contains(text[content])
    else { return endOfLine(from: content) + 1 }
    var depth = 0
    var colon: Int?
    while position < text.count {
      let byte = text[position]
      switch byte {
      case UInt8(ascii: "\n") where depth == 0:
        lines.append(PythonLine(start: start, content: content, end: position, indentation: indentation, colon: colon))
        return position + 1
      case UInt8(ascii: "#"): position = endOfLine(from: position)
      case UInt8(ascii: "\\"): position += 2
      case UInt8(ascii: "'"), UInt8(ascii: "\""): position = endOfString(from: position)
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        position += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth = max(0, depth - 1)
        position += 1
      default:
        if byte == UInt8(ascii: ":"), depth == 0, colon == nil { colon = position }
        position += 1
      }
    }
    let end = text.count
    lines.append(PythonLine(start: start, content: content, end: end, indentation: indentation, colon: colon))
    return end
  }

  private func endOfLine(from position: Int) -> Int {
    text[min(position, text.count)...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
  }

  /// Where a string is over that starts with this quote; one of a single line that is not closed ends with its line.
  private func endOfString(from start: Int) -> Int {
    let quote = text[start]
    let isLong = start + 2 < text.count && text[start + 1] == quote && text[start + 2] == quote
    var position = start + (isLong ? 3 : 1)
    while position < text.count {
      if text[position] == UInt8(ascii: "\\") {
        position += 2
      } else if text[position] == quote {
        if !isLong { return position + 1 }
        if position + 2 < text.count, text[position + 1] == quote, text[position + 2] == quote { return position + 3 }
        // The last three bytes of the text may be the quotes.
        position += 1
      } else if !isLong, text[position] == UInt8(ascii: "\n") {
        return position
      } else {
        position += 1
      }
    }
    return text.count
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  /// Whether it may be part of a name of Python, which also takes letters beyond ASCII.
  var isInName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmedAtEnd: ArraySlice<UInt8> {
    self[..<((lastIndex { !$0.isBlank && $0 != UInt8(ascii: "\r") } ?? startIndex - 1) + 1)]
  }

  fileprivate var trimmed: ArraySlice<UInt8> { trimmedAtEnd.drop { $0.isBlank } }
}
