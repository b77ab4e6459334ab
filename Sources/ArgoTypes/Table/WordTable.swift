/// Different words of a text, numbered in the order in which they came.
///
/// The table of Argo's types is read by each run that checks a workflow. With dictionaries, which hash a slice byte by byte, and
/// with strings it took four times as many instructions.
struct WordTable {
  /// Where each word stands first.
  private(set) var words: [Range<Int>] = []
  /// The numbers of words plus one, each at the first free place from that of its hash on; 0 where there is nothing.
  private var slots = [Int32](repeating: 0, count: 1 << 7)

  /// The number of a word; `nil` if it has not come yet.
  func number(of word: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    let number = slots[slot(of: word, in: text)]
    return number == 0 ? nil : Int(number) - 1
  }

  /// Gives a word that has not come yet the next number.
  mutating func append(_ word: Range<Int>, in text: UnsafeBufferPointer<UInt8>) {
    words.append(word)
    if slots.count >= 2 * words.count {
      slots[slot(of: word, in: text)] = Int32(words.count)
    } else {
      slots = [Int32](repeating: 0, count: 2 * slots.count)
      for number in words.indices { slots[slot(of: words[number], in: text)] = Int32(number + 1) }
    }
  }

  /// Where the number of a word is, or would be.
  private func slot(of word: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Int {
    let bytes = UnsafeBufferPointer(rebasing: text[word])
    var slot = ArgoFieldTable.hash(0, bytes) & (slots.count - 1)
    while slots[slot] != 0, case let other = words[Int(slots[slot]) - 1] {
      if other.count == word.count, bytes.elementsEqual(UnsafeBufferPointer(rebasing: text[other])) { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}
