import Diagnostics

/// What functions of the library ask their arguments; values of other types are refused.
extension CELValue {
  func text() throws(CELFailure) -> ByteString {
    guard case .string(let text) = self else { throw .noOverload }
    return text
  }

  func integer() throws(CELFailure) -> Int {
    guard case .int(let value) = self else { throw .noOverload }
    return value
  }

  func number() throws(CELFailure) -> Double {
    guard case .double(let value) = self else { throw .noOverload }
    return value
  }

  func elements() throws(CELFailure) -> [CELValue] {
    guard case .list(let list) = self else { throw .noOverload }
    return list
  }

  func time() throws(CELFailure) -> CELTimestamp {
    guard case .timestamp(let time) = self else { throw .noOverload }
    return time
  }

  func amount() throws(CELFailure) -> CELQuantity {
    guard case .quantity(let quantity) = self else { throw .noOverload }
    return quantity
  }

  func address() throws(CELFailure) -> CELURL {
    guard case .url(let url) = self else { throw .noOverload }
    return url
  }
}
