import Configuration
import Diagnostics
import LanguageServerProtocol
import RuleEngine

/// What may be written at a place of `.kfplint.yaml`, by the shape that its reader and its schema have, too.
struct ConfigurationWay {
  /// The name of the file.
  static let fileName = ConfigurationFile.name

  private let question: DocumentQuestion
  private let rules: [RuleInfo]

  init(_ question: DocumentQuestion, rules: [RuleInfo]) { (self.question, self.rules) = (question, rules) }

  /// What may be written at a place.
  func choices(at place: BlockPlace) -> [WrittenChoice] {
    let shapes = shapes(of: place.path)
    if place.isValue {
      return shapes.flatMap { values(of: $0) }
    }
    let found = shapes.flatMap { keys(of: $0) }
    // In a list of words, an item is a value; in one of mappings it is a key.
    return found.isEmpty ? shapes.flatMap { values(of: $0) } : found
  }

  /// What a key means, for the pointer above it.
  func fact(at offset: Int) -> Fact? {
    let place = BlockPlace(around: offset, in: question.document.text.bytes)
    guard let word = place.word, !place.isValue else { return nil }
    let meaning = shapes(of: place.path).lazy.compactMap { fields(of: $0).first { $0.name == word.text } }.first
    let text = meaning?.meaning ?? rules.first { $0.id == word.text }.map { $0.summary }
    return text.map { Fact("**\(MarkdownText.of(word.text))**\n\n\(MarkdownText.of($0))", word.span) }
  }

  /// The shapes that a value may have at the end of a way.
  private func shapes(of way: [BlockPlace.Step]) -> [ConfigurationShape] {
    let file = ConfigurationShape.file(rules: rules.map { KnownRule(id: $0.id, options: $0.options) })
    return way.reduce([file]) { shapes, step in
      shapes.flatMap { shape in alternatives(of: shape).flatMap { inner(of: $0, step) } }
    }
  }

  private func alternatives(of shape: ConfigurationShape) -> [ConfigurationShape] {
    if case .either(let shapes) = shape { return shapes.flatMap { alternatives(of: $0) } }
    return [shape]
  }

  private func inner(of shape: ConfigurationShape, _ step: BlockPlace.Step) -> [ConfigurationShape] {
    switch (shape, step) {
    case (.list(let item), .item), (.oneOrMore(let item), .item): [item]
    case (.named(_, let value), .key): [value]
    case (.levels(_, let level, let others), .key(let name)): [others.first { $0.name == name }?.shape ?? level]
    case (_, .key(let name)): fields(of: shape).filter { $0.name == name }.map(\.shape)
    default: []
    }
  }

  private func fields(of shape: ConfigurationShape) -> [ConfigurationShape.Field] {
    switch shape {
    case .fields(let fields, _), .setting(let fields, _): fields
    case .either(let shapes): shapes.flatMap { fields(of: $0) }
    case .levels(_, _, let others): others
    default: []
    }
  }

  private func keys(of shape: ConfigurationShape) -> [WrittenChoice] {
    alternatives(of: shape).flatMap { shape -> [WrittenChoice] in
      if case .levels(let names, _, _) = shape {
        return names.map { name in
          let rule = rules.first { $0.id == name }
          return WrittenChoice(name, .reference, detail: rule?.summary, documentation: nil, suffix: ": ")
        }
      }
      return fields(of: shape).map {
        WrittenChoice($0.name, .property, detail: nil, documentation: $0.meaning, suffix: $0.shape.opening)
      }
    }
  }

  private func values(of shape: ConfigurationShape) -> [WrittenChoice] {
    switch shape {
    case .word(let words):
      words.map { word in
        WrittenChoice(word, .enumMember, detail: rules.first { $0.id == word }?.summary, documentation: nil)
      }
    case .oneOrMore(let item): values(of: item)
    case .either(let shapes): shapes.flatMap { values(of: $0) }
    default: []
    }
  }
}

extension ConfigurationShape {
  /// What is written after a key.
  fileprivate var opening: String {
    switch self {
    case .list, .fields, .setting, .levels, .named: ":"
    default: ": "
    }
  }
}
