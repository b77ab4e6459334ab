import Diagnostics
import LanguageServerProtocol
import Pipelines
import Schedules
import Snapshots
import YAMLSyntax

/// Answers where something is declared, and where it is used.
struct Definitions {
  private let question: DocumentQuestion
  private let things: [NamedThing]

  init(_ question: DocumentQuestion) {
    self.question = question
    things = NamedThing.all(in: question.units)
  }

  /// Where what stands at a position is declared.
  func definition(at position: LSP.Position) -> [LSP.Location] {
    let offset = question.offset(of: position)
    let file = ownParameter.map { locations($0.declarations) } ?? []
    if !file.isEmpty { return file }
    for thing in things where thing.isAt(offset, in: question.path) {
      let isDeclared = thing.declarations.contains { isAt(offset, $0) }
      if !isDeclared { return locations(thing.declarations) }
      if let file = thing.parameterFile { return [location(file)] }
      return locations(thing.producers.isEmpty ? thing.declarations : thing.producers)
    }
    return alias(at: offset).map { [$0.target] }.map { locations($0.map { place($0) }) } ?? pinned(at: offset)
  }

  /// Where what stands at a position is used, with its declarations if they are wanted.
  func references(at position: LSP.Position, withDeclarations: Bool) -> [LSP.Location] {
    let offset = question.offset(of: position)
    if let thing = thing(at: offset) {
      let files = thing.parameterFile.map { [location($0)] } ?? []
      return locations(thing.uses + (withDeclarations ? thing.declarations : [])) + files
    }
    guard let tree = question.tree, let alias = alias(at: offset) else { return [] }
    return locations(tree.nodes.filter { $0.isAlias && $0.target == alias.target }.map { place($0) })
  }

  /// The places in the document itself that mean what stands at a position.
  func highlights(at position: LSP.Position) -> [LSP.TextRange] {
    let offset = question.offset(of: position)
    return (thing(at: offset)?.places ?? []).filter { $0.file.path == question.path }.map { question.range($0.span) }
  }

  /// What has a name at an offset; in a file of `params/` it is the parameter.
  func thing(at offset: Int) -> NamedThing? {
    ownParameter ?? things.first { $0.isAt(offset, in: question.path) }
  }

  /// The parameter whose value the document is.
  var ownParameter: NamedThing? {
    things.first { $0.kind == .parameter && $0.parameterFile?.path == question.path }
  }

  private func isAt(_ offset: Int, _ place: NamedThing.Place) -> Bool {
    place.file.path == question.path && Int(place.span.start) <= offset && offset <= Int(place.span.end)
  }

  private func place(_ node: YAMLNode) -> NamedThing.Place { NamedThing.Place(file: node.file, span: node.span) }

  private func locations(_ places: [NamedThing.Place]) -> [LSP.Location] {
    var seen = Set<LSP.Location>()
    return places.compactMap { question.table.location($0.file, $0.span) }.filter { seen.insert($0).inserted }
  }

  /// A file as a whole.
  private func location(_ file: PipelineFile) -> LSP.Location {
    let start = LSP.Position(line: 0, character: 0)
    return LSP.Location(question.table.uri(of: file.path), LSP.TextRange(start, start))
  }

  /// An alias at an offset; of an anchor, the first alias that stands for it.
  private func alias(at offset: Int) -> YAMLNode? {
    guard let tree = question.tree, tree.hasAliases else { return nil }
    let aliases = tree.nodes.filter(\.isAlias)
    if let alias = aliases.first(where: { $0.span.range.contains(offset) }) { return alias }
    // The anchor stands before the node that has it, and has the alias' name.
    let bytes = question.document.text.bytes
    guard let start = bytes[..<min(offset + 1, bytes.count)].lastIndex(of: UInt8(ascii: "&")), offset - start < 256
    else { return nil }
    let name = bytes[start...].dropFirst().prefix { !" \t\r\n,[]{}".utf8.contains($0) }
    guard start...name.endIndex ~= offset else { return nil }
    return aliases.first { alias in
      bytes[alias.span.range].dropFirst().elementsEqual(name) && Int(alias.target.span.start) > start
    }
  }

  /// The file that a job takes from a commit, if the offset is in what names it.
  private func pinned(at offset: Int) -> [LSP.Location] {
    guard let uri = PinnedPlace(at: offset, question)?.uri else { return [] }
    let start = LSP.Position(line: 0, character: 0)
    return [LSP.Location(uri, LSP.TextRange(start, start))]
  }
}
