/// Reads a regular expression in the syntax of RE2, with what Perl added.
///
/// The source is the list in `doc/syntax.txt` of RE2. Scripts of Unicode (`\p{Greek}`) and `\C` are not taken.
struct PatternParser {
  /// What letters in `(?ims)` say.
  struct Flags {
    var ignoresCase = false
    var isMultiline = false
    var dotTakesNewline = false
    var isLazy = false
  }

  /// More groups in one another than anybody writes.
  private static let deepest = 200

  let text: [Unicode.Scalar]
  var place = 0
  var flags = Flags()
  private(set) var groupCount = 0
  private(set) var names: [String: Int] = [:]
  private var depth = 0

  init(_ text: [Unicode.Scalar]) { self.text = text }

  var scalar: Unicode.Scalar? { place < text.count ? text[place] : nil }
  var following: Unicode.Scalar? { place + 1 < text.count ? text[place + 1] : nil }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard self.scalar == scalar else { return false }
    place += 1
    return true
  }

  func refusal(_ reason: String) -> CELFailure { CELFailure("this is not a regular expression of RE2: \(reason)") }

  /// Reads all of it.
  mutating func parse() throws(CELFailure) -> PatternNode {
    let node = try alternatives()
    if scalar != nil { throw refusal("a parenthesis closes nothing") }
    return node
  }

  private mutating func alternatives() throws(CELFailure) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw refusal("groups lie in one another too deep") }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence() throws(CELFailure) -> PatternNode {
    var nodes: [PatternNode] = []
    while let scalar, scalar != "|", scalar != ")" {
      guard let atom = try atom() else { continue }
      nodes.append(try repeated(atom))
    }
    return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
  }

  /// What follows may repeat: `*`, `+`, `?`, `{2,3}`.
  private mutating func repeated(_ atom: PatternNode) throws(CELFailure) -> PatternNode {
    guard let (least, most) = try repetition() else { return atom }
    let isLazy = take("?") != flags.isLazy
    let next = place
    if try repetition() != nil { throw refusal("an operator that repeats follows another one") }
    place = next
    return .repetition(atom, least: least, most: most, isLazy: isLazy)
  }

  private mutating func repetition() throws(CELFailure) -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    let start = place
    guard take("{") else { return nil }
    let least = number()
    var most = least
    if take(",") { most = scalar == "}" ? nil : number() ?? -1 }
    // Anything else in braces is text.
    guard let least, most ?? 0 >= 0, take("}") else {
      place = start
      return nil
    }
    if least > 1000 || most ?? 0 > 1000 || least > most ?? least {
      throw refusal("the counts in braces are not possible")
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    let start = place
    var value = 0
    while let scalar, ("0"..."9").contains(scalar) {
      value = min(value * 10 + Int(scalar.value) - 48, 1001)
      place += 1
    }
    return place == start ? nil : value
  }

  /// One character, class, group or assertion; `nil` where flags are set.
  private mutating func atom() throws(CELFailure) -> PatternNode? {
    guard let scalar else { return nil }
    switch scalar {
    case "(": return try group()
    case "[": return .scalars(try characterClass())
    case ".":
      place += 1
      var set = ScalarSet(flags.dotTakesNewline ? [] : [0x0A...0x0A])
      set.isNegated = true
      return .scalars(set)
    case "^":
      place += 1
      return .assertion(flags.isMultiline ? .lineStart : .textStart)
    case "$":
      place += 1
      return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
    case "*", "+", "?": throw refusal("there is nothing before the operator that it could repeat")
    case "{":
      let start = place
      if try repetition() != nil { throw refusal("there is nothing before the operator that it could repeat") }
      place = start + 1
      return literal("{")
    case "\\": return try backslash()
    default:
      place += 1
      return literal(scalar)
    }
  }

  func literal(_ scalar: Unicode.Scalar) -> PatternNode {
    var set = ScalarSet([scalar.value...scalar.value])
    set.ignoresCase = flags.ignoresCase
    return .scalars(set)
  }

  private mutating func group() throws(CELFailure) -> PatternNode? {
    place += 1
    let outer = flags
    var number: Int?
    if take("?") {
      if scalar == "P" || scalar == "<" {
        try name()
        groupCount += 1
        number = groupCount
      } else if try !setFlags() {
        return nil
      }
    } else {
      groupCount += 1
      number = groupCount
    }
    let node = try alternatives()
    guard take(")") else { throw refusal("a parenthesis is not closed") }
    flags = outer
    return number.map { .group(node, $0) } ?? node
  }

  private mutating func name() throws(CELFailure) {
    _ = take("P")
    guard take("<"), let end = text[place...].firstIndex(of: ">") else { throw refusal("there is no such group") }
    let name = text[place..<end]
    let isName = name.allSatisfy {
      $0 == "_" || $0.isASCII && (UInt8($0.value).isASCIILetter || UInt8($0.value).isASCIIDigit)
    }
    guard !name.isEmpty, isName else { throw refusal("the name of a group consists of letters, digits and `_`") }
    var text = ""
    text.unicodeScalars.append(contentsOf: name)
    guard names.updateValue(groupCount + 1, forKey: text) == nil else { throw refusal("two groups have one name") }
    place = end + 1
  }

  /// `i-s:` or `i-s)`; `false` if there is no group behind them.
  private mutating func setFlags() throws(CELFailure) -> Bool {
    var isSet = true
    var flags = self.flags
    var hasAny = false
    while let scalar, scalar != ":", scalar != ")" {
      switch scalar {
      case "i": flags.ignoresCase = isSet
      case "m": flags.isMultiline = isSet
      case "s": flags.dotTakesNewline = isSet
      case "U": flags.isLazy = isSet
      case "-" where isSet:
        isSet = false
        hasAny = false
        place += 1
        continue
      default: throw refusal("there is no such group")
      }
      hasAny = true
      place += 1
    }
    if !isSet, !hasAny { throw refusal("there is no such group") }
    self.flags = flags
    if take(":") { return true }
    guard hasAny, take(")") else { throw refusal("there is no such group") }
    return false
  }
}
