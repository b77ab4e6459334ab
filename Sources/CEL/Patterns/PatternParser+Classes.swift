extension PatternParser {
  private static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
  private static let spaces: [ClosedRange<UInt32>] = [0x09...0x0A, 0x0C...0x0D, 0x20...0x20]
  private static let words: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]

  /// The classes in brackets within brackets, all of ASCII.
  private static let named: [String: [ClosedRange<UInt32>]] = [
    "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A], "alpha": [0x41...0x5A, 0x61...0x7A], "ascii": [0...0x7F],
    "blank": [0x09...0x09, 0x20...0x20], "cntrl": [0...0x1F, 0x7F...0x7F], "digit": digits, "graph": [0x21...0x7E],
    "lower": [0x61...0x7A], "print": [0x20...0x7E], "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
    "space": [0x09...0x0D, 0x20...0x20], "upper": [0x41...0x5A], "word": words,
    "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
  ]

  /// What a backslash begins outside brackets.
  mutating func backslash() throws(CELFailure) -> PatternNode {
    switch following {
    case "A": return assertion(.textStart)
    case "z": return assertion(.textEnd)
    case "b": return assertion(.wordBoundary)
    case "B": return assertion(.noWordBoundary)
    case "Q":
      place += 2
      var nodes: [PatternNode] = []
      while let scalar, !(scalar == "\\" && following == "E") {
        nodes.append(literal(scalar))
        place += 1
      }
      place = min(place + 2, text.count)
      return .sequence(nodes)
    default:
      if var set = try escapedClass() {
        set.ignoresCase = flags.ignoresCase
        return .scalars(set)
      }
      return literal(try escapedScalar())
    }
  }

  private mutating func assertion(_ assertion: PatternNode.Assertion) -> PatternNode {
    place += 2
    return .assertion(assertion)
  }

  /// `\d`, `\pL`, `\P{Lu}` and their like.
  private mutating func escapedClass() throws(CELFailure) -> ScalarSet? {
    var set: ScalarSet
    switch following {
    case "d", "D": set = ScalarSet(Self.digits)
    case "s", "S": set = ScalarSet(Self.spaces)
    case "w", "W": set = ScalarSet(Self.words)
    case "p", "P": return try unicodeClass()
    default: return nil
    }
    set.isNegated = following == "D" || following == "S" || following == "W"
    place += 2
    return set
  }

  private mutating func unicodeClass() throws(CELFailure) -> ScalarSet {
    var isNegated = following == "P"
    place += 2
    var name = ""
    if take("{") {
      if take("^") { isNegated.toggle() }
      while let scalar, scalar != "}" {
        name.unicodeScalars.append(scalar)
        place += 1
      }
      guard take("}") else { throw refusal("a brace is not closed") }
    } else if let scalar {
      name.unicodeScalars.append(scalar)
      place += 1
    }
    var set = ScalarSet()
    if name == "Any" {
      set.ranges = [0...0x10FFFF]
      set.isNegated = isNegated
    } else {
      guard ScalarSet.categoryNames.contains(name) else {
        throw refusal("kfplint knows no class of Unicode with the name `\(name)`, only general categories such as `Lu`")
      }
      set.categories = [ScalarSet.Category(name: name, isNegated: isNegated)]
    }
    return set
  }

  /// One character behind a backslash.
  private mutating func escapedScalar() throws(CELFailure) -> Unicode.Scalar {
    guard let letter = following else { throw refusal("a backslash is at the end") }
    place += 2
    switch letter {
    case "a": return "\u{07}"
    case "f": return "\u{0C}"
    case "t": return "\t"
    case "n": return "\n"
    case "r": return "\r"
    case "v": return "\u{0B}"
    case "x": return try hexadecimal()
    case "0"..."7":
      // `\1` alone would be a reference back, which needs more than linear time.
      guard letter == "0" || scalar.map({ ("0"..."7").contains($0) }) == true else {
        throw refusal("there is no `\\\(letter)`")
      }
      var value = letter.value - 48
      var count = 1
      while count < 3, let digit = scalar, ("0"..."7").contains(digit) {
        value = value * 8 + digit.value - 48
        place += 1
        count += 1
      }
      return Unicode.Scalar(value) ?? "\0"
    default:
      guard letter.isASCII, !UInt8(letter.value).isASCIILetter, !UInt8(letter.value).isASCIIDigit else {
        throw refusal("there is no `\\\(letter)`")
      }
      return letter
    }
  }

  private mutating func hexadecimal() throws(CELFailure) -> Unicode.Scalar {
    let isBraced = take("{")
    var value: UInt32 = 0
    var count = 0
    while let digit = scalar, digit.isASCII, let number = UInt8(digit.value).hexDigit, isBraced || count < 2 {
      value = min(value * 16 + UInt32(number), 0x11_0000)
      place += 1
      count += 1
    }
    guard isBraced ? count > 0 && take("}") : count == 2, let scalar = Unicode.Scalar(value) else {
      throw refusal("`\\x` is followed by two digits, or by digits in braces")
    }
    return scalar
  }

  /// `[a-z]`.
  mutating func characterClass() throws(CELFailure) -> ScalarSet {
    place += 1
    var set = ScalarSet()
    set.isNegated = take("^")
    set.ignoresCase = flags.ignoresCase
    var isFirst = true
    while isFirst || scalar != "]" {
      guard let start = scalar else { throw refusal("a bracket is not closed") }
      isFirst = false
      if start == "[", following == ":" {
        try namedClass(into: &set)
      } else if start == "\\", let escaped = try escapedClass() {
        set.add(escaped)
      } else {
        let low = try classScalar()
        var high = low
        if scalar == "-", let next = following, next != "]" {
          place += 1
          high = try classScalar()
        }
        guard low <= high else { throw refusal("a range of characters is the wrong way round") }
        set.ranges.append(low.value...high.value)
      }
    }
    place += 1
    return set
  }

  private mutating func classScalar() throws(CELFailure) -> Unicode.Scalar {
    guard let scalar else { throw refusal("a bracket is not closed") }
    if scalar == "\\" { return try escapedScalar() }
    place += 1
    return scalar
  }

  private mutating func namedClass(into set: inout ScalarSet) throws(CELFailure) {
    place += 2
    let isNegated = take("^")
    var name = ""
    while let scalar, scalar != ":" {
      name.unicodeScalars.append(scalar)
      place += 1
    }
    place += 1
    guard take("]"), let ranges = Self.named[name] else { throw refusal("there is no class [:\(name):]") }
    var named = ScalarSet(ranges)
    named.isNegated = isNegated
    set.add(named)
  }
}

extension ScalarSet {
  /// Takes in another set without a case of its own.
  fileprivate mutating func add(_ other: ScalarSet) {
    categories += other.categories
    guard other.isNegated else {
      ranges += other.ranges
      return
    }
    // Everything between the ranges, which are in order.
    var next: UInt32 = 0
    for range in other.ranges {
      if next < range.lowerBound { ranges.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= 0x10FFFF { ranges.append(next...0x10FFFF) }
  }
}
