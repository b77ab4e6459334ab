public import ArgoGrammar
public import Diagnostics
public import YAMLSyntax

/// A scalar of the workflow that holds Argo's braces, and whose names they may use.
public final class TemplatedText: Sendable {
  /// The scalar; of a mapping it may be the key.
  public let node: YAMLNode
  /// What the braces in it are.
  public let text: TemplateText
  /// Where in the workflow it stands.
  public let place: ReferencePlace

  init(node: YAMLNode, text: TemplateText, place: ReferencePlace) {
    self.node = node
    self.text = text
    self.place = place
  }

  /// A part of the decoded text as a sentence shows it, cut where it gets very long.
  func shown(_ range: Range<Int>) -> String {
    VisibleText.ofVariable((node.scalarBytes ?? []).dropFirst(range.lowerBound).prefix(range.count))
  }

  /// The place of a part of the decoded text.
  public func location(of range: Range<Int>) -> Location {
    node.location(of: ScalarSourceMap(node).span(of: range))
  }
}

/// The part of a workflow that a text stands in, which decides what its references can see.
public struct ReferencePlace: Sendable {
  /// The parts that differ in what can be seen.
  public enum Part: Sendable {
    /// Outside the templates.
    case workflow
    /// In a template, but neither in its tasks or steps nor in what it puts together from them.
    case template
    /// In the outputs of a template that calls others.
    case outputs
    /// In a task of a DAG.
    case task
    /// In a lifecycle hook of a task, which sees the task itself too.
    case hook
    /// In a step of a list of steps.
    case step
    /// In a template that stands in a task.
    case inline
  }

  /// The part.
  public let part: Part
  /// The template; `nil` outside the templates.
  public let template: Template?
  /// The task or step.
  public let task: DAGTask?
  /// The graph that the text belongs to, among those of the workflow.
  let graph: Int?
  /// The place of the task in its graph.
  let position: Int?

  init(_ part: Part, in template: Template? = nil, task: DAGTask? = nil, graph: Int? = nil, position: Int? = nil) {
    self.part = part
    self.template = template
    self.task = task
    self.graph = graph
    self.position = position
  }
}

extension VisibleText {
  /// A tag as a sentence shows it, cut where it gets very long.
  static func ofVariable(_ bytes: some Collection<UInt8>) -> String {
    // No character has more than four bytes; of a long expression there may be a mistake in every word.
    let start = bytes.prefix(4 * longestVariable)
    let written = exact(start)
    return written.count > longestVariable || start.count < bytes.count
      ? written.prefix(longestVariable) + "…" : written
  }

  private static let longestVariable = 120
}
