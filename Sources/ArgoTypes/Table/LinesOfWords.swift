/// Reads a text of lines front to back, each of which has words with spaces between.
struct LinesOfWords {
  private let text: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var end = -1

  /// Reads a text, before its first line.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  /// Goes on to the next line that has any bytes; `false` behind the last one.
  mutating func nextLine() -> Bool {
    repeat {
      place = end + 1
      guard place < text.count else { return false }
      end = text[place...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
    } while place == end
    return true
  }

  /// Whether the line begins with a space.
  var isIndented: Bool { text[place] == UInt8(ascii: " ") }

  /// Passes over the next word of the line and gives its place; `nil` if there is none.
  mutating func nextWord() -> Range<Int>? {
    let space = UInt8(ascii: " ")
    while place < end, text[place] == space { place += 1 }
    let start = place
    while place < end, text[place] != space { place += 1 }
    return start == place ? nil : start..<place
  }
}
