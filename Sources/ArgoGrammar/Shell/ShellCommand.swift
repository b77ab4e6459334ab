public import Diagnostics

/// A simple command of a shell program: a program and its arguments.
///
/// The program is not run, so that a word with `$` in it is what is written. Comments, quotes, operators and `$(…)` are told
/// apart as POSIX 2.3 "Token Recognition" does; the text of a here-document is read as if it were commands.
public struct ShellCommand: Sendable {
  /// The words, without quotes, keywords and assignments before the program.
  public let words: [ByteString]
  /// Where the first of the words stands in the text.
  public let place: Range<Int>
  /// Whether the program goes on where the command fails: it is a condition, or `||` follows.
  public let isGuarded: Bool

  /// The commands of a text, in the order in which they end.
  public static func all(in text: [UInt8]) -> [ShellCommand] {
    var lexer = ShellLexer(text)
    lexer.readList()
    return lexer.commands
  }
}

/// Reads a shell program from its start to its end.
private struct ShellLexer {
  /// Words that stand before a command.
  private static let openers: Set<ByteString> = [
    "then", "do", "else", "{", "!", "time", "exec", "sudo", "command", "nohup", "env",
  ]
  private static let conditions: Set<ByteString> = ["if", "elif", "while", "until"]

  private let text: [UInt8]
  private var index = 0
  private var depth = 0
  private(set) var commands: [ShellCommand] = []

  /// A command that is being read.
  private struct Pending {
    var words: [(text: ByteString, place: Range<Int>)] = []
    var word: [UInt8] = []
    /// Where the word starts that is being read; `nil` between words.
    var start: Int?

    mutating func endWord(at end: Int) {
      if let start { words.append((ByteString(word), start..<end)) }
      (word, start) = ([], nil)
    }
  }

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// Reads commands up to the end, or to the parenthesis that closes a list.
  mutating func readList() {
    var pending = Pending()
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        pending.endWord(at: index)
        index += 1
      case UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"):
        // `2>&1` is no operator.
        if byte == UInt8(ascii: "&"), index > 0, text[index - 1] == UInt8(ascii: ">") {
          read(byte, into: &pending)
          continue
        }
        let isAlternative = byte == UInt8(ascii: "|") && index + 1 < text.count && text[index + 1] == byte
        end(&pending, isGuarded: isAlternative)
        index += isAlternative ? 2 : 1
      case UInt8(ascii: "("):
        end(&pending, isGuarded: false)
        index += 1
        nest { $0.readList() }
      case UInt8(ascii: ")"):
        end(&pending, isGuarded: false)
        index += 1
        if depth > 0 { return }
      case UInt8(ascii: "#") where pending.start == nil: skipLine()
      default: read(byte, into: &pending)
      }
    }
    end(&pending, isGuarded: false)
  }

  /// Reads one byte of a word, or what is in quotes there.
  private mutating func read(_ byte: UInt8, into pending: inout Pending) {
    if byte == UInt8(ascii: "\\"), index + 1 < text.count {
      // A line that goes on is no word.
      if text[index + 1] != UInt8(ascii: "\n") {
        pending.start = pending.start ?? index
        pending.word.append(text[index + 1])
      }
      index += 2
      return
    }
    pending.start = pending.start ?? index
    switch byte {
    case UInt8(ascii: "'"):
      index += 1
      while index < text.count, text[index] != byte { take(into: &pending) }
      closeQuotes()
    case UInt8(ascii: "\""):
      index += 1
      while index < text.count, text[index] != byte {
        if readSubstitution(&pending) { continue }
        if text[index] == UInt8(ascii: "\\"), index + 1 < text.count { index += 1 }
        take(into: &pending)
      }
      closeQuotes()
    default:
      if !readSubstitution(&pending) { take(into: &pending) }
    }
  }

  /// Passes over the closing quotes, unless the text ends before them.
  private mutating func closeQuotes() { index = min(index + 1, text.count) }

  /// Reads `$(…)`, which stands for a word of what its commands print.
  private mutating func readSubstitution(_ pending: inout Pending) -> Bool {
    guard text[index] == UInt8(ascii: "$"), index + 1 < text.count, text[index + 1] == UInt8(ascii: "(") else {
      return false
    }
    index += 2
    pending.word.append(UInt8(ascii: "$"))
    nest { $0.readList() }
    return true
  }

  private mutating func nest(_ read: (inout ShellLexer) -> Void) {
    // A text of nothing but parentheses would take the stack.
    guard depth < 64 else {
      index = text.count
      return
    }
    depth += 1
    read(&self)
    depth -= 1
  }

  private mutating func take(into pending: inout Pending) {
    pending.word.append(text[index])
    index += 1
  }

  private mutating func skipLine() {
    while index < text.count, text[index] != UInt8(ascii: "\n") { index += 1 }
  }

  private mutating func end(_ pending: inout Pending, isGuarded: Bool) {
    pending.endWord(at: index)
    defer { pending = Pending() }
    var isCondition = false
    let words = pending.words.drop { word, _ in
      if Self.conditions.contains(word) { isCondition = true }
      return isCondition && Self.conditions.contains(word) || Self.openers.contains(word) || Self.isAssignment(word)
    }
    guard let first = words.first else { return }
    commands.append(
      ShellCommand(words: words.map(\.text), place: first.place, isGuarded: isGuarded || isCondition))
  }

  private static func isAssignment(_ word: ByteString) -> Bool {
    guard let sign = word.bytes.firstIndex(of: UInt8(ascii: "=")), sign > 0 else { return false }
    return word.bytes[..<sign].allSatisfy { $0.isLatinLetter || $0.isDecimalDigit || $0 == UInt8(ascii: "_") }
  }
}
