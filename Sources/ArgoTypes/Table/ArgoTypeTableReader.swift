internal import Diagnostics

/// Reads the text that `.ci/derive-argo-types` writes.
///
/// The first line names the versions. A line at the margin is a type; an indented one is a field of it: its name, its
/// type, and where it is not in every version, the first and the last that has it.
struct ArgoTypeTableReader {
  private(set) var versions: [ArgoVersion] = []
  private(set) var types: [ArgoTypeTree.TypeRecord] = []
  private(set) var fields: [ArgoTypeTree.FieldRecord] = []
  private(set) var valueTypes = ArgoValueTypes()
  /// The names of types, then the types of values as they are written, each with the number that it has in `valueTypes`.
  private var words = WordTable()
  /// The versions as they are written.
  private var header: [Range<Int>] = []
  private let text: UnsafeBufferPointer<UInt8>

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    var lines = LinesOfWords(text)
    guard lines.nextLine() else { return }
    while let word = lines.nextWord() {
      header.append(word)
      if let version = ArgoVersion(String(decoding: text[word], as: UTF8.self)) { versions.append(version) }
    }
    // Types are mentioned before they come.
    var names = lines
    while names.nextLine() {
      guard !names.isIndented, let name = names.nextWord() else { continue }
      words.append(name, in: text)
      let type = ArgoObjectType(index: types.count)
      valueTypes.append(.object(type), .object(type))
      types.append(ArgoTypeTree.TypeRecord(name: name, fields: 0..<0))
    }
    var type = -1
    while lines.nextLine() {
      if lines.isIndented {
        appendField(&lines)
        types[type].fields = types[type].fields.lowerBound..<fields.count
      } else {
        type += 1
        types[type].fields = fields.count..<fields.count
      }
    }
  }

  private mutating func appendField(_ line: inout LinesOfWords) {
    guard let name = line.nextWord(), let word = line.nextWord() else { return }
    var bounds = 0...header.count - 1
    // Nearly every field is in all versions.
    if let first = line.nextWord(), let last = line.nextWord(), let since = version(first), let until = version(last) {
      bounds = since...until
    }
    fields.append(ArgoTypeTree.FieldRecord(name: name, type: id(of: word), versions: bounds))
  }

  private func version(_ word: Range<Int>) -> Int? {
    header.firstIndex { text[$0].elementsEqual(text[word]) }
  }

  /// The type that is written as `string`, `Container`, `[]Container`, `{}quantity`.
  private mutating func id(of word: Range<Int>) -> ArgoValueTypeID {
    if let number = words.number(of: word, in: text) { return ArgoValueTypeID(index: number) }
    let type: (value: ArgoValueType, shape: ArgoValueShape)
    switch text[word.lowerBound] {
    case UInt8(ascii: "["):
      let element = id(of: word.lowerBound + 2..<word.upperBound)
      type = (.list(of: valueTypes.types[element.index]), .list(of: element))
    case UInt8(ascii: "{"):
      let element = id(of: word.lowerBound + 2..<word.upperBound)
      type = (.map(of: valueTypes.types[element.index]), .map(of: element))
    default:
      type = Self.simpleType(String(decoding: text[word], as: UTF8.self))
    }
    words.append(word, in: text)
    return valueTypes.append(type.value, type.shape)
  }

  private static func simpleType(_ word: String) -> (ArgoValueType, ArgoValueShape) {
    switch word {
    case "string": (.string, .string)
    case "integer": (.integer, .scalar)
    case "boolean": (.boolean, .scalar)
    case "number": (.number, .scalar)
    case "quantity": (.quantity, .scalar)
    case "intOrString": (.intOrString, .scalar)
    case "anyString": (.anyString, .scalar)
    case "object": (.freeMapping, .freeMapping)
    case "plugin": (.plugin, .plugin)
    default: (.anything, .anything)
    }
  }
}

extension ArgoTypeTree {
  /// Reads a table, and further types behind it.
  init(reading table: StaticString, and more: StaticString = "") {
    text = table.withUTF8Buffer { Array($0) } + [UInt8(ascii: "\n")] + more.withUTF8Buffer { Array($0) }
    let table = text.withUnsafeBufferPointer { ArgoTypeTableReader($0) }
    (versions, types, fields, valueTypes) = (table.versions, table.types, table.fields, table.valueTypes)
    places = ArgoFieldTable(of: types.map(\.fields), names: fields.map(\.name), in: text)
    Self.closedSets.withUTF8Buffer { readClosedSets($0) }
    Self.ownFields.withUTF8Buffer { readEmbeddedFields($0) }
  }

  /// Gives fields the words that they take.
  private mutating func readClosedSets(_ sets: UnsafeBufferPointer<UInt8>) {
    var lines = LinesOfWords(sets)
    while lines.nextLine() {
      guard let type = nextType(&lines, sets), let name = lines.nextWord(), let field = field(sets[name], of: type)
      else { continue }
      while let word = lines.nextWord() { fields[field.index].allowed.append(ByteString(Array(sets[word]))) }
    }
  }

  /// Marks the fields below which a reader of YAML does not know the types any more.
  private mutating func readEmbeddedFields(_ own: UnsafeBufferPointer<UInt8>) {
    var lines = LinesOfWords(own)
    while lines.nextLine() {
      guard let type = nextType(&lines, own) else { continue }
      for index in types[type.index].fields { fields[index].isEmbedded = true }
      while let name = lines.nextWord() {
        if let field = field(own[name], of: type) { fields[field.index].isEmbedded = false }
      }
    }
    guard let template = objectType(named: "Template") else { return }
    for index in types[template.index].fields where text[fields[index].name].elementsEqual("steps".utf8) {
      fields[index].isEmbedded = true
    }
  }

  private func nextType(_ line: inout LinesOfWords, _ bytes: UnsafeBufferPointer<UInt8>) -> ArgoObjectType? {
    line.nextWord().flatMap { word in
      let name = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[word])
      return types.firstIndex { text.holds(name, in: $0.name) }.map { ArgoObjectType(index: $0) }
    }
  }

  private func field(_ name: Slice<UnsafeBufferPointer<UInt8>>, of type: ArgoObjectType) -> ArgoField? {
    field(UnsafeBufferPointer(rebasing: name), of: type)
  }
}
