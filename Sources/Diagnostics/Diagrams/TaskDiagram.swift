/// What a picture of a workflow shows: its tasks, what they wait for, and the templates that they call.
///
/// It is made of a workflow by those who know the format, and drawn by those who know nothing of it. All texts can be shown.
public struct TaskDiagram: Sendable {
  /// The file that the workflow stands in.
  public let path: Path
  /// What a run starts with, and what it comes to besides.
  public var parts: [Part]
  /// The templates that no run comes to.
  public var unreached: [Node]

  /// The picture of a workflow.
  public init(path: Path, parts: [Part], unreached: [Node]) {
    self.path = path
    self.parts = parts
    self.unreached = unreached
  }

  /// A template that is a beginning, with everything that it calls.
  public struct Part: Sendable {
    /// Why it is a beginning.
    public let role: Role
    /// The template.
    public var node: Node

    /// A beginning.
    public init(_ role: Role, _ node: Node) {
      self.role = role
      self.node = node
    }
  }

  /// Why a template is a beginning.
  public enum Role: String, Sendable {
    /// A run starts with it.
    case entrypoint
    /// It runs when the run ends.
    case exitHandler = "exit handler"
    /// It runs at an event of the run.
    case hook
    /// It nests too deep to be drawn in its place, or it is not known who calls it.
    case template
  }

  /// A task, or a template that stands for itself.
  public struct Node: Sendable {
    /// Its number in the diagram, from zero.
    public let id: Int
    /// The name of the task, or of the template.
    public var name: String
    /// The name of the template that the task calls, where it is another.
    public var template: String?
    /// What the template is, by the name of its field, such as `container` or `dag`; `nil` if that is not known.
    public var kind: String?
    /// The condition under which it runs.
    public var condition: String?
    /// What it is repeated for.
    public var loop: String?
    /// The expression over other tasks, where it says more than their names.
    public var depends: String?
    /// The event that it waits for; `nil` for a task that the graph itself runs.
    public var event: String?
    /// The tasks of its template, if that is a graph.
    public var body: Body?
    /// Whether its template is a graph that is drawn elsewhere.
    public var isDrawnElsewhere = false
    /// Whether it is no task, but the place where all tasks of a group of steps have ended.
    public var isJoin = false
    /// The bytes of the file that it is made of: those of the task and of the template that it calls.
    public var places: [Range<Int>] = []

    /// A node with nothing but a name.
    public init(id: Int, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// Tasks and their order.
  public struct Body: Sendable {
    /// The tasks; each comes after those that it waits for, unless they wait for each other.
    public var nodes: [Node]
    /// Which of them wait for which.
    public var edges: [Edge]

    /// Tasks and their order.
    public init(nodes: [Node] = [], edges: [Edge] = []) {
      self.nodes = nodes
      self.edges = edges
    }
  }

  /// A line from a task to one that waits for it, by their positions in the body.
  public struct Edge: Hashable, Sendable {
    /// The task that is first.
    public let from: Int
    /// The task that waits.
    public let to: Int

    /// A line.
    public init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// All nodes, each before those in its body.
  public var nodes: [Node] {
    var nodes: [Node] = []
    for node in parts.map(\.node) + unreached { Self.collect(node, into: &nodes) }
    return nodes
  }

  private static func collect(_ node: Node, into nodes: inout [Node]) {
    nodes.append(node)
    for inner in node.body?.nodes ?? [] { collect(inner, into: &nodes) }
  }

  /// The same picture with other texts.
  public func mapTexts(_ transform: (String) -> String) -> TaskDiagram {
    TaskDiagram(
      path: path, parts: parts.map { Part($0.role, $0.node.mapTexts(transform)) },
      unreached: unreached.map { $0.mapTexts(transform) })
  }
}

extension TaskDiagram.Node {
  fileprivate func mapTexts(_ transform: (String) -> String) -> TaskDiagram.Node {
    var copy = self
    copy.name = transform(name)
    copy.template = template.map(transform)
    copy.condition = condition.map(transform)
    copy.loop = loop.map(transform)
    copy.depends = depends.map(transform)
    copy.body = body.map { .init(nodes: $0.nodes.map { $0.mapTexts(transform) }, edges: $0.edges) }
    return copy
  }
}
