import Diagnostics
import YAMLSyntax

/// Follows the pipeline's parameters from `spec.arguments` through the tasks to the steps that read them.
///
/// Argo gives the entrypoint and the exit handler their inputs from `spec.arguments` by name; from there a task passes a
/// value on as `{{inputs.parameters.NAME}}`, and any place may name `{{workflow.parameters.NAME}}`.
struct ParameterFlow {
  private let roots: [Int]
  private let rootInputs: Set<ByteString>
  /// Whether it is certain which inputs the entrypoint and the exit handler have.
  private let knowsRoots: Bool
  private let mentions: Mentions
  /// The inputs that are handed on or have a type.
  private var inputs = InputTable()
  /// The inputs that a workflow parameter is handed on to.
  private var receiversFromWorkflow: [ByteString: [Int]] = [:]

  /// An input of a template.
  private struct Input: Hashable {
    let template: Int
    let name: ByteString
  }

  /// Inputs by number, so that following one compares no names.
  private struct InputTable {
    private var numbers: [Input: Int] = [:]
    /// The inputs that each is handed on to.
    var receivers: [[Int]] = []
    /// The types that components declare for what they are given from each as it is.
    var types: [[Sourced<ParameterType>]] = []

    /// The number of an input, if it was entered.
    func known(_ input: Input) -> Int? { numbers[input] }

    /// The number of an input, which is entered if it is new.
    mutating func number(of input: Input) -> Int {
      if let known = numbers[input] { return known }
      numbers[input] = types.count
      receivers.append([])
      types.append([])
      return types.count - 1
    }
  }

  /// Where a task takes a value from.
  private enum Origin {
    case input(Input)
    case workflow(ByteString)
  }

  /// Follows the parameters of a pipeline, if there are any.
  init?(_ graph: WorkflowGraph) {
    let workflow = graph.workflow
    guard !workflow.parameters.isEmpty else { return nil }
    mentions = Mentions(in: workflow.root.file.bytes)
    let (templates, interfaces, defects) = (graph.templates, graph.interfaces, graph.typeDefects)
    let roots = (graph.roots + graph.exitRoots).map(\.position)
    self.roots = roots
    knowsRoots =
      !defects.isMisspelt("templates", in: workflow.spec) && !defects.isMisspelt("onExit", in: workflow.spec)
      && !graph.roots.isEmpty && roots.allSatisfy { interfaces[$0].inputs.isComplete }
    // A workflow without a usable entrypoint has defects of its own; here every template counts then.
    rootInputs = Set(
      (roots.isEmpty ? interfaces : roots.map { interfaces[$0] }).flatMap { $0.inputs.parameters.map(\.name.value) })

    for template in templates {
      for (name, type) in template.typesOfComponentInputs {
        inputs.types[inputs.number(of: Input(template: template.position, name: name))].append(type)
      }
    }
    for (call, arguments) in zip(graph.calls, graph.callArguments) where call.kind != .exitHandler {
      guard let callee = call.callee else { continue }
      for argument in arguments.parameters {
        guard let value = argument.value, let origin = Self.origin(of: value.value, in: call) else { continue }
        let receiver = inputs.number(of: Input(template: callee.position, name: argument.name.value))
        switch origin {
        case .input(let input): inputs.receivers[inputs.number(of: input)].append(receiver)
        case .workflow(let name): receiversFromWorkflow[name, default: []].append(receiver)
        }
      }
    }
  }

  /// Whether anything reads the parameter, as far as that can be told.
  func uses(_ name: ByteString) -> Bool {
    rootInputs.contains(name) || !knowsRoots || mentions.include(name)
  }

  /// The types that steps declare for inputs that receive the parameter as it is.
  func types(of name: ByteString) -> [Sourced<ParameterType>] {
    var types: [Sourced<ParameterType>] = []
    var reached = Array(repeating: false, count: inputs.types.count)
    var waiting = roots.compactMap { inputs.known(Input(template: $0, name: name)) }
    waiting += receiversFromWorkflow[name] ?? []
    while let input = waiting.popLast() {
      if reached[input] { continue }
      reached[input] = true
      types += inputs.types[input]
      waiting += inputs.receivers[input]
    }
    return types.count < 2 ? types : types.sorted { $0.node.isWritten(before: $1.node) }
  }

  /// The input or parameter that a value consists of, if it is a single reference and nothing else.
  private static func origin(of value: ByteString, in call: TemplateCall) -> Origin? {
    guard let reference = value.soleReference else { return nil }
    if let name = reference.dropping("workflow.parameters.") { return .workflow(name) }
    // A template that is written inside a task has inputs of its own, which nothing follows.
    guard let caller = call.caller, !call.isInline else { return nil }
    return reference.dropping("inputs.parameters.").map { .input(Input(template: caller.position, name: $0)) }
  }
}

extension Template {
  /// The declared types of the component's inputs, each with the template's input that it is given as it is.
  fileprivate var typesOfComponentInputs: [(input: ByteString, type: Sourced<ParameterType>)] {
    guard let arguments = componentArguments, arguments.kind == .mapping else { return [] }
    let given = arguments.entries.compactMap { entry -> (name: ByteString, input: ByteString)? in
      guard let name = entry.key.scalar,
        let input = entry.value.scalar?.soleReference?.dropping("inputs.parameters.")
      else { return nil }
      return (name, input)
    }
    // The component's definition holds its whole program: it is read only where it is needed, and once.
    guard !given.isEmpty, let inputs = componentInputs else { return [] }
    return inputs.items.flatMap { component -> [(input: ByteString, type: Sourced<ParameterType>)] in
      guard let name = component["name"]?.scalar, let node = component["type"], let type = ParameterType(node) else {
        return []
      }
      return given.filter { $0.name == name }.map { ($0.input, Sourced(type, at: node)) }
    }
  }
}

/// The parameters that the text of a workflow names as `workflow.parameters.NAME`, found in one pass.
private struct Mentions {
  private var names = Set<ByteString>()
  /// Whether the text names all of them at once.
  private var areAll = false

  init(in bytes: [UInt8]) {
    var start = 0
    while let found = bytes.firstOccurrence(of: "workflow.parameters", from: start) {
      start = found + "workflow.parameters".utf8.count
      // `workflow.parameters.NAME`, or `workflow.parameters['NAME']` in an expression.
      guard start < bytes.count, bytes[start] == UInt8(ascii: "[") || bytes[start] == UInt8(ascii: ".") else {
        areAll = true
        return
      }
      let rest = bytes[(start + 1)...]
        .drop { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
      names.insert(Self.beginning(of: rest))
    }
    // `workflow.parameters.json` is all of them.
    areAll = names.contains("json")
  }

  /// Whether a parameter is named; of a name that Argo does not take, the part that it does decides.
  func include(_ name: ByteString) -> Bool { areAll || names.contains(Self.beginning(of: name.bytes[...])) }

  private static func beginning(of text: ArraySlice<UInt8>) -> ByteString {
    ByteString(text.prefix(while: ParameterName.isAllowed))
  }
}

extension ByteString {
  /// What stands between the braces of a text that is one `{{…}}` and nothing else.
  fileprivate var soleReference: ByteString? {
    guard bytes.count > 4, bytes.starts(with: "{{".utf8), bytes.suffix(2).elementsEqual("}}".utf8) else { return nil }
    let inside = bytes[2..<(bytes.count - 2)]
    return inside.contains(UInt8(ascii: "{")) ? nil : ByteString(inside)
  }

  fileprivate func dropping(_ prefix: StaticString) -> ByteString? {
    hasPrefix(prefix) ? ByteString(bytes.dropFirst(prefix.utf8CodeUnitCount)) : nil
  }
}
