import Diagnostics
public import YAMLSyntax

/// A pipeline compiled in V1 mode: what its workflow declares, brought together with what its folder supplies.
public final class Pipeline: Sendable {
  /// The files of the unit.
  public let files: PipelineFiles
  /// The workflow file.
  public let document: WorkflowDocument
  /// The workflow.
  public let workflow: Workflow
  /// The interface that the SDK wrote beside it.
  public let specification: Specification
  /// The parameters of `spec.arguments`, which is what the API server goes by.
  public let parameters: [Parameter]
  /// The files of `params/` that no parameter declares.
  public let undeclaredFiles: [PipelineFile]

  let typeDefects: TypeDefects
  /// The workflow as a graph.
  let graph: WorkflowGraph
  /// What it was rendered from, as far as that was looked up.
  let surroundings: Surroundings?
  let lazyRenamedParameters = Lazy<[ByteString: ByteString]>()
  private let lazyInputsWithoutParameter = Lazy<[PipelineSpec.Input]>()

  /// What became of the `pipeline_spec` annotation.
  public enum Specification: Sendable {
    case missing
    /// The annotation is a list, a mapping or null.
    case notText(YAMLNode)
    /// The text is no JSON.
    case malformed(YAMLNode, JSONSyntaxError)
    case read(PipelineSpec)
  }

  /// Whether every entry of `spec.arguments.parameters` and its name could be read, so the list is complete.
  public let listsEveryParameter: Bool

  /// Brings workflow and files together.
  init(files: PipelineFiles, graph: WorkflowGraph, specification: Specification) {
    self.files = files
    document = graph.document
    workflow = graph.workflow
    listsEveryParameter = graph.listsEveryParameter
    typeDefects = graph.typeDefects
    self.graph = graph
    self.specification = specification
    surroundings = nil

    let inputs = specification.inputs
    let inputsByName = Dictionary(inputs.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    // SDKs before 0.1.35 write the name in another way into `spec.arguments`.
    let hasEachByName = workflow.parameters.allSatisfy { inputsByName[$0.name.value] != nil }
    let inputsByNormalizedName =
      hasEachByName
      ? [:]
      : Dictionary(
        inputs.map { (ParameterName.normalized($0.name.value), $0) }, uniquingKeysWith: { first, _ in first })
    let filesByName = Dictionary(
      files.parameterFiles.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let declarations = workflow.parameters
    let flow = ParameterFlow(graph)
    parameters = declarations.map { declaration in
      let name = declaration.name.value
      return Parameter(
        declaration: declaration,
        input: inputsByName[name] ?? inputsByNormalizedName[ParameterName.normalized(name)],
        file: filesByName[name], stepTypes: flow?.types(of: name) ?? [],
        isUsed: flow?.uses(name) ?? true,
        isReadable: graph.typeDefects.isSound(declaration.node))
    }
    let declared = Set(declarations.map(\.name.value))
    undeclaredFiles = listsEveryParameter ? files.parameterFiles.filter { !declared.contains($0.name) } : []
  }

  /// The same pipeline with what it was rendered from.
  init(_ other: Pipeline, with surroundings: Surroundings) {
    files = other.files
    document = other.document
    workflow = other.workflow
    listsEveryParameter = other.listsEveryParameter
    typeDefects = other.typeDefects
    graph = other.graph
    specification = other.specification
    parameters = other.parameters
    undeclaredFiles = other.undeclaredFiles
    self.surroundings = surroundings
  }

  /// The interface, if the annotation could be read.
  public var readSpecification: PipelineSpec? {
    if case .read(let spec) = specification { spec } else { nil }
  }

  /// The required parameters without a file, each with the file that was probably meant for it.
  ///
  /// A misspelt file is one defect: who reports the parameter names the file, and the file is not reported again. A folder
  /// of the parameter's name is reported as a folder, and a parameter renamed or deleted in one half of the file as that.
  /// While the interface cannot be read, nobody knows which parameters are optional.
  public var missingParameters: [(parameter: Parameter, misspelt: PipelineFile?)] {
    guard isMeantAsRendered, !hasUnreadableSpecification else { return [] }
    guard parameters.contains(where: { $0.isRequired && $0.file == nil }) else { return [] }
    let present = Set(files.parameterFolders.map(\.name) + undeclaredFiles.map(\.name))
    let renamed = halfRenamedParameters
    let missing = parameters.filter { parameter in
      guard parameter.isRequired, parameter.file == nil, !isLeftOutOrOptional(parameter, renamed) else { return false }
      let names = [parameter.name.value, renamed[parameter.name.value]].compactMap { $0 }
      return !names.contains { present.contains($0) }
    }
    let missingNames = missing.map(\.name.value)
    let filesByName = Dictionary(undeclaredFiles.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    // For one that the exit handler takes a file comes too late: it needs a default, and is reported as that.
    let late = Set(graph.argumentMismatches.flatMap(\.late).map(\.argument.name.value))
    return missing.compactMap { parameter in
      let name = parameter.name.value
      let nearest = NearestName.of(name, among: undeclaredFiles.lazy.map(\.name))
      // A file is meant for one parameter only: the one whose name is nearest to its own.
      let misspelt = nearest.flatMap { filesByName[$0] }.flatMap { file in
        NearestName.of(file.name, among: missingNames) == name ? file : nil
      }
      return misspelt == nil && late.contains(name) ? nil : (parameter, misspelt)
    }
  }

  private var hasUnreadableSpecification: Bool {
    switch specification {
    case .notText, .malformed: true
    case .missing, .read: false
    }
  }

  /// Whether the interface lacks the parameter, or has it as optional under the name that it had before.
  private func isLeftOutOrOptional(_ parameter: Parameter, _ renamed: [ByteString: ByteString]) -> Bool {
    guard let specification = readSpecification, parameter.input == nil else { return false }
    // Old SDKs left out all inputs of some pipelines; nothing is missing there.
    guard let before = renamed[parameter.name.value] else {
      return !specification.inputs.isEmpty || workflow.sdkVersion != nil
    }
    return specification.inputs.contains { $0.name.value == before && $0.isOptional }
  }

  /// Whether the unit is a folder in which every parameter is expected to have a file.
  public var isMeantAsRendered: Bool { files.kind == .rendered && files.intent != nil }

  /// The inputs of the interface that `spec.arguments` lacks, names compared as old SDKs normalise them.
  public var inputsWithoutParameter: [PipelineSpec.Input] {
    lazyInputsWithoutParameter.value {
      guard listsEveryParameter else { return [] }
      // The compiler writes both lists in the same order and nearly always the same names.
      let isSame =
        workflow.parameters.count == specification.inputs.count
        && zip(workflow.parameters, specification.inputs).allSatisfy { $0.name.value == $1.name.value }
      if isSame { return [] }
      let declared = Set(workflow.parameters.map { ParameterName.normalized($0.name.value) })
      return specification.inputs.filter { !declared.contains(ParameterName.normalized($0.name.value)) }
    }
  }
}

extension Pipeline.Specification {
  /// Reads the annotation of a workflow.
  init(of workflow: Workflow) {
    guard let annotation = workflow.pipelineSpec else {
      self = .missing
      return
    }
    guard annotation.kind == .scalar, !annotation.isNull else {
      self = .notText(annotation)
      return
    }
    do {
      self = .read(PipelineSpec(annotation: annotation, json: try annotation.embeddedJSON()))
    } catch {
      self = .malformed(annotation, error)
    }
  }

  /// The normalised names of the inputs that could be read.
  var inputNames: Set<ByteString> { Set(inputs.map { ParameterName.normalized($0.name.value) }) }

  /// The inputs that could be read.
  var inputs: [PipelineSpec.Input] {
    if case .read(let spec) = self { spec.inputs } else { [] }
  }
}

extension WorkflowGraph {
  /// Whether every entry of `spec.arguments.parameters` and its name could be read.
  fileprivate var listsEveryParameter: Bool {
    guard let specification else { return false }
    guard let arguments = specification.object("arguments") else { return specification.lacks("arguments") }
    guard let list = arguments["parameters"] else { return arguments.lacks("parameters") }
    return list.items.allSatisfy { item in
      object(at: item).map { $0.text("name") != nil || $0.lacks("name") } ?? false
    }
  }
}
