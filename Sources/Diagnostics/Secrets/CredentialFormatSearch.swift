/// Finds the credentials in a text that are known by how they start.
///
/// Where several may start in one run of the same bytes, the run is measured once.
struct CredentialFormatSearch {
  private let text: [UInt8]
  private let isCut: Bool
  private var runs = Array(repeating: Run(), count: CredentialFormat.Alphabet.allCases.count)
  /// How many bytes were looked at.
  private(set) var steps = 0

  /// Bytes of one alphabet, one after the other.
  private struct Run {
    var start = 0
    var end = -1
    /// Where it ends without the dots at its end: a dot that ends a sentence is none of a token's.
    var tokenEnd = -1
    var dots: [Int] = []
  }

  /// A search of a text; with `isCut` it goes on where it ends here.
  init(_ text: [UInt8], isCut: Bool) {
    self.text = text
    self.isCut = isCut
  }

  /// The credentials, with what they are, in the order of the text.
  mutating func matches() -> [(range: Range<Int>, name: String)] {
    var matches: [(range: Range<Int>, name: String)] = []
    var place = 0
    while let next = text.withUnsafeBufferPointer({ Self.next(in: $0, from: place) }) {
      steps += next - place + 1
      place = next
      if let match = match(at: place) {
        matches.append(match)
        place = match.range.upperBound
      } else {
        place += 1
      }
    }
    steps += text.count - place
    return matches
  }

  /// The next place, from one on, at which a word begins as a credential does.
  private static func next(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    CredentialFormat.isFirstByte.withUnsafeBufferPointer { isFirstByte in
      var place = start
      while place < text.count {
        if isFirstByte[Int(text[place])], place == 0 || !CredentialFormat.continuesWord(text[place - 1]),
          CredentialFormat.begins(in: text, at: place)
        {
          return place
        }
        place += 1
      }
      return nil
    }
  }

  private mutating func match(at place: Int) -> (range: Range<Int>, name: String)? {
    for format in CredentialFormat.formats(startingWith: text[place]) {
      steps += 1
      guard let start = format.body(in: text, at: place) else { continue }
      if let end = end(of: format, from: start) { return (place..<end, format.name) }
    }
    return nil
  }

  /// Where the body of a credential ends; `nil` if it is not valid.
  private mutating func end(of format: CredentialFormat, from start: Int) -> Int? {
    let run = run(of: format.alphabet, at: start)
    let end = max(run.tokenEnd, start)
    let isOpen = isCut && run.end == text.count && end - start >= format.length.lowerBound
    if isOpen { return run.end }
    guard format.length.contains(end - start), end == text.count || !text[end].isWordByte,
      dots(in: run, start..<end, most: format.dots) == format.dots
    else { return nil }
    steps += end - start
    // `ghp_xxxxxxxx…` stands in every manual.
    return Set(text[start..<end]).count >= min(9, (end - start) / 2) ? end : nil
  }

  /// The run that a place lies in or begins.
  private mutating func run(of alphabet: CredentialFormat.Alphabet, at start: Int) -> Run {
    let known = runs[alphabet.rawValue]
    if known.start <= start, start <= known.end { return known }
    var run = Run(start: start, end: start, tokenEnd: start)
    while run.end < text.count, alphabet.contains(text[run.end]) {
      if text[run.end] == UInt8(ascii: ".") { run.dots.append(run.end) } else { run.tokenEnd = run.end + 1 }
      run.end += 1
    }
    steps += run.end - start
    runs[alphabet.rawValue] = run
    return run
  }

  /// How many dots there are in a part of a run, or one more than `most` if there are more.
  private mutating func dots(in run: Run, _ range: Range<Int>, most: Int) -> Int {
    // The dots are in order: the first one of the range is found by halves.
    var (low, high) = (0, run.dots.count)
    while low < high {
      let middle = (low + high) / 2
      if run.dots[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
      steps += 1
    }
    return run.dots[low...].prefix(most + 1).count { $0 < range.upperBound }
  }
}
