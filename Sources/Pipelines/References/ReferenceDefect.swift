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
    case undeclaredInput(nearest: ByteString?)
    /// The template has no such output.
    case undeclaredOutput(nearest: ByteString?)
    /// The DAG has no such task.
    case unknownTask(nearest: ByteString?)
    /// The template that the task calls has no such output.
    case unknownOutput(of: DAGTask, calling: Template, nearest: ByteString?)
    /// What the task calls never has this: `outputs.result` of a DAG, `outputs.parameters` of a single task.
    case notProvided(by: DAGTask)
    /// The workflow has no such parameter.
    case unknownParameter(nearest: ByteString?)
    /// The workflow has no such label or annotation; `isSetByServer` if KFP or Argo set it on the run.
    case unknownMetadata(isSetByServer: Bool)
    /// No template has an output of this global name.
    case unknownGlobalOutput(nearest: ByteString?)
    /// Argo has no variable of this name.
    case unknownVariable(nearest: ByteString?)
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
  public var nearest: ByteString? {
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
