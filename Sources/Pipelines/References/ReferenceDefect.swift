public import ArgoGrammar
public import ArgoTypes
public import Diagnostics
import YAMLSyntax

/// A `{{…}}` that Argo cannot fill in, or fills in with something else than is meant.
public struct ReferenceDefect: Sendable {
  /// The tag.
  public let tag: ReferenceTag
  /// The tag as a sentence shows it: as it is written, with its braces, and cut where it gets very long.
  public let text: String
  /// Where in the workflow it stands.
  public let place: ReferencePlace
  /// What is wrong with it.
  public let problem: Problem
  /// What Argo does with it.
  public let refusal: Refusal
  private let node: YAMLNode
  private let span: SourceSpan

  init(
    _ tag: ReferenceTag, _ problem: Problem, _ refusal: Refusal, in text: TemplatedText, _ map: ScalarSourceMap
  ) {
    self.tag = tag
    self.refusal = refusal
    self.text = text.shown(tag.range)
    place = text.place
    self.problem = problem
    node = text.node
    span = map.span(of: tag.range)
  }

  /// The place of the tag in the file.
  public var location: Location { node.location(of: span) }

  /// The word of the tag that is misspelt, its place, and what was probably meant; `nil` if that is not known.
  ///
  /// Of a tag with another one in it nobody knows what becomes of the words.
  public var misspelling: (word: ByteString, location: Location, meant: NearName)? {
    guard tag.nestedContent == nil, let meant, let part = misspeltPart else { return nil }
    return (part.name, node.location(of: ScalarSourceMap(node).span(of: part.range)), meant)
  }

  private var meant: NearName? {
    guard case .misspeltRoot = problem else { return problem.nearest }
    return tag.root.flatMap { NearestName.near($0.name, among: Reference.rootsOfPaths) }
  }

  private var misspeltPart: PathPart? {
    let name: ByteString
    switch (problem, tag.reference) {
    case (.misspeltRoot, _): return tag.root
    // The name of the task follows the root.
    case (.unknownTask, .node(_, let task, _)):
      return tag.parts.count > 1 && tag.parts[1].name == task ? tag.parts[1] : nil
    case (.undeclaredInput, .inputParameter(let input)), (.undeclaredInput, .inputArtifact(let input)),
      (.undeclaredInput, .inputArtifactPath(let input)):
      name = input
    case (.undeclaredOutput, .outputParameterPath(let output)), (.undeclaredOutput, .outputArtifactPath(let output)),
      (.unknownOutput, .node(_, _, .parameter(let output))), (.unknownOutput, .node(_, _, .artifact(let output))),
      (.unknownGlobalOutput, .workflow(.outputParameter(let output))),
      (.unknownGlobalOutput, .workflow(.outputArtifact(let output))):
      name = output
    case (.unknownParameter, .workflow(.parameter(let parameter))): name = parameter
    case (.unknownVariable, .workflow(.unknown(let property))): name = property
    default: return nil
    }
    return tag.parts.last { $0.name == name }
  }

  /// What Argo does with a tag that it cannot fill in.
  public enum Refusal: Sendable {
    /// Every version that counts refuses the workflow, or fails the run.
    case certain
    /// The versions from this one on refuse the workflow; those before it leave the tag as text.
    ///
    /// A tag that `isLikelyMeant` is one of Argo's; another one may well belong to a program's own template language.
    case since(ArgoVersion, isLikelyMeant: Bool)
    /// The versions that count leave the tag as text.
    case never
  }

  /// What may be wrong with a reference.
  public enum Problem: Sendable {
    /// The template has no such input; `nearest` is the one that was probably meant.
    case undeclaredInput(nearest: NearName?)
    /// The template has no such output.
    case undeclaredOutput(nearest: NearName?)
    /// The DAG has no such task.
    case unknownTask(nearest: NearName?)
    /// The template that the task calls has no such output.
    case unknownOutput(of: DAGTask, calling: Template, nearest: NearName?)
    /// What the task calls never has this: `outputs.result` of a DAG, `outputs.parameters` of a single task.
    case notProvided(by: DAGTask)
    /// The workflow has no such parameter.
    case unknownParameter(nearest: NearName?)
    /// The workflow has no such label or annotation; `isSetByServer` if KFP or Argo set it on the run.
    case unknownMetadata(isSetByServer: Bool)
    /// No template has an output of this global name.
    case unknownGlobalOutput(nearest: NearName?)
    /// Argo has no variable of this name.
    case unknownVariable(nearest: NearName?)
    /// The variable exists elsewhere only: the results of tasks in a template that has none, a pod's name in a DAG.
    case outOfPlace
    /// Argo knows the variable from a later version on than the workflow has to run on.
    case tooNew(since: ArgoVersion)
    /// Argo's validator takes the white space at the end of the tag for a part of the name.
    case spaceAtEnd
    /// The root is nearly one that Argo knows.
    case misspeltRoot(meant: ByteString)
    /// The task referred to may run later than the one that refers to it, or is that one.
    case notUpstream(DAGTask)
    /// There is no loop.
    case itemOutsideLoop
    /// The loop counts numbers, which have no fields.
    case itemIsNumber
    /// The name of the task itself begins an argument, where Argo takes it for an output of a task called `name`.
    case namesItself
    /// An element of the loop does not have the field.
    case itemLacksField(ByteString, element: Location)
  }
}

extension ReferenceDefect.Problem {
  /// The name that was probably meant, if there is one like it.
  public var nearest: NearName? {
    switch self {
    case .undeclaredInput(let nearest), .undeclaredOutput(let nearest), .unknownTask(let nearest),
      .unknownOutput(_, _, let nearest), .unknownParameter(let nearest), .unknownGlobalOutput(let nearest),
      .unknownVariable(let nearest):
      nearest
    case .misspeltRoot, .notProvided, .spaceAtEnd, .namesItself, .itemIsNumber, .unknownMetadata, .outOfPlace, .tooNew,
      .notUpstream, .itemOutsideLoop, .itemLacksField:
      nil
    }
  }

  /// Whether something was probably meant by the tag, so that it is no other template language's.
  var hasNearest: Bool {
    switch self {
    case .misspeltRoot, .notProvided, .spaceAtEnd, .namesItself, .itemIsNumber: true
    default: nearest != nil
    }
  }
}
