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
  private let node: YAMLNode
  private let span: SourceSpan

  init(_ tag: ReferenceTag, _ problem: Problem, in text: TemplatedText, _ map: ScalarSourceMap) {
    self.tag = tag
    self.text = text.shown(tag.range)
    place = text.place
    self.problem = problem
    node = text.node
    span = map.span(of: tag.range)
  }

  /// The place of the tag in the file.
  public var location: Location { node.location(of: span) }

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
    /// Argo before 3.4 leaves a tag alone that has white space within its braces.
    case padded
    /// The root is nearly one that Argo knows.
    case misspeltRoot(meant: ByteString)
    /// The task referred to may run later than the one that refers to it, or is that one.
    case notUpstream(DAGTask)
    /// There is no loop.
    case itemOutsideLoop
    /// An element of the loop does not have the field.
    case itemLacksField(ByteString, element: Location)
  }
}
