import Diagnostics

/// The functions that make a value of one type from one of another, `size` and `type`.
enum ConversionFunctions {
  static let all: [CELFunction] = [
    CELFunction("type(A): type", one: { .type($0.typeName) }),
    CELFunction(
      "size(string): int", "size(bytes): int", "size(list<A>): int", "size(map<A, B>): int",
      one: { value throws(CELFailure) in try size(value) }),
    CELFunction(
      "string.size(): int", "bytes.size(): int", "list<A>.size(): int", "map<A, B>.size(): int",
      one: { value throws(CELFailure) in try size(value) }),
    CELFunction("bool(bool): bool", "bool(string): bool", one: { value throws(CELFailure) in try bool(value) }),
    CELFunction(
      "int(int): int", "int(uint): int", "int(double): int", "int(string): int", "int(timestamp): int",
      one: { value throws(CELFailure) in try int(value) }),
    CELFunction(
      "uint(uint): uint", "uint(int): uint", "uint(double): uint", "uint(string): uint",
      one: { value throws(CELFailure) in try uint(value) }),
    CELFunction(
      "double(double): double", "double(int): double", "double(uint): double", "double(string): double",
      one: { value throws(CELFailure) in try double(value) }),
    CELFunction(
      "string(string): string", "string(bool): string", "string(int): string", "string(uint): string",
      "string(double): string", "string(bytes): string", "string(timestamp): string", "string(duration): string",
      "string(quantity): string", "string(url): string",
      one: { value throws(CELFailure) in try string(value) }),
    CELFunction("bytes(bytes): bytes", "bytes(string): bytes", one: { value throws(CELFailure) in try bytes(value) }),
    CELFunction(
      "duration(duration): duration", "duration(string): duration",
      one: { value throws(CELFailure) in
        if case .duration = value { return value }
        return .duration(try CELDuration(text: try value.text().bytes))
      }),
    CELFunction(
      "timestamp(timestamp): timestamp", "timestamp(string): timestamp", "timestamp(int): timestamp",
      one: { value throws(CELFailure) in
        switch value {
        case .timestamp: value
        case .int(let seconds): .timestamp(try CELTimestamp(seconds: seconds))
        default: .timestamp(try CELTimestamp(text: try value.text().bytes))
        }
      }),
  ]

  private static func size(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .string(let text): .int(TextPlaces.count(of: text))
    case .bytes(let bytes): .int(bytes.count)
    case .list(let list): .int(list.count)
    case .map(let map): .int(map.entries.count)
    default: throw .noOverload
    }
  }

  private static func bool(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .bool: return value
    case .string(let text):
      switch text.description {
      case "1", "t", "true", "TRUE", "True", "T": return .bool(true)
      case "0", "f", "false", "FALSE", "False", "F": return .bool(false)
      default: throw CELFailure("this text is neither true nor false")
      }
    default: throw .noOverload
    }
  }

  private static let outOfRange = CELFailure("the number is out of range")

  private static func int(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .int: return value
    case .uint(let number):
      guard let number = Int(exactly: number) else { throw outOfRange }
      return .int(number)
    case .double(let number):
      // The ends are left out: they may be the nearest to a number beyond them.
      guard number > -0x1p63, number < 0x1p63 else { throw outOfRange }
      return .int(Int(number))
    case .string(let text):
      guard let number = NumberText.int(text.bytes) else { throw CELFailure("this text is not an integer") }
      return .int(number)
    case .timestamp(let time): return .int(time.seconds)
    default: throw .noOverload
    }
  }

  private static func uint(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .uint: return value
    case .int(let number):
      guard let number = UInt64(exactly: number) else { throw outOfRange }
      return .uint(number)
    case .double(let number):
      guard number >= 0, number < 0x1p64 else { throw outOfRange }
      return .uint(UInt64(number))
    case .string(let text):
      guard let number = NumberText.uint(text.bytes) else {
        throw CELFailure("this text is not an integer without a sign")
      }
      return .uint(number)
    default: throw .noOverload
    }
  }

  private static func double(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .double: return value
    case .int(let number): return .double(Double(number))
    case .uint(let number): return .double(Double(number))
    case .string(let text):
      guard let number = NumberText.double(text.bytes) else { throw CELFailure("this text is not a number") }
      return .double(number)
    default: throw .noOverload
    }
  }

  private static func string(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .string: return value
    case .bool(let truth): return .string(truth ? "true" : "false" as String)
    case .int(let number): return .string(String(number))
    case .uint(let number): return .string(String(number))
    case .double(let number): return .string(NumberText.of(number))
    case .bytes(let bytes):
      guard UTF8Scalar.firstInvalidOffset(in: bytes) == nil else { throw CELFailure("the bytes are not UTF-8") }
      return .string(ByteString(bytes))
    case .timestamp(let time): return .string(time.description)
    case .duration(let length): return .string(length.description)
    case .quantity(let quantity): return .string(ByteString(quantity.text))
    case .url(let url): return .string(ByteString(url.text))
    default: throw .noOverload
    }
  }

  private static func bytes(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .bytes: value
    case .string(let text): .bytes(text.bytes)
    default: throw .noOverload
    }
  }
}
