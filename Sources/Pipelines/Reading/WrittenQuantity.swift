public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// A resource quantity as a workflow writes it.
public struct WrittenQuantity: Sendable {
  /// The text, be it a string or a number in YAML.
  public let text: Sourced<ByteString>
  /// What it is an amount of, such as `memory`, or the field that it stands in.
  public let name: ByteString
  /// Whether less than nothing makes no sense, as everywhere but in a divisor.
  let isAmount: Bool
  /// Whether values are put in place of variables before it is read.
  private(set) var mayBeVariable: Bool

  init?(_ node: YAMLNode?, of name: ByteString, isAmount: Bool = true, mayBeVariable: Bool = false) {
    guard let node, let text = node.sourcedText, node.bool == nil else { return nil }
    self.text = text
    self.name = name
    self.isAmount = isAmount
    self.mayBeVariable = mayBeVariable
  }

  /// What is wrong with a quantity.
  public enum Defect: Sendable {
    /// Argo puts values in place of `{{…}}` only after it has read all quantities.
    case variable(Range<Int>)
    /// Kubernetes cannot read it.
    case unreadable(GrammarFault)
    /// Kubernetes reads it as something that nobody means.
    case misread(Quantity.Misreading, Range<Int>)
    /// It is less than nothing.
    case negative
    /// It counts bytes in thousandths, as one does with cores.
    case fractionOfByte(Range<Int>)
  }

  /// The same where values are put in place of variables before it is read.
  func replacingVariables() -> WrittenQuantity {
    var copy = self
    copy.mayBeVariable = true
    return copy
  }

  /// The quantity, if Kubernetes can read it.
  public var quantity: Quantity? { try? Quantity(text.value.bytes) }

  /// What is wrong with it, if anything.
  public var defect: Defect? {
    if mayBeVariable, text.value.isUnknown { return nil }
    if let variable = text.value.firstVariable { return .variable(variable) }
    do {
      let quantity = try Quantity(text.value.bytes)
      if let misreading = quantity.misreading {
        return .misread(misreading, misreading == .exponentWraps ? quantity.suffix : 0..<text.value.bytes.count)
      }
      if isAmount, quantity.isNegative { return .negative }
      return countsBytes && isSmall(quantity.suffix) && !quantity.isWhole ? .fractionOfByte(quantity.suffix) : nil
    } catch {
      return .unreadable(error)
    }
  }

  /// What was probably meant by a text that Kubernetes cannot read: `8G` by `8GB`, `10Gi` by `10 Gi`, `1k` by `1K`.
  public var meant: ByteString? {
    let bytes = text.value.bytes.filter { $0 != UInt8(ascii: " ") }
    let number = bytes.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: ".") }
    var unit = bytes.dropFirst(number.count).map { $0 | 0x20 }
    if unit.count > 1, unit.last == UInt8(ascii: "b") { unit.removeLast() }
    let suffix = ["k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"].first {
      $0.utf8.map { $0 | 0x20 } == unit
    }
    guard !number.isEmpty, let suffix, (try? Quantity(number + Array(suffix.utf8))) != nil else { return nil }
    return ByteString(number + Array(suffix.utf8))
  }

  private var countsBytes: Bool {
    ["memory", "storage", "ephemeral-storage", "sizeLimit"].contains(name) || name.hasPrefix("hugepages-")
  }

  private func isSmall(_ suffix: Range<Int>) -> Bool {
    ["m", "u", "n"].contains(ByteString(text.value.bytes[suffix]))
  }
}

extension ByteString {
  /// Where the first `{{…}}` stands, if there is one.
  var firstVariable: Range<Int>? {
    guard let open = bytes.firstOccurrence(of: "{{"), let close = bytes.firstOccurrence(of: "}}", from: open + 2) else {
      return nil
    }
    return open..<close + 2
  }
}
