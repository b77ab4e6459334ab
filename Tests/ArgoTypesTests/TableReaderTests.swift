import Diagnostics
import Testing

@testable import ArgoTypes

/// The tree beside a plain reading of the same texts, word by word.
@Suite struct TableReaderTests {
  private let tree = ArgoTypeTree.shared
  private let lines = "\(ArgoTypeTree.table)\n\(ArgoTypeTree.podTypes)".split(separator: "\n").map(String.init)
  private var typeNames: [String] { lines.dropFirst().filter { !$0.hasPrefix(" ") } }

  @Test func `The types and versions are those of the text`() {
    #expect(tree.objectTypes.map { "\($0.name)" } == typeNames)
    #expect(tree.versions.map(\.description) == Self.words(lines[0]))
  }

  @Test func `Each field has the type and the versions that the text gives it`() {
    let (header, typeNames) = (Self.words(lines[0]), typeNames)
    let allowed = Self.words(ofEach: ArgoTypeTree.closedSets)
    let own = Self.words(ofEach: ArgoTypeTree.ownFields)
    var type = -1
    var number = 0
    for line in lines.dropFirst() {
      let words = Self.words(line)
      guard line.hasPrefix(" ") else {
        type += 1
        #expect(tree.types[type].fields.lowerBound == number)
        continue
      }
      let (field, typeName) = (tree.fields[number], typeNames[type])
      let versions = [words.dropFirst(2).first, words.dropFirst(3).first].map { $0.flatMap(header.firstIndex) }
      #expect(String(decoding: tree.text[field.name], as: UTF8.self) == words[0])
      #expect(tree.valueType(field.type) == Self.type(words[1], typeNames), "\(line)")
      #expect(field.versions == (versions[0] ?? 0)...(versions[1] ?? header.count - 1), "\(line)")
      let taken = allowed.first { $0.starts(with: [typeName, words[0]]) }?.dropFirst(2) ?? []
      #expect(field.allowed.map { "\($0)" } == Array(taken), "\(typeName): \(line)")
      let isOwn = own.first { $0[0] == typeName }?.dropFirst().contains(words[0]) ?? true
      #expect(field.isEmbedded == (!isOwn || typeName == "Template" && words[0] == "steps"), "\(typeName): \(line)")
      number += 1
      #expect(tree.types[type].fields.upperBound >= number)
    }
    #expect(number == tree.fields.count)
  }

  @Test func `What a type is made of is what the type says`() {
    for (type, shape) in zip(tree.valueTypes.types, tree.valueTypes.shapes) {
      let isRight =
        switch (shape, type) {
        case (.string, .string), (.anything, .anything), (.freeMapping, .freeMapping), (.plugin, .plugin): true
        case (.scalar, .integer), (.scalar, .boolean), (.scalar, .number), (.scalar, .quantity): true
        case (.scalar, .intOrString), (.scalar, .anyString): true
        case (.object(let shape), .object(let type)): shape == type
        case (.list(let shape), .list(let type)), (.map(let shape), .map(let type)): tree.valueType(shape) == type
        default: false
        }
      #expect(isRight, "\(shape) for \(type)")
    }
    #expect(Set(tree.valueTypes.types).count == tree.valueTypes.types.count)
  }

  private static func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  private static func words(ofEach text: StaticString) -> [[String]] {
    "\(text)".split(separator: "\n").map { words(String($0)) }
  }

  private static func type(_ word: String, _ typeNames: [String]) -> ArgoValueType {
    if word.hasPrefix("[]") { return .list(of: type(String(word.dropFirst(2)), typeNames)) }
    if word.hasPrefix("{}") { return .map(of: type(String(word.dropFirst(2)), typeNames)) }
    if let index = typeNames.firstIndex(of: word) { return .object(ArgoObjectType(index: index)) }
    let simple: [String: ArgoValueType] = [
      "string": .string, "integer": .integer, "boolean": .boolean, "number": .number, "quantity": .quantity,
      "intOrString": .intOrString, "anyString": .anyString, "object": .freeMapping, "plugin": .plugin,
    ]
    return simple[word] ?? .anything
  }
}
