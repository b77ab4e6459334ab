import ArgoGrammar
import Diagnostics
import Fixing
import LanguageServerProtocol
import Pipelines
import Schedules
import Snapshots
import YAMLSyntax

/// Gives a parameter or an experiment another name, in every file that names it.
struct Renaming {
  private let question: DocumentQuestion
  private let thing: NamedThing?
  private let things: [NamedThing]
  private let span: SourceSpan?

  /// The renaming of what stands at a position.
  init(_ question: DocumentQuestion, at position: LSP.Position) {
    self.question = question
    things = NamedThing.all(in: question.units)
    let offset = question.offset(of: position)
    let definitions = Definitions(question)
    thing = definitions.thing(at: offset)
    span =
      thing?.places.first {
        $0.file.path == question.path && Int($0.span.start) <= offset && offset <= Int($0.span.end)
      }?.span
  }

  /// What would be renamed; throws where that is nothing that has a name here.
  func target() throws(ResponseError) -> (range: LSP.TextRange, name: String) {
    let thing = try renamed()
    guard let span else {
      throw ResponseError(.requestFailed, "rename it where its name stands")
    }
    return (question.range(span), String(decoding: thing.name.bytes, as: UTF8.self))
  }

  /// The changes that give it a new name; throws where the name cannot be one, or would be that of something else.
  func edit(to new: String) throws(ResponseError) -> LSP.WorkspaceEdit {
    let thing = try renamed()
    let name = ByteString(new)
    if name == thing.name { return LSP.WorkspaceEdit([]) }
    let isAccepted =
      thing.kind == .experiment
      ? name.isPlainInYAML(mayHoldSpaces: true)
      : name.isPlainInYAML(mayHoldSpaces: false) && ParameterName.isAcceptedByArgo(name)
    guard isAccepted else {
      throw ResponseError(
        .invalidParams,
        thing.kind == .experiment
          ? "a name of an experiment begins with a letter, and has letters, digits, spaces, `.`, `-` and `_`"
          : "a name of a parameter begins with a letter, and has letters, digits, `-` and `_`")
    }
    if things.contains(where: { $0.kind == thing.kind && $0.name == name }) {
      throw ResponseError(
        .requestFailed, "there is a \(thing.kind == .experiment ? "job or experiment with" : "parameter of") this name")
    }
    if let place = thing.places.first(where: { !$0.holds(thing.name) }) {
      throw ResponseError(
        .requestFailed, "the name is written with an escape in \(place.file.path), and cannot be changed there")
    }
    if let place = thing.places.first(where: { isRepeated($0, of: thing) }) {
      throw ResponseError(
        .requestFailed, "the name stands at an anchor in \(place.file.path), and an alias repeats it for something else"
      )
    }
    if thing.kind == .parameter, let obstacle = obstacle(to: name, for: thing) {
      throw ResponseError(.requestFailed, obstacle)
    }
    var edits: [Path: Set<LSP.TextEdit>] = [:]
    for place in thing.places {
      edits[place.file.path, default: []].insert(LSP.TextEdit(question.table.range(place.file, place.span), new))
    }
    var changes = edits.sorted { $0.key < $1.key }.map { path, edits in
      let document = question.workspace.document(at: path, in: question.place.folder)
      return LSP.WorkspaceEdit.Change.edit(
        question.table.uri(of: path), version: document?.version, edits.sorted { $0.range.start < $1.range.start })
    }
    if let file = thing.parameterFile {
      let target = file.path.parent.appending(name)
      if isTaken(target) { throw ResponseError(.requestFailed, "there is a \(target) already") }
      changes.append(.rename(question.table.uri(of: file.path), to: question.table.uri(of: target)))
    }
    return LSP.WorkspaceEdit(changes)
  }

  /// Why a parameter cannot have another name, as a sentence; `nil` where it can.
  private func obstacle(to name: ByteString, for thing: NamedThing) -> String? {
    for graph in question.units.pipelines.compactMap(\.graph) {
      // It would get the value of the parameter, which it does not get now.
      if WorkflowNames(graph).all.contains(where: { $0.kind == .input && $0.isOfRoot && $0.name == name }) {
        return "the template that the run begins or ends with has an input of this name"
      }
      for text in graph.templatedTexts {
        for tag in text.text.tags where tag.isExpression {
          if let obstacle = RenamedExpression(tag, in: text).obstacle(to: name, for: thing) { return obstacle }
        }
      }
      if let obstacle = RenamedExpression.obstacle(inBareExpressionsOf: graph.document.tree, for: thing) {
        return obstacle
      }
    }
    return nil
  }

  /// Whether an alias takes the name to where it is not the thing's: there it would change, too.
  private func isRepeated(_ place: NamedThing.Place, of thing: NamedThing) -> Bool {
    let trees =
      question.units.pipelines.compactMap { $0.document?.tree }
      + question.units.schedules.flatMap { $0.files.documents.map(\.tree) }
    guard let tree = trees.first(where: { $0.file === place.file }), tree.hasAliases else { return false }
    let aliases = tree.nodes.count {
      $0.isAlias && $0.target.span.start <= place.span.start && place.span.end <= $0.target.span.end
    }
    return thing.places.count { $0.file === place.file && $0.span == place.span } <= aliases
  }

  /// Whether anything is at a path, be it a link or a folder: an editor would stop there with half of the changes made.
  private func isTaken(_ path: Path) -> Bool {
    let (entry, content) = (try? question.files.entry(at: path), try? question.files.entries(below: path))
    return entry != nil || !(content ?? []).isEmpty
  }

  private func renamed() throws(ResponseError) -> NamedThing {
    guard let thing, thing.kind == .parameter || thing.kind == .experiment else {
      throw ResponseError(.requestFailed, "only parameters of a pipeline and experiments can be renamed")
    }
    return thing
  }
}

extension ByteString {
  /// Whether the bytes are the same text in every style of a YAML scalar.
  fileprivate func isPlainInYAML(mayHoldSpaces: Bool) -> Bool {
    guard let first = bytes.first, first.isLetterOrDecimalDigit, first < UInt8(ascii: "0") || first > UInt8(ascii: "9"),
      bytes.last != UInt8(ascii: " ")
    else { return false }
    let signs = Set("-_".utf8).union(mayHoldSpaces ? Set(" .".utf8) : [])
    guard bytes.allSatisfy({ $0.isLetterOrDecimalDigit || signs.contains($0) }) else { return false }
    // What YAML 1.1 takes for a Boolean or for null (`resolver.py` of PyYAML 6.0).
    return !["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
      .contains(String(decoding: bytes, as: UTF8.self).lowercased())
  }
}
