public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// A variable that is meant for Argo and written as Argo does not know it, so that the step gets the text.
public struct UnfilledVariable: Sendable {
  /// How it is written.
  public enum Form: Sendable {
    /// In Argo's braces, with a path that is nobody's: `{{params.x}}`.
    case unknownPath
    /// As a placeholder of the SDK that was left over.
    case placeholder(ReferenceTag.Placeholder)
    /// In the way of another tool.
    case other(OtherNotation.Kind)
    /// In Argo's braces with a dollar sign before them, which stays.
    case dollarSign
  }

  /// How it is written.
  public let form: Form
  /// The text as a sentence shows it.
  public let text: String
  /// The tag that Argo would fill in, if it is known which one is meant.
  public let meant: String?
  /// Where.
  public let location: Location
}

extension WorkflowGraph {
  /// The variables that nothing fills in although they name a parameter or a task of the workflow.
  ///
  /// A name that the workflow has tells them from the text of another template language. In a program, which has several
  /// lines or says `{% … %}`, only what no other language could mean counts. What makes a condition fail or a quantity
  /// unreadable is told there.
  public var unfilledVariables: [UnfilledVariable] {
    var search = UnfilledVariableSearch(self)
    for text in templatedTexts { search.look(at: text) }
    search.lookForOtherNotations()
    return search.found
  }
}

extension WorkflowGraph {
  /// Whether a place is within a variable that nothing fills in, so that what is wrong there is told as that.
  public func holdsUnfilledVariable(at location: Location) -> Bool {
    guard let place = location.place else { return false }
    return unfilledVariables.contains { variable in
      variable.location.place.map { $0.span.range.contains(place.span.range.lowerBound) } ?? false
    }
  }
}

/// The search for variables in a strange form.
private struct UnfilledVariableSearch {
  private(set) var found: [UnfilledVariable] = []
  private let graph: WorkflowGraph
  private let parameters: Set<ByteString>
  private let taskNames: Set<ByteString>

  init(_ graph: WorkflowGraph) {
    self.graph = graph
    parameters = Set(graph.workflow.parameters.map(\.name.value))
    taskNames = Set(graph.taskGraphs.flatMap { Array($0.names) })
  }

  /// The tag for a parameter that a template can see.
  private func tag(for name: String, in template: Template?) -> String? {
    let key = ByteString(name)
    if let template, graph.interfaces[template.position].inputs.parameters.contains(where: { $0.name.value == key }) {
      return "{{inputs.parameters.\(name)}}"
    }
    return parameters.contains(key) ? "{{workflow.parameters.\(name)}}" : nil
  }

  mutating func look(at text: TemplatedText) {
    let isDollar = text.text.tags.count == 1 && text.node.scalarBytes?.starts(with: "${{".utf8) ?? false
    guard isDollar || text.text.tags.contains(where: \.mayBeUnfilled),
      let bytes = text.node.scalarBytes.map({ Array($0) })
    else { return }
    let isCondition = text.place.task?.when?.node == text.node
    if isCondition, case .fault = WhenExpression(bytes).verdict { return }
    func add(_ form: UnfilledVariable.Form, _ meant: String?, _ range: Range<Int>) {
      found.append(
        UnfilledVariable(form: form, text: text.shown(range), meant: meant, location: text.location(of: range)))
    }
    let template = text.place.template
    let isProgram = text.place.part == .template && bytes.isProgram
    for tag in text.text.tags {
      if isDollar, tag.range == 1..<bytes.count, case .inputParameter = tag.reference {
        add(.dollarSign, String(decoding: bytes.dropFirst(), as: UTF8.self), 0..<bytes.count)
      }
      guard tag.mayBeUnfilled else { continue }
      if let placeholder = tag.placeholder(in: bytes) {
        add(.placeholder(placeholder), meant(placeholder, in: template), tag.range)
      } else if !isProgram, let meant = meant(tag, in: template) {
        add(.unknownPath, meant, tag.range)
      } else if isCondition {
        add(.unknownPath, tag.parts.last?.name.string.flatMap { self.tag(for: $0, in: template) }, tag.range)
      }
    }
  }

  private func meant(_ placeholder: ReferenceTag.Placeholder, in template: Template?) -> String? {
    guard let name = placeholder.name else { return nil }
    if let task = placeholder.task {
      return placeholder.isOfSDK2 ? nil : "{{tasks.\(task).outputs.parameters.\(task)-\(name)}}"
    }
    return tag(for: name, in: template)
  }

  private func meant(_ tag: ReferenceTag, in template: Template?) -> String? {
    let names = tag.parts.compactMap(\.name.string)
    guard names.count == tag.parts.count, names.count > 1, let name = names.last else { return nil }
    let path = names.dropLast().map { $0.lowercased() }
    guard path.contains(where: Self.wordsForParameters.contains) else { return nil }
    return self.tag(for: name, in: template)
  }

  /// What people write where Argo has `inputs.parameters` or `workflow.parameters`.
  private static let wordsForParameters: Set<String> = [
    "parameters", "parameter", "params", "param", "arguments", "argument", "args", "arg", "input",
  ]
}

extension UnfilledVariableSearch {
  /// Looks for what is not in Argo's braces, in every template.
  mutating func lookForOtherNotations() {
    let bytes = graph.document.file.bytes
    guard bytes.mayHold(.singleBraces) || bytes.mayHold(.parentheses) else { return }
    let brokenConditions = graph.calls.compactMap { call -> UInt32? in
      guard let when = call.task.when, case .fault = WhenExpression(when.value.bytes).verdict else { return nil }
      return when.node.span.start
    }
    let brokenQuantities = graph.workflow.quantities.filter { $0.defect != nil }.map(\.text.node.span.start)
    let told = Set(brokenConditions + brokenQuantities)
    for kind in [OtherNotation.Kind.singleBraces, .parentheses] where bytes.mayHold(kind) {
      for template in graph.templates {
        for (key, value) in template.node.entries where !(key == "metadata") {
          let texts =
            kind == .singleBraces
            ? value.scalars(holding: "{", followingAliases: false)
            : value.scalars(holding: "$(", followingAliases: false)
          for node in texts where !told.contains(node.span.start) { look(for: kind, at: node, in: template) }
        }
      }
    }
  }

  private mutating func look(for kind: OtherNotation.Kind, at node: YAMLNode, in template: Template) {
    guard let bytes = node.scalarBytes else { return }
    for other in OtherNotation.all(kind, in: Array(bytes)) {
      guard let meant = meant(other, in: template) else { continue }
      found.append(
        UnfilledVariable(
          form: .other(kind),
          text: VisibleText.exact(bytes.dropFirst(other.range.lowerBound).prefix(other.range.count)),
          meant: meant, location: node.location(of: ScalarSourceMap(node).span(of: other.range))))
    }
  }

  private func meant(_ other: OtherNotation, in template: Template) -> String? {
    let path = other.path
    switch (path.first, path.count) {
    case ("inputs", 3) where path[1] == "parameters" || other.kind == .parentheses && path[1] == "params",
      ("workflow", 3) where path[1] == "parameters":
      return tag(for: path[2], in: template)
    case ("params", 2) where other.kind == .parentheses: return tag(for: path[1], in: template)
    case ("tasks", 4) where other.kind == .parentheses && path[2] == "results" && isTask(path[1]):
      return "{{tasks.\(path[1]).outputs.parameters.\(path[3])}}"
    case ("tasks", 5) where path[2] == "outputs" && path[3] == "parameters" && isTask(path[1]):
      return "{{\(path.joined(separator: "."))}}"
    case ("context", 3) where other.kind == .parentheses && path[1] == "pipelineRun" && path[2] == "name":
      return "{{workflow.name}}"
    default: return nil
    }
  }

  private func isTask(_ name: String) -> Bool { taskNames.contains(ByteString(name)) }
}

extension ReferenceTag {
  /// Whether Argo leaves the tag alone, so that something of Argo's may be meant by it.
  fileprivate var mayBeUnfilled: Bool {
    if isExpression || nestedContent != nil { return false }
    return switch reference {
    case .foreign, .misspelt(_, _, fits: false): true
    default: false
    }
  }
}

extension [UInt8] {
  /// Whether a text is a program, or data in which one may stand.
  fileprivate var isProgram: Bool {
    contains(UInt8(ascii: "\n")) || first == UInt8(ascii: "{") && firstOccurrence(of: "\":") != nil
      || firstOccurrence(of: "{%") != nil
  }

  /// Whether the bytes of a file may hold something of a kind, to pass quickly over nearly every file.
  fileprivate func mayHold(_ kind: OtherNotation.Kind) -> Bool {
    let beginnings: [StaticString] =
      kind == .singleBraces
      ? ["{inputs.parameters.", "{workflow.parameters.", "{tasks."]
      : ["$(inputs.param", "$(params.", "$(workflow.parameters.", "$(tasks.", "$(context."]
    let opening: StaticString = kind == .singleBraces ? "{" : "$("
    var start = 0
    while let found = firstOccurrence(of: opening, from: start) {
      let isInside = kind == .singleBraces && found > 0 && self[found - 1] == UInt8(ascii: "{")
      if !isInside, beginnings.contains(where: { begins($0, at: found) }) { return true }
      start = found + 1
    }
    return false
  }

  private func begins(_ text: StaticString, at place: Int) -> Bool {
    count - place >= text.utf8CodeUnitCount && holds(text, in: place..<place + text.utf8CodeUnitCount)
  }
}
