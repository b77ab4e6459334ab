import Diagnostics
import Pipelines
import Schedules
import Snapshots
import YAMLSyntax

/// Something that has a name, and the places in all files of its unit that mean it.
struct NamedThing {
  /// What has the name.
  enum Kind: Equatable {
    case inWorkflow(WorkflowName.Kind)
    case parameter
    case experiment
  }

  /// A place of the name.
  struct Place {
    let file: SourceFile
    let span: SourceSpan

    /// Whether the name stands there letter by letter.
    func holds(_ name: ByteString) -> Bool {
      file.bytes[span.range.clamped(to: 0..<file.bytes.count)].elementsEqual(name.bytes)
    }
  }

  let kind: Kind
  let name: ByteString
  /// Where it is declared; where a definition leads.
  var declarations: [Place] = []
  /// Where it is used.
  var uses: [Place] = []
  /// What a definition leads to from a declaration, if that is something else: the producers of an input.
  var producers: [Place] = []
  /// The file of the same name, for a parameter.
  var parameterFile: PipelineFile?

  /// All places of the name.
  var places: [Place] { declarations + uses }

  /// Whether one of the places is at an offset of a file.
  func isAt(_ offset: Int, in path: Path) -> Bool {
    places.contains { $0.file.path == path && ($0.span.range.contains(offset) || Int($0.span.end) == offset) }
  }
}

extension NamedThing {
  /// What has a name in the units of a file.
  static func all(in units: OpenUnits) -> [NamedThing] {
    units.pipelines.flatMap { all(in: $0) } + units.schedules.flatMap { experiments(of: $0.schedule) }
  }

  private static func all(in unit: PipelineUnit) -> [NamedThing] {
    guard let graph = unit.graph else { return [] }
    let file = graph.document.file
    let names = WorkflowNames(graph, unit.pipeline?.readSpecification).all
    func places(_ spans: [SourceSpan]) -> [Place] { spans.map { Place(file: file, span: $0) } }
    // What the run begins with gets the parameters by their names: both have to have the same one.
    let rootInputs = names.filter { $0.kind == .input && $0.isOfRoot }
    return names.map { name in
      guard name.kind == .parameter else {
        return NamedThing(
          kind: .inWorkflow(name.kind), name: name.name, declarations: places(name.declarations),
          uses: places(name.uses + name.arguments), producers: places(name.arguments))
      }
      let inputs = rootInputs.filter { $0.name == name.name }
      return NamedThing(
        kind: .parameter, name: name.name, declarations: places(name.declarations),
        uses: places(name.uses + inputs.flatMap { $0.declarations + $0.uses }),
        parameterFile: unit.files.parameterFiles.first { $0.name == name.name })
    }
  }

  private static func experiments(of schedule: Schedule) -> [NamedThing] {
    func place(_ name: Sourced<ByteString>) -> Place { Place(file: name.node.file, span: name.textSpan) }
    var things: [ByteString: NamedThing] = [:]
    for name in schedule.experiments.compactMap(\.name) {
      things[name.value, default: NamedThing(kind: .experiment, name: name.value)].declarations.append(place(name))
    }
    for name in schedule.runs.compactMap(\.experiment) {
      things[name.value, default: NamedThing(kind: .experiment, name: name.value)].uses.append(place(name))
    }
    return things.values.sorted { $0.name < $1.name }
  }
}
