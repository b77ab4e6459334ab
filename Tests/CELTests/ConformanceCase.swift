import CEL
import Diagnostics
import Foundation

/// One case of the suite: an expression, what its variables are, and what it is worth.
struct ConformanceCase: Decodable {
  let file: String
  let section: String
  let name: String
  let expr: String
  let bindings: [String: WantedValue]?
  let container: String?
  let unchecked: Bool?
  let result: WantedValue

  var title: String { "\(file)/\(section)/\(name)" }

  /// What is wrong; `nil` if nothing is.
  func outcome() -> String? {
    let names = (bindings ?? [:]).keys.sorted()
    let values = names.compactMap { bindings?[$0]?.value }
    let variables = names.map { CELEnvironment.Variable($0, bindings?[$0]?.type ?? .dyn) }
    let environment = CELEnvironment(variables: variables, container: container ?? "")
    var wantsError = false
    if case .error = result { wantsError = true }
    do throws(CELFault) {
      let program = try CELProgram(expr.utf8, in: environment, isChecked: unchecked != true)
      do throws(CELFailure) {
        let value = try program.evaluate(values)
        return result.isSame(as: value) ? nil : "found \(value)"
      } catch {
        return wantsError ? nil : "failed: \(error.message)"
      }
    } catch {
      return wantsError ? nil : "refused: \(error.message) at \(error.range)"
    }
  }
}

/// A value as the corpus writes it.
indirect enum WantedValue: Decodable {
  case value(CELValue, CELType)
  case error

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
  }

  /// A value that the corpus writes in no way that is known here.
  private struct UnknownForm: Error {}

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    guard let key = object.allKeys.first else { throw UnknownForm() }
    func text() throws -> String { try object.decode(String.self, forKey: key) }
    switch key.stringValue {
    case "error": self = .error
    case "null": self = .value(.null, .null)
    case "bool": self = .value(.bool(try object.decode(Bool.self, forKey: key)), .bool)
    case "int": self = .value(.int(Int(try text()) ?? 0), .int)
    case "uint": self = .value(.uint(UInt64(try text()) ?? 0), .uint)
    case "double": self = .value(.double(Double(try text()) ?? 0), .double)
    case "string": self = .value(.string(try text()), .string)
    case "type": self = .value(.type(try text()), .type)
    case "duration":
      let seconds = Double(try text().dropLast()) ?? 0
      self = .value(.duration(CELDuration(nanoseconds: Int((seconds * 1e9).rounded()))), .duration)
    case "bytes":
      let digits = Array(try text())
      self = .value(
        .bytes(stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }),
        .bytes)
    case "list":
      let elements = try object.decode([WantedValue].self, forKey: key).compactMap(\.value)
      self = .value(.list(elements), .list(.dyn))
    case "map":
      let entries = try object.decode([[WantedValue]].self, forKey: key)
      var map = CELMap()
      for entry in entries {
        if let key = entry[0].value, let value = entry[1].value { _ = map.insert(value, for: key) }
      }
      self = .value(.map(map), .map(.dyn, .dyn))
    default: throw UnknownForm()
    }
  }

  var value: CELValue? {
    if case .value(let value, _) = self { return value }
    return nil
  }

  var type: CELType? {
    if case .value(_, let type) = self { return type }
    return nil
  }

  /// Whether a value is this one, of the same types throughout.
  func isSame(as found: CELValue) -> Bool { value.map { Self.areSame($0, found) } ?? false }

  private static func areSame(_ left: CELValue, _ right: CELValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.int(let left), .int(let right)): left == right
    case (.uint(let left), .uint(let right)): left == right
    case (.double(let left), .double(let right)): left.bitPattern == right.bitPattern || left.isNaN && right.isNaN
    case (.string(let left), .string(let right)): left == right
    case (.bytes(let left), .bytes(let right)): left == right
    case (.type(let left), .type(let right)): left == right
    case (.duration(let left), .duration(let right)): left == right
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { areSame($0, $1) }
    case (.map(let left), .map(let right)):
      left.entries.count == right.entries.count
        && left.entries.allSatisfy { entry in
          right.entries.contains { areSame($0.key, entry.key) && areSame($0.value, entry.value) }
        }
    default: false
    }
  }
}
