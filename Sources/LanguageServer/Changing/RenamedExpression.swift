import ArgoGrammar
import Diagnostics
import Pipelines
import YAMLSyntax

/// A `{{=…}}` that may name what is renamed.
struct RenamedExpression {
  private let tag: ReferenceTag
  private let text: TemplatedText
  private let content: [UInt8]

  /// The expression of a tag.
  init(_ tag: ReferenceTag, in text: TemplatedText) {
    self.tag = tag
    self.text = text
    content = (text.node.scalarBytes.map { Array($0) } ?? [])[tag.content].map(\.self)
  }

  /// Why the expression keeps something from having another name, as a sentence; `nil` where it does not.
  ///
  /// The name may only stand where a variable is read exactly. Anything else may be the same name, as a text that is compared
  /// with the names of all parameters, or in what another variable is taken for.
  func obstacle(to name: ByteString, for thing: NamedThing) -> String? {
    guard Self.holds(content, thing.name) else { return nil }
    let map = ScalarSourceMap(text.node)
    let judgement = ExpressionSyntax.judgement(of: content)
    let variables = ExpressionVariable.all(in: content).filter { $0.hyphenated == nil }
    let places = variables.flatMap { zip($0.path, $0.nameRanges) }.filter { $0.0 == thing.name }.map(\.1)
    guard map.isExact, judgement.fault == nil, judgement.unjudged == nil,
      !Self.holds(replacing(places, by: []), thing.name)
    else {
      return "the expression {{=\(VisibleText.of(content))}} holds the name, and what it means there is not known"
    }
    let start = tag.content.lowerBound
    let own = places.filter { range in
      let span = map.span(of: range.lowerBound + start..<range.upperBound + start)
      return thing.places.contains { $0.file === text.node.file && $0.span == span }
    }
    let renamed = replacing(own, by: Array(name.bytes))
    let wanted = variables.map { variable in
      zip(variable.path, variable.nameRanges).map { own.contains($1) ? name : $0 }
    }
    guard ExpressionSyntax.judgement(of: renamed).fault == nil,
      ExpressionVariable.all(in: renamed).filter({ $0.hyphenated == nil }).map(\.path) == wanted
    else {
      return "the expression {{=\(VisibleText.of(content))}} names it after a dot, where \(name) would not be one name"
    }
    return nil
  }

  /// Why an expression without braces keeps something from having another name: only those in braces are changed.
  static func obstacle(inBareExpressionsOf tree: YAMLTree, for thing: NamedThing) -> String? {
    for node in tree.nodes where node.kind == .mapping && !node.isAlias {
      for (key, value) in node.entries where bareKeys.contains(where: { key.scalarEquals($0) }) {
        guard let bytes = value.scalarBytes.map({ Array($0) }), holds(bytes, thing.name) else { continue }
        return "the expression \(VisibleText.of(bytes)) holds the name, and what it means there is not known"
      }
    }
    return nil
  }

  /// The fields of Argo's types that hold an expression without braces (`ExpressionField`).
  private static let bareKeys: [StaticString] = ["expression", "fromExpression", "successCondition"]

  private func replacing(_ ranges: [Range<Int>], by bytes: [UInt8]) -> [UInt8] {
    var result = content
    for range in ranges.sorted(by: { $0.lowerBound > $1.lowerBound }) { result.replaceSubrange(range, with: bytes) }
    return result
  }

  /// Whether a name stands in a text, and not as a part of a longer word.
  private static func holds(_ text: [UInt8], _ name: ByteString) -> Bool {
    func isInWord(_ index: Int) -> Bool {
      text.indices.contains(index) && (text[index].isLetterOrDecimalDigit || text[index] == UInt8(ascii: "_"))
    }
    let length = name.bytes.count
    guard length > 0, text.count >= length else { return false }
    return (0...(text.count - length)).contains { start in
      text[start..<start + length].elementsEqual(name.bytes) && !isInWord(start - 1) && !isInWord(start + length)
    }
  }
}
