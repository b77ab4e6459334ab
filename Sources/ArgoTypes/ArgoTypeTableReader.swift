internal import Diagnostics

extension ArgoTypeTree {
  /// Reads the text that `.ci/derive-argo-types` writes.
  ///
  /// The first line names the versions. A line at the margin is a type; an indented one is a field of it: its name, its
  /// type, and where it is not in every version, the first and the last that has it. `more` holds further types.
  init(reading table: StaticString, and more: StaticString = "") {
    text = table.withUTF8Buffer { Array($0) } + [UInt8(ascii: "\n")] + more.withUTF8Buffer { Array($0) }
    var lines = text.split(separator: UInt8(ascii: "\n"))[...]
    let header = lines.popFirst()?.split(separator: UInt8(ascii: " ")) ?? []
    versions = header.compactMap { ArgoVersion(String(decoding: $0, as: UTF8.self)) }

    // Types are mentioned before they come.
    var indices: [ArraySlice<UInt8>: Int] = [:]
    for line in lines where line.first != UInt8(ascii: " ") { indices[line] = indices.count }

    var valueTypes = ArgoValueTypes()
    for index in 0..<indices.count { _ = valueTypes.id(of: .object(ArgoObjectType(index: index))) }
    var known: [ArraySlice<UInt8>: ArgoValueTypeID] = [:]

    var types: [TypeRecord] = []
    var fields: [FieldRecord] = []
    types.reserveCapacity(indices.count)
    fields.reserveCapacity(lines.count - indices.count)
    for line in lines {
      guard line.first == UInt8(ascii: " ") else {
        types.append(TypeRecord(name: line.indices, fields: fields.count..<fields.count))
        continue
      }
      var rest = line
      let name = Self.nextWord(&rest)
      let word = Self.nextWord(&rest)
      let type: ArgoValueTypeID
      if let id = known[word] {
        type = id
      } else {
        type = valueTypes.id(of: Self.valueType(word, indices))
        known[word] = type
      }
      // Nearly every field is in all versions.
      let bounds = rest.isEmpty ? [] : rest.split(separator: UInt8(ascii: " ")).compactMap { header.firstIndex(of: $0) }
      let versions = bounds.count == 2 ? bounds[0]...bounds[1] : 0...header.count - 1
      fields.append(FieldRecord(name: name.indices, type: type, versions: versions))
      types[types.count - 1].fields = types[types.count - 1].fields.lowerBound..<fields.count
    }
    self.types = types
    self.fields = fields
    self.valueTypes = valueTypes
    places = ArgoFieldTable(of: types.map(\.fields), names: fields.map(\.name), in: text)
    readClosedSets()
    readEmbeddedFields()
  }

  /// Gives fields the words that they take.
  private mutating func readClosedSets() {
    for line in Self.closedSets.description.split(separator: "\n") {
      let words = line.split(separator: " ").map { ByteString(String($0)) }
      guard let type = objectType(named: words[0]) else { continue }
      let name = words[1].bytes
      for index in types[type.index].fields where text[fields[index].name].elementsEqual(name) {
        fields[index].allowed = Array(words[2...])
      }
    }
  }

  /// Takes the first word of a line; there are thousands of lines, and an array of words is made for none.
  private static func nextWord(_ line: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = line.firstIndex { $0 != UInt8(ascii: " ") } ?? line.endIndex
    let end = line[start...].firstIndex(of: UInt8(ascii: " ")) ?? line.endIndex
    defer { line = line[end...] }
    return line[start..<end]
  }

  /// Reads `string`, `Container`, `[]Container`, `{}quantity`.
  private static func valueType(_ word: ArraySlice<UInt8>, _ indices: [ArraySlice<UInt8>: Int]) -> ArgoValueType {
    switch word.first {
    case UInt8(ascii: "["): return .list(of: valueType(word.dropFirst(2), indices))
    case UInt8(ascii: "{"): return .map(of: valueType(word.dropFirst(2), indices))
    default: break
    }
    if let index = indices[word] { return .object(ArgoObjectType(index: index)) }
    return switch String(decoding: word, as: UTF8.self) {
    case "string": .string
    case "integer": .integer
    case "boolean": .boolean
    case "number": .number
    case "quantity": .quantity
    case "intOrString": .intOrString
    case "anyString": .anyString
    case "object": .freeMapping
    case "plugin": .plugin
    default: .anything
    }
  }
}
