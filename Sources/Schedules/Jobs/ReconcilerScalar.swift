import Cron
import Diagnostics
public import YAMLSyntax

/// What a scalar of a schedule file is to the reconciler.
///
/// It reads these files with ruamel.yaml 0.17 and so by YAML 1.2, other than the rendered pipelines: `yes` and `off` are
/// text, `010` is ten. Timestamps it turns into text itself, in UTC. A bare date makes it crash, and so does a day that
/// no calendar has.
public enum ReconcilerScalar: Hashable, Sendable {
  case string
  case null
  case boolean(Bool)
  /// An integer, or `nil` where it is larger than an `Int` is.
  case integer(Int?)
  case float
  /// A point in time, written without quotes.
  case timestamp(Timestamp)
  /// A day without a time of day, written without quotes.
  case bareDate
  /// What looks like a date or a timestamp, and is no day or time that there is.
  case impossibleTime
}

extension YAMLNode {
  /// What the scalar is to the reconciler; `nil` for a collection.
  public var reconcilerScalar: ReconcilerScalar? {
    guard let bytes = scalarBytes else { return nil }
    return scalarStyle == .plain ? ReconcilerScalar(plain: bytes) : .string
  }
}

extension ReconcilerScalar {
  /// What text without quotes is.
  init(plain text: ArraySlice<UInt8>) {
    guard let first = text.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      self = Self.ofNumberLike(text)
    default:
      // The longest word has five letters.
      switch text.count <= 5 ? String(decoding: text, as: UTF8.self) : "" {
      case "~", "null", "Null", "NULL": self = .null
      case "true", "True", "TRUE": self = .boolean(true)
      case "false", "False", "FALSE": self = .boolean(false)
      default: self = .string
      }
    }
  }

  private static func ofNumberLike(_ text: ArraySlice<UInt8>) -> ReconcilerScalar {
    if let time = PlainTimestamp(text) {
      if time.isBareDate { return time.timestamp == nil ? .impossibleTime : .bareDate }
      return time.timestamp.map { .timestamp($0) } ?? .impossibleTime
    }
    if let integer = integer(text) { return .integer(integer.value) }
    return isFloat(text) ? .float : .string
  }

  /// An integer in base 10, or in another one with `0b`, `0o` or `0x` before it; underscores count for nothing.
  private static func integer(_ text: ArraySlice<UInt8>) -> (value: Int?, Void)? {
    var digits = text.filter { $0 != UInt8(ascii: "_") }
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    var base = 10
    if digits.first == UInt8(ascii: "0"), digits.count > 2 {
      switch digits[1] {
      case UInt8(ascii: "b"): base = 2
      case UInt8(ascii: "o"): base = 8
      case UInt8(ascii: "x"): base = 16
      default: break
      }
      if base != 10 { digits.removeFirst(2) }
    }
    guard !digits.isEmpty, digits.allSatisfy({ digit($0).map { $0 < base } ?? false }) else { return nil }
    return (Int((isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self), radix: base), ())
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  private static func isFloat(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text.filter { $0 != UInt8(ascii: "_") }[...]
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    if [".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"].contains(String(decoding: rest, as: UTF8.self)) { return true }
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    let hasPoint = rest.first == UInt8(ascii: ".")
    if hasPoint { rest = rest.dropFirst() }
    let fraction = hasPoint ? rest.prefix(while: isDigit) : []
    rest = rest.dropFirst(fraction.count)
    guard !whole.isEmpty || !fraction.isEmpty else { return false }
    guard let letter = rest.first else { return hasPoint }
    guard letter | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
