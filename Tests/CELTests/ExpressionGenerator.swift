import TestSupport

/// Writes expressions that mostly make sense.
struct ExpressionGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func one(of texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }

  /// An expression of any type.
  mutating func expression() -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: integer(3)
    case 1: text(3)
    case 2: truth(3)
    case 3: list(3)
    case 4: number(3)
    case 5: map(2)
    case 6: unsigned(3)
    default: mixed(2)
    }
  }

  private mutating func integer(_ depth: Int) -> String {
    let leaf = [
      "0", "1", "-1", "7", "42", "9223372036854775807", "-9223372036854775808", "0x10", "1000000", "-3",
    ]
    guard depth > 0 else { return one(of: leaf) }
    switch Int.random(in: 0..<12, using: &random) {
    case 0...3: return "(\(integer(depth - 1)) \(one(of: ["+", "-", "*", "/", "%"])) \(integer(depth - 1)))"
    case 4: return "size(\(text(depth - 1)))"
    case 5: return "int(\(one(of: [number(depth - 1), unsigned(depth - 1)])))"
    case 6: return "\(list(depth - 1))[\(integer(depth - 1))]"
    case 7: return "(\(truth(depth - 1)) ? \(integer(depth - 1)) : \(integer(depth - 1)))"
    case 8: return "\(text(depth - 1)).indexOf(\(text(depth - 1)))"
    case 9: return "math.\(one(of: ["abs", "sign", "bitNot"]))(\(integer(depth - 1)))"
    case 10: return "\(list(depth - 1)).size()"
    default: return one(of: leaf)
    }
  }

  private mutating func unsigned(_ depth: Int) -> String {
    let leaf = ["0u", "1u", "7u", "18446744073709551615u", "0xFFu"]
    guard depth > 0 else { return one(of: leaf) }
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1: return "(\(unsigned(depth - 1)) \(one(of: ["+", "-", "*", "/", "%"])) \(unsigned(depth - 1)))"
    case 2: return "uint(\(one(of: [integer(depth - 1), number(depth - 1)])))"
    case 3: return "math.bitXor(\(unsigned(depth - 1)), \(unsigned(depth - 1)))"
    default: return one(of: leaf)
    }
  }

  private mutating func number(_ depth: Int) -> String {
    let leaf = ["0.0", "-0.0", "1.5", "-2.25", "1e300", "1e-300", "0.1", "3.0", "9007199254740993.0"]
    guard depth > 0 else { return one(of: leaf) }
    switch Int.random(in: 0..<6, using: &random) {
    case 0...2: return "(\(number(depth - 1)) \(one(of: ["+", "-", "*", "/"])) \(number(depth - 1)))"
    case 3: return "double(\(integer(depth - 1)))"
    case 4: return "math.\(one(of: ["ceil", "floor", "round", "trunc", "abs"]))(\(number(depth - 1)))"
    default: return one(of: leaf)
    }
  }

  private mutating func text(_ depth: Int) -> String {
    let leaf = [
      "''", "'a'", "'abc'", "'naïve'", "'\\U0001F600x'", "\"it's\"", "r'\\d'", "'A-b_C'", "'12'", "'e\\u0301'",
    ]
    guard depth > 0 else { return one(of: leaf) }
    switch Int.random(in: 0..<11, using: &random) {
    case 0, 1: return "(\(text(depth - 1)) + \(text(depth - 1)))"
    case 2: return "string(\(one(of: [integer(depth - 1), truth(depth - 1), unsigned(depth - 1)])))"
    case 3: return "\(text(depth - 1)).charAt(\(one(of: ["0", "1", "2", "3", "-1"])))"
    case 4: return "\(text(depth - 1)).substring(\(one(of: ["0", "1", "2"])))"
    case 5: return "\(text(depth - 1)).replace(\(text(depth - 1)), \(text(depth - 1)))"
    case 6: return "\(text(depth - 1)).\(one(of: ["lowerAscii", "upperAscii", "trim"]))()"
    case 7: return "(\(truth(depth - 1)) ? \(text(depth - 1)) : \(text(depth - 1)))"
    case 8: return "\(text(depth - 1)).split(\(text(depth - 1))).join(\(text(depth - 1)))"
    case 9: return "'%s-%d'.format([\(text(depth - 1)), \(integer(depth - 1))])"
    default: return one(of: leaf)
    }
  }

  private mutating func truth(_ depth: Int) -> String {
    guard depth > 0 else { return one(of: ["true", "false"]) }
    let comparison = one(of: ["==", "!=", "<", "<=", ">", ">="])
    switch Int.random(in: 0..<14, using: &random) {
    case 0, 1: return "(\(truth(depth - 1)) \(one(of: ["&&", "||"])) \(truth(depth - 1)))"
    case 2: return "!\(truth(depth - 1))"
    case 3: return "(\(integer(depth - 1)) \(comparison) \(integer(depth - 1)))"
    case 4: return "(\(text(depth - 1)) \(comparison) \(text(depth - 1)))"
    case 5: return "(dyn(\(integer(depth - 1))) \(comparison) \(one(of: [unsigned(depth - 1), number(depth - 1)])))"
    case 6: return "\(text(depth - 1)).\(one(of: ["contains", "startsWith", "endsWith"]))(\(text(depth - 1)))"
    case 7: return "(\(integer(depth - 1)) in \(list(depth - 1)))"
    case 8:
      return
        "\(list(depth - 1)).\(one(of: ["all", "exists", "exists_one"]))(x, \(integer(depth - 1)) / x \(comparison) x)"
    case 9:
      return
        "\(text(depth - 1)).matches(\(one(of: ["'a+'", "'^[a-z]*$'", "'(a|b)c'", "r'\\d'", "'.'", "'^$'", "'[^a]'"])))"
    case 10: return "(\(map(depth - 1)) == \(map(depth - 1)))"
    case 11: return "has(\(map(depth - 1)).a)"
    case 12: return "(\(mixed(depth - 1)) \(comparison) \(mixed(depth - 1)))"
    default: return one(of: ["true", "false"])
    }
  }

  private mutating func list(_ depth: Int) -> String {
    guard depth > 0 else { return one(of: ["[1, 2, 3]", "[0]", "[5, 0, -5]"]) }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return "(\(list(depth - 1)) + \(list(depth - 1)))"
    case 1: return "\(list(depth - 1)).map(x, x \(one(of: ["+", "*", "/", "%"])) \(integer(depth - 1)))"
    case 2: return "\(list(depth - 1)).filter(x, x \(one(of: ["<", ">", "=="])) \(integer(depth - 1)))"
    case 3: return "[\(integer(depth - 1)), \(integer(depth - 1))]"
    default: return one(of: ["[1, 2, 3]", "[0]", "[5, 0, -5]"])
    }
  }

  private mutating func map(_ depth: Int) -> String {
    "{'\(one(of: ["a", "b"]))': \(integer(depth)), '\(one(of: ["c", "d"]))': \(integer(depth))}"
  }

  /// Something of an unknown type.
  private mutating func mixed(_ depth: Int) -> String {
    "dyn(\(one(of: [integer(depth), text(depth), truth(depth), number(depth), list(depth), "null", "b'\\xff'"])))"
  }
}
