import ArgoGrammar
public import ArgoTypes
public import Diagnostics
import YAMLSyntax

/// A patch of pods: `podSpecPatch` of a template or of the workflow.
///
/// Argo puts values in place of variables, reads the text as JSON where it starts with `{` and as YAML elsewhere, decodes it
/// as a `PodSpec`, and merges it into the pod that it has made. The sources are `PodSpecPatchMerge`, `ConvertYAMLToJSON` and
/// `ApplyPodSpecPatch` of `workflow/util/util.go` of Argo.
public struct PodPatch: Sendable {
  /// What is wrong with a patch.
  public enum Problem: Sendable {
    /// It is neither JSON nor YAML; the text says why.
    case malformed(isJSON: Bool, String)
    /// It is no mapping.
    case notAMapping
    /// It says something of a pod that pods do not have, or in another type.
    case type(ArgoTypeDefect)
    /// A container in it has no name, by which Kubernetes would find it in the pod.
    case containerNameMissing
    /// A container is in none of the pods, and would be added without an image.
    case unknownContainer(ByteString, isInitializer: Bool, nearest: ByteString?, templateName: ByteString?)
    /// A variable that there is for templates with a `retryStrategy`.
    case needsRetryStrategy(ByteString)
    /// A variable that there is from this version on.
    case needsVersion(ByteString, since: ArgoVersion)
  }

  /// The text of it.
  let text: Sourced<ByteString>
  /// The template that it is written in; `nil` for that of the workflow.
  let template: TemplateDefinition?
  /// The part of a pod that it is, where it can be read.
  let part: PodPart?
  private let syntaxProblem: PodProblem<Problem>?

  fileprivate init?(of object: ArgoObject, in template: TemplateDefinition?, target: ArgoVersion?) {
    guard let text = object.text("podSpecPatch") else { return nil }
    self.text = text
    self.template = template
    let variables = TemplateText(text.value.bytes).tags.map(\.range)
    if let (message, place) = Self.jsonFault(in: text.value.bytes, variables) {
      part = nil
      syntaxProblem = PodProblem(.malformed(isJSON: true, message), at: text.location(of: place))
      return
    }
    do {
      guard let root = try text.node.embeddedYAML(variables: variables) else { return nil }
      let isUnknown = root.scalar?.isUnknown ?? false || root["<<"] != nil
      guard root.kind == .mapping, !isUnknown else {
        part = nil
        syntaxProblem = isUnknown || root.isNull ? nil : PodProblem(.notAMapping, at: text.location)
        return
      }
      syntaxProblem = nil
      let defects = TypeDefects(inPodPatch: root, target: target)
      part = ArgoObject(root, defects).map { PodPart(.patch, $0, Container.all(inPatch: root)) }
    } catch {
      part = nil
      syntaxProblem =
        Self.isJSON(text.value.bytes)
        ? nil : PodProblem(.malformed(isJSON: false, error.message), at: text.node.location(of: error.span))
    }
  }

  /// Argo's `IsJSONStr`.
  private static func isJSON(_ text: [UInt8]) -> Bool {
    text.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\t") } == UInt8(ascii: "{")
  }

  /// Why a text that starts with `{` is no JSON, and where.
  private static func jsonFault(in text: [UInt8], _ variables: [Range<Int>]) -> (String, Range<Int>)? {
    var text = text
    // A digit does within a string and for a number, and what is put in place of a variable outside of strings is one.
    for range in variables {
      for place in range { text[place] = UInt8(ascii: "1") }
    }
    guard isJSON(text) else { return nil }
    do {
      _ = try JSONText.parse(
        SourceFile(path: Path("podSpecPatch"), origin: .workTree, bytes: text), dialect: .go)
      return nil
    } catch {
      return (error.message, error.span.range)
    }
  }
}

extension WorkflowGraph {
  /// The patches of pods, first that of the workflow.
  var podPatches: [PodPatch] {
    let common = [specification, specification?.object("templateDefaults")].compactMap { $0 }
    return common.compactMap { PodPatch(of: $0, in: nil, target: target) }
      + definitions.filter { !$0.isGraph }.compactMap { PodPatch(of: $0.object, in: $0, target: target) }
  }

  /// What is wrong with patches of pods, but for what is in the fields of the pod that they set.
  public var podPatchProblems: [PodProblem<PodPatch.Problem>] {
    podPatches.flatMap { $0.problems(in: self) }
  }
}

extension PodPatch {
  fileprivate func problems(in graph: WorkflowGraph) -> [PodProblem<Problem>] {
    if let syntaxProblem { return [syntaxProblem] }
    guard let part else { return [] }
    var problems: [PodProblem<Problem>] = []
    for defect in part.object.defects.all {
      if case .notInEveryVersion = defect.problem { continue }
      // What is not known yet may be of any type.
      if defect.node.scalar?.isUnknown ?? false { continue }
      problems.append(PodProblem(.type(defect), at: defect.node.location))
    }
    return problems + containerProblems(part, in: graph) + retryProblems(in: graph)
  }

  private func containerProblems(_ part: PodPart, in graph: WorkflowGraph) -> [PodProblem<Problem>] {
    let templates = template.map { [$0] } ?? graph.definitions.filter { !$0.isGraph }
    let containers = templates.flatMap(\.containers) + graph.workflow.defaultContainers
    if containers.contains(where: { $0.name?.value.isUnknown ?? false }) { return [] }
    return part.containers.compactMap { container in
      let isInitializer = container.container.role == .initializer
      if container.object.isAbsent("$patch"), container.object.lacks("name") {
        return PodProblem(.containerNameMissing, at: container.object.place.location)
      }
      guard let name = container.object.known("name"), container.object.lacks("image"),
        container.object.isAbsent("$patch")
      else { return nil }
      let others = containers.filter {
        ($0.role == .initializer) == isInitializer && $0.role != .main && $0.role != .script
      }
      let known = Set(others.compactMap { $0.name?.value } + (isInitializer ? ["init"] : ["main", "wait"]))
      if known.contains(name.value) { return nil }
      return PodProblem(
        .unknownContainer(
          name.value, isInitializer: isInitializer, nearest: NearestName.of(name.value, among: known),
          templateName: template?.name?.value), at: name.location)
    }
  }

  /// Argo fills in `lastRetry` in templates since 3.7 (pull request 14450; the one for 3.6, 15039, was taken back).
  private static let lastRetryVersion = ArgoVersion(3, 7)

  private func retryProblems(in graph: WorkflowGraph) -> [PodProblem<Problem>] {
    guard let template else { return [] }
    let lacksStrategy =
      template.object.isAbsent("retryStrategy")
      && (graph.specification?.object("templateDefaults")?.isAbsent("retryStrategy") ?? true)
    return TemplateText(text.value.bytes).tags.compactMap { tag in
      let content = Array(text.value.bytes[tag.range].dropFirst(2).dropLast(2))
      guard let word = Self.retryVariable(in: content) else { return nil }
      if lacksStrategy { return PodProblem(.needsRetryStrategy(word), at: text.location(of: tag.range)) }
      guard word != "retries", let target = graph.target, target < Self.lastRetryVersion else { return nil }
      return PodProblem(.needsVersion(word, since: Self.lastRetryVersion), at: text.location(of: tag.range))
    }
  }

  /// The variable of retries that a tag is, or that an expression asks for first.
  private static func retryVariable(in content: [UInt8]) -> ByteString? {
    let words = content.split {
      !($0.isLatinLetter || $0.isDecimalDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "-"))
    }
    let isExpression = content.first == UInt8(ascii: "=")
    return (isExpression ? words : Array(words.prefix(1))).map { ByteString($0) }.first {
      $0 == "retries" || $0.hasPrefix("lastRetry.")
    }
  }
}
