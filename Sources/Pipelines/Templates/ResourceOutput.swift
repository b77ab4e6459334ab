import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// What kubectl is to print of an object of the cluster, for an output of a resource template.
public struct ResourceOutput: Sendable {
  /// What is wrong with a path.
  public enum Problem: Sendable {
    /// A brace, bracket or quote is not closed, at this place of the text.
    case unclosed(Character, Range<Int>)
    /// There are no braces, so that kubectl prints the text as it is.
    case noBraces
  }

  /// The path.
  public let path: Sourced<ByteString>
  /// What is wrong with it.
  public let problem: Problem

  /// Looks at a template of kubectl's `jsonpath`: `k8s.io/client-go/util/jsonpath/parser.go`.
  ///
  /// Argo hands the text on as `-o jsonpath=…`, `saveResourceParameters` of `workflow/executor/resource.go`. What is outside
  /// of braces is printed as it is.
  init?(_ path: Sourced<ByteString>) {
    guard !path.value.isUnknown, let problem = Self.problem(in: path.value.bytes) else { return nil }
    self.path = path
    self.problem = problem
  }

  private static func problem(in bytes: [UInt8]) -> Problem? {
    if !bytes.contains(UInt8(ascii: "{")) { return .noBraces }
    var open: [Int] = []
    var quote: Int?
    for (place, byte) in bytes.enumerated() {
      if let start = quote {
        if byte == bytes[start], bytes[place - 1] != UInt8(ascii: "\\") { quote = nil }
        continue
      }
      guard let last = open.last else {
        if byte == UInt8(ascii: "{") { open.append(place) }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = place
      case UInt8(ascii: "["), UInt8(ascii: "("): open.append(place)
      case UInt8(ascii: "]"): if bytes[last] == UInt8(ascii: "[") { open.removeLast() }
      case UInt8(ascii: ")"): if bytes[last] == UInt8(ascii: "(") { open.removeLast() }
      case UInt8(ascii: "}"):
        if bytes[last] != UInt8(ascii: "{") { return unclosed(last, in: bytes) }
        open.removeLast()
      default: break
      }
    }
    return (quote ?? open.last).map { unclosed($0, in: bytes) }
  }

  private static func unclosed(_ place: Int, in bytes: [UInt8]) -> Problem {
    .unclosed(Character(UnicodeScalar(bytes[place])), place..<place + 1)
  }
}

extension TemplateDefinition {
  /// The outputs of a resource template that kubectl cannot print, or prints as they are written.
  public var faultyResourceOutputs: [ResourceOutput] {
    guard kind == .resource else { return [] }
    return outputs?.objects("parameters").compactMap { parameter in
      parameter.object("valueFrom")?.text("jsonPath").flatMap { ResourceOutput($0) }
    } ?? []
  }
}
