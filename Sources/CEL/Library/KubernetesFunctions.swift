import Diagnostics

/// Quantities and addresses, as Kubernetes has them (`apiserver/pkg/cel/library/quantity.go` and `urls.go`).
enum KubernetesFunctions {
  static let all: [CELFunction] = [
    CELFunction(
      "quantity(string): quantity",
      one: { text throws(CELFailure) in .quantity(try CELQuantity(try text.text().bytes)) }),
    CELFunction(
      "isQuantity(string): bool",
      one: { text throws(CELFailure) in
        let text = try text.text().bytes
        do throws(CELFailure) {
          _ = try CELQuantity(text)
          return .bool(true)
        } catch {
          return .bool(false)
        }
      }),
    CELFunction("quantity.sign(): int", one: { value throws(CELFailure) in .int(try value.amount().sign) }),
    CELFunction(
      "quantity.isInteger(): bool", one: { value throws(CELFailure) in .bool(try value.amount().integer != nil) }),
    CELFunction(
      "quantity.asInteger(): int",
      one: { value throws(CELFailure) in
        guard let integer = try value.amount().integer else { throw CELFailure("the quantity is not an integer") }
        return .int(integer)
      }),
    CELFunction(
      "quantity.asApproximateFloat(): double",
      one: { value throws(CELFailure) in .double(try value.amount().approximateValue) }),
    CELFunction(
      "quantity.add(quantity): quantity", "quantity.add(int): quantity",
      two: { left, right throws(CELFailure) in .quantity(try left.amount().adding(try amount(right))) }),
    CELFunction(
      "quantity.sub(quantity): quantity", "quantity.sub(int): quantity",
      two: { left, right throws(CELFailure) in .quantity(try left.amount().adding(try amount(right).opposite())) }),
    CELFunction(
      "quantity.isGreaterThan(quantity): bool",
      two: { left, right throws(CELFailure) in .bool(try left.amount().quantity > right.amount().quantity) }),
    CELFunction(
      "quantity.isLessThan(quantity): bool",
      two: { left, right throws(CELFailure) in .bool(try left.amount().quantity < right.amount().quantity) }),
    CELFunction(
      "quantity.compareTo(quantity): int",
      two: { left, right throws(CELFailure) in
        let (left, right) = (try left.amount().quantity, try right.amount().quantity)
        return .int(left < right ? -1 : left == right ? 0 : 1)
      }),
    CELFunction("url(string): url", one: { text throws(CELFailure) in .url(try CELURL(try text.text().bytes)) }),
    CELFunction(
      "isURL(string): bool",
      one: { text throws(CELFailure) in
        let text = try text.text().bytes
        do throws(CELFailure) {
          _ = try CELURL(text)
          return .bool(true)
        } catch {
          return .bool(false)
        }
      }),
    part("getScheme", \.scheme), part("getHost", \.host), part("getHostname", \.hostname), part("getPort", \.port),
    part("getEscapedPath", \.path),
    CELFunction(
      "url.getQuery(): map<string, list<string>>",
      one: { url throws(CELFailure) in
        let parameters = try url.address().parameters
        return .map(
          CELMap(
            parameters.map { parameter in
              (ByteString(parameter.name), .list(parameter.values.map { .string(ByteString($0)) }))
            }))
      }),
  ]

  private static func amount(_ value: CELValue) throws(CELFailure) -> CELQuantity {
    if case .int(let number) = value { return try CELQuantity(Array(String(number).utf8)) }
    return try value.amount()
  }

  private static func part(_ name: String, _ path: any KeyPath<CELURL, [UInt8]> & Sendable) -> CELFunction {
    CELFunction(
      "url.\(name)(): string", one: { url throws(CELFailure) in .string(ByteString(try url.address()[keyPath: path])) })
  }
}
