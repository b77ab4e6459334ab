import ArgoGrammar
public import Diagnostics

/// A `{{…}}` in the value of a parameter that Argo cannot fill in where the value is put in.
///
/// Argo puts a value into the text of the workflow and then reads the text with it: that of `{{workflow.parameters.NAME}}`
/// everywhere, that of an input in the entrypoint and the exit handler. All other templates are read before, with
/// placeholders (`validateTemplate` and `resolveAllVariables` in `workflow/validate/validate.go`, `ProcessArgs` and
/// `SubstituteParams` in `workflow/common/util.go` of Argo 3.4.17).
public struct VariableInValue: Sendable {
  /// The parameter.
  public let parameter: ByteString
  /// The tag with its braces, as a sentence shows it.
  public let text: String
  /// What is wrong with it where the value is put in.
  public let problem: ReferenceDefect.Problem
  /// What Argo does with it.
  public let refusal: ReferenceDefect.Refusal
  /// Where the value has it.
  public let location: Location
  /// Where the value is put in.
  public let use: Location
}

extension WorkflowGraph {
  /// Such variables in the defaults of the workflow's parameters.
  public var variablesInDefaults: [VariableInValue] {
    variables(
      in: workflow.parameters.compactMap { parameter in
        parameter.value.map { SuppliedValue(parameter.name.value, ParameterValue($0), isOfRun: true) }
      })
  }
}

extension Pipeline {
  /// Such variables in the files of `params/` and in the defaults.
  ///
  /// A default for which there is a file is put in only where the KFP API reads the pipeline before the run.
  public var variablesInValues: [VariableInValue] {
    graph.variables(
      in: parameters.flatMap { parameter in
        let name = parameter.name.value
        let file = parameter.fileValue
        return [
          file.map { SuppliedValue(name, $0, isOfRun: true) },
          parameter.defaultValue.flatMap {
            file == nil || graph.isCheckedByAPI ? SuppliedValue(name, $0, isOfRun: file == nil) : nil
          },
        ].compactMap { $0 }
      })
  }
}

/// A value of a parameter that Argo comes to see.
private struct SuppliedValue {
  let parameter: ByteString
  let value: ParameterValue
  /// Whether a run has it, so that it is put into the entrypoint too; else only the KFP API sees it, before the run.
  let isOfRun: Bool

  init(_ parameter: ByteString, _ value: ParameterValue, isOfRun: Bool) {
    self.parameter = parameter
    self.value = value
    self.isOfRun = isOfRun
  }
}

extension WorkflowGraph {
  fileprivate func variables(in supplied: [SuppliedValue]) -> [VariableInValue] {
    let values = Dictionary(grouping: supplied.filter { $0.value.text.contains("{{") }, by: \.parameter)
    if values.isEmpty || workflow.extendsAnother { return [] }
    let uses = places(of: Set(values.keys)).flatMap { use in
      (values[use.parameter] ?? []).filter { $0.isOfRun || use.isBeforeRun }.map { (use, $0) }
    }
    let texts = uses.map { use, value in
      TemplatedText(node: use.place.node, text: TemplateText(value.value.text.bytes), place: use.place.place)
    }
    var reported = Set<ReportedTag>()
    return check(texts).found.flatMap { position, problems in
      let (use, supplied) = uses[position]
      return problems.compactMap { found -> VariableInValue? in
        guard found.problem.isRefused(in: found.tag), let refusal = found.refusal.inValue(found.problem) else {
          return nil
        }
        // A value is put in at several places, and is one defect.
        let tag = ReportedTag(
          parameter: supplied.parameter, isInFile: supplied.value.source == .file, start: found.tag.range.lowerBound)
        guard reported.insert(tag).inserted else { return nil }
        return VariableInValue(
          parameter: supplied.parameter, text: VisibleText.ofVariable(supplied.value.text.bytes[found.tag.range]),
          problem: found.problem,
          refusal: refusal, location: supplied.value.location(of: found.tag.range),
          use: use.place.location(of: use.range))
      }
    }
  }

  private struct ReportedTag: Hashable {
    let parameter: ByteString
    let isInFile: Bool
    let start: Int
  }

  /// A place where the value of a parameter is put in and then read.
  private struct ValueUse {
    let parameter: ByteString
    let place: TemplatedText
    let range: Range<Int>
    /// Whether the KFP API reads it before it fills in the values of a run.
    let isBeforeRun: Bool
  }

  private func places(of parameters: Set<ByteString>) -> [ValueUse] {
    let entrypoints = Set(roots.map(\.position))
    let exits = Set(exitRoots.map(\.position))
    var uses: [ValueUse] = []
    for text in templatedTexts where text.place.part != .inline {
      guard let template = text.place.template?.position else { continue }
      for tag in text.text.tags {
        switch tag.reference {
        case .workflow(.parameter(let name)) where parameters.contains(name):
          uses.append(ValueUse(parameter: name, place: text, range: tag.range, isBeforeRun: true))
        case .inputParameter(let name) where parameters.contains(name):
          guard entrypoints.contains(template) || exits.contains(template) else { continue }
          uses.append(
            ValueUse(parameter: name, place: text, range: tag.range, isBeforeRun: exits.contains(template)))
        default: continue
        }
      }
    }
    // Of a template that calls no others Argo reads the inputs too, whether or not anything uses them.
    for template in roots + exitRoots where template.kind?.isLeaf ?? false {
      for input in interfaces[template.position].inputs.parameters where parameters.contains(input.name.value) {
        let text = TemplatedText(
          node: input.name.node, text: TemplateText([]), place: ReferencePlace(.template, in: template))
        uses.append(
          ValueUse(
            parameter: input.name.value, place: text, range: 0..<input.name.value.bytes.count,
            isBeforeRun: exits.contains(template.position)))
      }
    }
    return uses
  }
}

extension ReferenceDefect.Problem {
  /// Whether Argo refuses a workflow for it where the tag comes from a value; else it stays as text.
  fileprivate func isRefused(in tag: ReferenceTag) -> Bool {
    switch self {
    case .misspeltRoot, .undeclaredOutput, .spaceAtEnd: return false
    // The server has set it when the value is put in.
    case .unknownMetadata(let isSetByServer): return !isSetByServer
    case .itemOutsideLoop: return tag.reference != .item
    case .undeclaredInput: return tag.reference != .inputParameters
    case .unknownVariable:
      // Whatever follows this beginning counts as a layout of the time.
      if case .workflow(.unknown(let name)) = tag.reference { return !name.hasPrefix("creationTimestamp") }
      return true
    case .unknownTask, .unknownOutput, .notProvided, .unknownParameter, .unknownGlobalOutput, .outOfPlace, .tooNew,
      .notUpstream, .itemIsNumber, .namesItself, .itemLacksField:
      return true
    }
  }
}

extension ReferenceDefect.Refusal {
  /// What Argo does with it in a value, which is text more often than a part of the workflow is.
  fileprivate func inValue(_ problem: ReferenceDefect.Problem) -> Self? {
    switch self {
    case .certain: .certain
    case .since(let version, _): .since(version, isLikelyMeant: problem.hasNearest)
    case .never: problem.hasNearest ? .never : nil
    }
  }
}
