import Diagnostics

/// One walk of a program through a text.
///
/// This is the machine of Thompson and Pike: every step is in the list of places at most once, and so a character costs at
/// most as many steps as the program has, whatever the pattern says.
struct PatternRun {
  private let program: PatternProgram
  private let text: [UInt8]
  private let wantsPlaces: Bool

  /// The steps where the machine is, in the order of preference, with the places noted on the way.
  private struct Threads {
    var steps: [Int] = []
    var places: [[Int]] = []
    /// For each step the round in which it was last added.
    var rounds: [Int]

    init(count: Int) { rounds = Array(repeating: -1, count: count) }
  }

  init(_ program: PatternProgram, _ text: [UInt8], wantsPlaces: Bool) {
    (self.program, self.text, self.wantsPlaces) = (program, text, wantsPlaces)
  }

  private func scalar(at place: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard place < text.count else { return nil }
    if text[place] < 0x80 { return (Unicode.Scalar(text[place]), 1) }
    return UTF8Scalar.decode(text[place...]) ?? ("\u{FFFD}", 1)
  }

  /// The places noted by the first match from a place on: two for each group, -1 where it takes no part.
  ///
  /// Who wants no places gets none, as soon as it is known that there is a match. Told as well is how far the text was read.
  func firstMatch(from start: Int, groups: Int) -> (places: [Int]?, end: Int) {
    var current = Threads(count: program.steps.count)
    var next = Threads(count: program.steps.count)
    let noPlaces = wantsPlaces ? Array(repeating: -1, count: 2 * (groups + 1)) : []
    var found: [Int]?
    var place = start
    var stack: [(step: Int, places: [Int])] = []
    while true {
      let character = scalar(at: place)
      // A new attempt begins at each place, until one has succeeded further left.
      if found == nil { add(0, noPlaces, at: place, &current, &stack) }
      if current.steps.isEmpty, found != nil { return (found, place) }
      next.steps.removeAll(keepingCapacity: true)
      next.places.removeAll(keepingCapacity: true)
      for (index, step) in current.steps.enumerated() {
        switch program.steps[step] {
        case .match:
          if !wantsPlaces { return ([], place) }
          found = current.places[index]
        case .take(let set):
          if let character, program.sets[set].contains(character.scalar) {
            let places = wantsPlaces ? current.places[index] : []
            add(step + 1, places, at: place + character.length, &next, &stack)
          }
          continue
        default: continue
        }
        // What is less preferred than a match is dropped.
        break
      }
      guard let character else { return (found, place) }
      place += character.length
      swap(&current, &next)
    }
  }

  /// Adds a step and all that it leads to without a character.
  private func add(
    _ step: Int, _ places: [Int], at place: Int, _ threads: inout Threads, _ stack: inout [(step: Int, places: [Int])]
  ) {
    stack.append((step, places))
    while let (step, places) = stack.popLast() {
      guard threads.rounds[step] != place else { continue }
      threads.rounds[step] = place
      switch program.steps[step] {
      case .jump(let target): stack.append((target, places))
      case .split(let first, let second):
        stack.append((second, places))
        stack.append((first, places))
      case .save(let index):
        var places = places
        if wantsPlaces { places[index] = place }
        stack.append((step + 1, places))
      case .assert(let assertion):
        if holds(assertion, at: place) { stack.append((step + 1, places)) }
      case .take, .match:
        threads.steps.append(step)
        if wantsPlaces { threads.places.append(places) }
      }
    }
  }

  private func holds(_ assertion: PatternNode.Assertion, at place: Int) -> Bool {
    switch assertion {
    case .textStart: place == 0
    case .textEnd: place == text.count
    case .lineStart: place == 0 || text[place - 1] == UInt8(ascii: "\n")
    case .lineEnd: place == text.count || text[place] == UInt8(ascii: "\n")
    case .wordBoundary: isWord(place - 1) != isWord(place)
    case .noWordBoundary: isWord(place - 1) == isWord(place)
    }
  }

  /// Whether a byte is a letter, a digit or `_` of ASCII.
  private func isWord(_ place: Int) -> Bool {
    guard text.indices.contains(place) else { return false }
    return text[place].isASCIILetter || text[place].isASCIIDigit || text[place] == UInt8(ascii: "_")
  }
}
