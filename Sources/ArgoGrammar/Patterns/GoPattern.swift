/// A regular expression of Go, as far as it can be wrong.
///
/// Govaluate and expr compile the text behind `=~` and `matches` with Go's `regexp`. The grammar is that of `parse` in
/// `regexp/syntax/parse.go` of Go 1.20 with the flags of Perl. Names of Unicode classes are not looked at, and neither is
/// what later versions of Go take.
public struct GoPattern {
  private let text: [Unicode.Scalar]
  private var place = 0
  /// Whether there is something before this place that an operator can repeat.
  private var hasOperand = false
  /// Whether what is right before this place is an operator that repeats.
  private var followsRepetition = false
  /// For each group that is open, nothing but that it is.
  private var openGroups = 0

  /// What is wrong with a pattern in the words of Go, or `nil`.
  public static func fault(in text: String) -> String? {
    var pattern = GoPattern(text: Array(text.unicodeScalars))
    do throws(Refusal) {
      try pattern.parse()
      return nil
    } catch {
      return error.message
    }
  }

  private struct Refusal: Error {
    let message: String

    init(_ message: String) { self.message = message }
  }

  private init(text: [Unicode.Scalar]) { self.text = text }

  private var scalar: Unicode.Scalar? { place < text.count ? text[place] : nil }
  private var following: Unicode.Scalar? { place + 1 < text.count ? text[place + 1] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard self.scalar == scalar else { return false }
    place += 1
    return true
  }

  private mutating func parse() throws(Refusal) {
    while let scalar {
      let wasRepetition = followsRepetition
      followsRepetition = false
      switch scalar {
      case "(": try open()
      case ")":
        guard openGroups > 0 else { throw Refusal("a parenthesis closes nothing") }
        openGroups -= 1
        place += 1
        hasOperand = true
      case "|":
        place += 1
        hasOperand = false
      case "[":
        try characterClass()
        hasOperand = true
      case "*", "+", "?":
        place += 1
        try repetition(after: wasRepetition)
      case "{": try braces(after: wasRepetition)
      case "\\":
        try backslash()
        hasOperand = true
      default:
        place += 1
        hasOperand = true
      }
    }
    if openGroups > 0 { throw Refusal("a parenthesis is not closed") }
  }

  private mutating func repetition(after wasRepetition: Bool) throws(Refusal) {
    guard hasOperand else { throw Refusal("there is nothing before the operator that it could repeat") }
    _ = take("?")
    if wasRepetition { throw Refusal("an operator that repeats follows another one") }
    followsRepetition = true
  }

  /// `{n}`, `{n,}` or `{n,m}`; anything else in braces is text.
  private mutating func braces(after wasRepetition: Bool) throws(Refusal) {
    let start = place
    place += 1
    let least = number()
    var most = least
    if take(",") { most = scalar == "}" ? -1 : number() }
    guard let least, let most, take("}") else {
      place = start + 1
      hasOperand = true
      return
    }
    if least > 1000 || most > 1000 || most >= 0 && least > most {
      throw Refusal("the counts in braces are not possible")
    }
    try repetition(after: wasRepetition)
  }

  /// A number without a zero before it; more than a thousand is as good as any.
  private mutating func number() -> Int? {
    let start = place
    var value = 0
    while let scalar, scalar.isASCII, scalar.isDigit {
      value = min(value * 10 + Int(scalar.value) - 48, 1001)
      place += 1
    }
    return place == start || place - start > 1 && text[start] == "0" ? nil : value
  }

  private mutating func open() throws(Refusal) {
    place += 1
    if take("?") {
      if scalar == "P" || scalar == "<" { return try name() }
      var hasFlag = false
      while let scalar, scalar == "-" || "imsU".unicodeScalars.contains(scalar) {
        hasFlag = true
        place += 1
      }
      // Flags for what follows are no group.
      if hasFlag, take(")") { return }
      guard take(":") else { throw Refusal("Go has no group that starts with \"(?\(scalar.map(String.init) ?? "")\"") }
    }
    openGroups += 1
    hasOperand = false
  }

  /// The name of a group; Go 1.22 and later take one without the `P`.
  private mutating func name() throws(Refusal) {
    _ = take("P")
    guard take("<"), scalar != "=", scalar != "!", let end = text[place...].firstIndex(of: ">") else {
      throw Refusal("Go has no group that starts with \"(?\(scalar == "=" || scalar == "!" ? "<" : "P")\"")
    }
    let name = text[place..<end]
    let isName = name.allSatisfy { $0.isASCII && UInt8($0.value).isLetterOrDigit || $0 == "_" }
    guard !name.isEmpty, isName else { throw Refusal("the name of a group consists of letters, digits and `_`") }
    place = end + 1
    openGroups += 1
    hasOperand = false
  }

  private mutating func backslash() throws(Refusal) {
    switch following {
    case "A", "b", "B", "z", "d", "D", "s", "S", "w", "W": place += 2
    case "Q":
      place += 2
      while let scalar, !(scalar == "\\" && following == "E") { place += 1 }
      place = min(place + 2, text.count)
    case "p", "P": try unicodeClass()
    default: _ = try escape()
    }
  }

  private mutating func unicodeClass() throws(Refusal) {
    place += 2
    guard scalar != nil else { throw Refusal("a class of characters has no name") }
    guard take("{") else {
      place += 1
      return
    }
    guard let end = text[place...].firstIndex(of: "}") else { throw Refusal("the brace of a class is not closed") }
    place = end + 1
  }

  /// A backslash and what it makes of the next character.
  private mutating func escape() throws(Refusal) -> Unicode.Scalar {
    place += 1
    guard let scalar else { throw Refusal("nothing follows the backslash at the end") }
    place += 1
    switch scalar {
    case "a", "f", "n", "r", "t", "v": return scalar
    case "0"..."7":
      // What looks like a reference to a group is none to Go.
      guard scalar == "0" || self.scalar.map({ ("0"..."7").contains($0) }) ?? false else { break }
      var value = scalar.value - 48
      var count = 1
      while count < 3, let digit = self.scalar, ("0"..."7").contains(digit) {
        value = value * 8 + digit.value - 48
        place += 1
        count += 1
      }
      return Unicode.Scalar(value) ?? scalar
    case "x": return try hexadecimal()
    default:
      guard scalar.isASCII, !UInt8(scalar.value).isLetterOrDigit else { break }
      return scalar
    }
    throw Refusal("Go has no escape \"\\\(scalar)\"")
  }

  private mutating func hexadecimal() throws(Refusal) -> Unicode.Scalar {
    let isBraced = take("{")
    var digits = ""
    while let scalar, scalar.properties.isASCIIHexDigit, isBraced || digits.count < 2 {
      digits.unicodeScalars.append(scalar)
      place += 1
    }
    guard let value = UInt32(digits, radix: 16), isBraced ? take("}") : digits.count == 2,
      let scalar = Unicode.Scalar(value)
    else { throw Refusal("Go has no escape \"\\x\(digits)\"") }
    return scalar
  }

  private mutating func characterClass() throws(Refusal) {
    place += 1
    _ = take("^")
    var isFirst = true
    while let scalar, scalar != "]" || isFirst {
      isFirst = false
      if scalar == "[", following == ":", let end = posixEnd() {
        place = end
        continue
      }
      if scalar == "\\" {
        switch following {
        case "d", "D", "s", "S", "w", "W":
          place += 2
          continue
        case "p", "P":
          try unicodeClass()
          continue
        default: break
        }
      }
      let low = try member()
      guard self.scalar == "-", let following, following != "]" else { continue }
      place += 1
      if try member() < low { throw Refusal("the range of characters runs backwards") }
    }
    guard take("]") else { throw Refusal("a bracket is not closed") }
  }

  private mutating func member() throws(Refusal) -> Unicode.Scalar {
    guard let scalar else { throw Refusal("a bracket is not closed") }
    if scalar == "\\" { return try escape() }
    place += 1
    return scalar
  }

  /// The place behind `[:name:]`.
  private func posixEnd() -> Int? {
    var end = place + 2
    while end + 1 < text.count {
      if text[end] == ":", text[end + 1] == "]" { return end + 2 }
      end += 1
    }
    return nil
  }
}
