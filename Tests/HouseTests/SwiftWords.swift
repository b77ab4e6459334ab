/// The words of a Swift file outside its comments and texts, and the names that it defines for others.
struct SwiftWords {
  /// A name that other files may use.
  struct Definition {
    let name: String
    let isFunction: Bool
    /// Whether other modules see it.
    let isShown: Bool
  }

  private(set) var definitions: [Definition] = []
  /// Every word.
  private(set) var words: Set<String> = []
  /// The words that stand before a parenthesis, after no dot: calls of functions.
  private(set) var calls: Set<String> = []

  private let bytes: [UInt8]
  private var place = 0
  /// The words since the line began, as long as there is nothing else in it but attributes.
  private var line: [String]? = []
  private var isIndented = false

  /// Reads a file.
  init(_ text: String) {
    bytes = Array(text.utf8)
    while place < bytes.count { step() }
  }

  private mutating func step() {
    switch bytes[place] {
    case UInt8(ascii: "\n"):
      place += 1
      line = []
      isIndented = place < bytes.count && bytes[place] == UInt8(ascii: " ")
    case UInt8(ascii: " "): place += 1
    case UInt8(ascii: "/") where starts(with: "//"): skip(to: "\n")
    case UInt8(ascii: "/") where starts(with: "/*"): skip(past: "*/")
    case UInt8(ascii: "\"") where starts(with: "\"\"\""):
      place += 3
      skip(past: "\"\"\"")
    case UInt8(ascii: "\""): skipText()
    case let byte where Self.isWordStart(byte): word()
    default:
      if bytes[place] != UInt8(ascii: "@") { line = nil }
      place += 1
    }
  }

  private mutating func word() {
    let start = place
    while place < bytes.count, Self.isWordStart(bytes[place]) || Self.isDigit(bytes[place]) { place += 1 }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    words.insert(word)
    let isAfterDot = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
    let isBeforeParenthesis = place < bytes.count && bytes[place] == UInt8(ascii: "(")
    if let keyword = line?.last, Self.defining.contains(keyword) {
      define(word, keyword: keyword, modifiers: line ?? [])
      line = nil
    } else {
      if isBeforeParenthesis, !isAfterDot { calls.insert(word) }
      line?.append(word)
    }
  }

  private mutating func define(_ name: String, keyword: String, modifiers: [String]) {
    let isFunction = keyword == "func"
    guard !modifiers.contains("private"), !modifiers.contains("fileprivate"), !(isFunction && isIndented) else {
      return
    }
    let isShown = modifiers.contains("public") || modifiers.contains("package")
    definitions.append(Definition(name: name, isFunction: isFunction, isShown: isShown))
  }

  private static let defining: Set<String> = ["struct", "class", "enum", "protocol", "actor", "typealias", "func"]

  private func starts(with text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

  private mutating func skip(to end: String) {
    while place < bytes.count, !starts(with: end) { place += 1 }
  }

  private mutating func skip(past end: String) {
    skip(to: end)
    place = min(bytes.count, place + end.utf8.count)
  }

  /// Skips a text of one line; one with `#` around it may hold quotes, and ends at `"#`.
  private mutating func skipText() {
    let isRaw = place > 0 && bytes[place - 1] == UInt8(ascii: "#")
    line = nil
    place += 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") {
      if bytes[place] == UInt8(ascii: "\""), !isRaw || starts(with: "\"#") {
        place += 1
        return
      }
      place += bytes[place] == UInt8(ascii: "\\") && !isRaw ? 2 : 1
    }
  }

  private static func isWordStart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
