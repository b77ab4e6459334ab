/// The names that the Kubernetes API server refuses or accepts.
///
/// The rules are those of `k8s.io/apimachinery/pkg/util/validation`.
public enum KubernetesName {
  /// What a name is to be used as.
  public enum Use: Sendable {
    /// A key of a label: a name of at most 63 bytes, optionally after a DNS subdomain and a slash.
    case qualifiedName
    /// A key of an annotation, which the API server turns into lower case before it looks at it.
    case qualifiedNameInAnyCase
    /// The value of a label: empty, or like the name in a key.
    case labelValue
    /// A DNS-1123 subdomain, the name of most objects: at most 253 bytes.
    case subdomain
    /// A DNS-1123 label, such as a container's name: at most 63 bytes, without dots.
    case label
  }

  /// What is wrong with a name, or `nil`; places count from the name's first byte.
  public static func fault(in name: ArraySlice<UInt8>, as use: Use) -> GrammarFault? {
    let fault: GrammarFault? =
      switch use {
      case .qualifiedName: qualifiedNameFault(name)
      case .qualifiedNameInAnyCase:
        qualifiedNameFault(name.contains(where: \.isUpperCase) ? lowercased(name) : name)
      case .labelValue: name.isEmpty ? nil : namePartFault(name, name.indices, what: "a label's value")
      case .subdomain: subdomainFault(name, name.indices, what: "a DNS subdomain")
      case .label: labelFault(name, name.indices)
      }
    return fault.map {
      GrammarFault($0.message, at: $0.range.lowerBound - name.startIndex..<$0.range.upperBound - name.startIndex)
    }
  }

  /// The same slice with ASCII capitals as small letters.
  private static func lowercased(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var name = name
    for place in name.indices where name[place].isUpperCase { name[place] |= 0x20 }
    return name
  }

  private static func qualifiedNameFault(_ name: ArraySlice<UInt8>) -> GrammarFault? {
    guard let slash = name.firstIndex(of: UInt8(ascii: "/")) else {
      return namePartFault(name, name.indices, what: "the name of a key")
    }
    if let second = name[(slash + 1)...].firstIndex(of: UInt8(ascii: "/")) {
      return GrammarFault("a key has at most one \"/\", between a DNS subdomain and a name", at: second..<second + 1)
    }
    if slash == name.startIndex {
      return GrammarFault("the part of a key before \"/\" must not be empty", at: slash..<slash + 1)
    }
    return subdomainFault(name, name.startIndex..<slash, what: "the part of a key before \"/\"")
      ?? namePartFault(name, slash + 1..<name.endIndex, what: "the name of a key")
  }

  private static func namePartFault(_ name: ArraySlice<UInt8>, _ range: Range<Int>, what: String) -> GrammarFault? {
    if range.isEmpty { return GrammarFault("\(what) must not be empty", at: range) }
    if range.count > 63 {
      return GrammarFault("\(what) has at most 63 bytes, and this has \(range.count)", at: range)
    }
    if let place = range.first(where: { !isNamePart(name[$0]) }) {
      return GrammarFault(
        "\(what) consists of letters, digits, \"-\", \"_\" and \".\"", at: character(name, at: place, in: range))
    }
    return endsFault(name, range, what: what)
  }

  private static func endsFault(_ name: ArraySlice<UInt8>, _ range: Range<Int>, what: String) -> GrammarFault? {
    if !name[range.lowerBound].isLetterOrDigit {
      return GrammarFault("\(what) starts with a letter or digit", at: range.lowerBound..<range.lowerBound + 1)
    }
    if !name[range.upperBound - 1].isLetterOrDigit {
      return GrammarFault("\(what) ends with a letter or digit", at: range.upperBound - 1..<range.upperBound)
    }
    return nil
  }

  private static func subdomainFault(_ name: ArraySlice<UInt8>, _ range: Range<Int>, what: String) -> GrammarFault? {
    if range.isEmpty { return GrammarFault("\(what) must not be empty", at: range) }
    if range.count > 253 {
      return GrammarFault("\(what) has at most 253 bytes, and this has \(range.count)", at: range)
    }
    var start = range.lowerBound
    for place in range.lowerBound...range.upperBound {
      guard place == range.upperBound || name[place] == UInt8(ascii: ".") else { continue }
      if let fault = dnsLabelFault(name, start..<place, what: what) { return fault }
      start = place + 1
    }
    return nil
  }

  private static func labelFault(_ name: ArraySlice<UInt8>, _ range: Range<Int>) -> GrammarFault? {
    if range.count > 63 {
      return GrammarFault("a DNS label has at most 63 bytes, and this has \(range.count)", at: range)
    }
    return dnsLabelFault(name, range, what: "a DNS label")
  }

  private static func dnsLabelFault(_ name: ArraySlice<UInt8>, _ range: Range<Int>, what: String) -> GrammarFault? {
    if range.isEmpty { return GrammarFault("\(what) has an empty part", at: range) }
    if let place = range.first(where: { !isDNSLabelPart(name[$0]) }) {
      return GrammarFault(
        "\(what) consists of lower-case letters, digits, \"-\" and \".\"", at: character(name, at: place, in: range))
    }
    return endsFault(name, range, what: what)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  private static func isDNSLabelPart(_ byte: UInt8) -> Bool {
    byte.isLowerCase || byte.isDigit || byte == UInt8(ascii: "-")
  }

  /// The whole character of UTF-8 that starts at a byte, so that a caret never splits it.
  private static func character(_ name: ArraySlice<UInt8>, at place: Int, in range: Range<Int>) -> Range<Int> {
    var end = place + 1
    while end < range.upperBound, name[end] & 0xC0 == 0x80 { end += 1 }
    return place..<end
  }
}
