public import Diagnostics
import YAMLSyntax

/// The tasks of a DAG and what they wait for.
public final class TaskGraph: Sendable {
  /// The template that the DAG stands in.
  public let template: Template
  /// The tasks, in the order written.
  public let tasks: [DAGTask]
  /// Whether every task and its name could be read, so the list is complete.
  public let isComplete: Bool
  /// The dependencies and targets that are no task of the DAG.
  public let unknownDependencies: [UnknownDependency]
  /// Whether all that a task waits for could be read, in every task.
  let knowsAllEdges: Bool
  /// The groups of tasks that wait for each other.
  public let cycles: [TaskCycle]
  /// The mapping with the DAG: the template itself, or one that stands in a task of it.
  let body: YAMLNode
  private let key: YAMLNode
  private let positions: [ByteString: Int]
  /// The tasks that each task waits for.
  let edges: [[Int]]
  /// The tasks in groups of those that wait for each other; a group comes after those that it waits for.
  let groups: [[Int]]
  /// The tasks with a dependency that could mean any other task.
  private let vague: Set<Int>

  /// Reads the graph of a template, or of one that stands in a task of it; `nil` if it has none that could be read.
  init?(_ object: ArgoObject, in template: Template) {
    guard let dag = object.node.entry("dag"), dag.value.kind == .mapping else { return nil }
    let list = dag.value.entry("tasks")
    if let list, list.value.isPresent, list.value.kind != .sequence { return nil }
    self.template = template
    body = object.node
    key = list?.key ?? dag.key
    let tasks = list?.value.items.map { DAGTask(ArgoObject(of: $0, object.defects)) } ?? []
    self.tasks = tasks

    let names = tasks.map(\.name)
    isComplete =
      names.allSatisfy { $0 != nil } && !dag.value.hasMergedEntries
      && !object.defects.isMisspelt("tasks", in: dag.value)
    knowsAllEdges = isComplete && tasks.allSatisfy(\.hasReadableDependencies)
    let positions = Dictionary(
      names.enumerated().compactMap { index, name in name.map { ($0.value, index) } },
      uniquingKeysWith: { first, _ in first })
    self.positions = positions

    let waits = tasks.map { Dependency.all(of: $0) }
    let edges = waits.map { $0.compactMap { positions[$0.name] } }
    let groups = StronglyConnectedComponents(edges: edges).groups
    cycles = groups.compactMap { TaskCycle(among: $0, tasks: tasks, waits: waits, positions: positions) }
      .sorted { $0.first < $1.first }
    // Without any task there is one thing to say, and not that a target is none.
    let targets = tasks.isEmpty ? [] : Dependency.targets(of: dag.value, object.defects)
    unknownDependencies = (waits.joined() + targets).filter {
      // An expression may come out as any name.
      positions[$0.name] == nil && !$0.name.contains("{{=")
    }.map { UnknownDependency(dependency: $0, nearest: NearestName.near($0.name, among: positions.keys)) }
    let strange = Set(unknownDependencies.filter { $0.nearest == nil }.map(\.dependency.name))
    vague = Set(waits.indices.filter { waits[$0].contains { strange.contains($0.name) } })
    (self.edges, self.groups) =
      unknownDependencies.isEmpty
      ? (edges, groups)
      : Self.presumed(
        edges, waits, positions,
        Dictionary(
          unknownDependencies.map { ($0.dependency.name, $0.nearest?.name) }, uniquingKeysWith: { first, _ in first }))
  }

  /// The graph as it was probably meant where names of dependencies are misspelt.
  ///
  /// Whoever refers to the task that was meant is then downstream of it: the misspelt name is the one defect.
  private static func presumed(
    _ edges: [[Int]], _ waits: [[Dependency]], _ positions: [ByteString: Int], _ meant: [ByteString: ByteString?]
  ) -> (edges: [[Int]], groups: [[Int]]) {
    let presumed = zip(edges, waits).map { edges, waits in
      edges + waits.compactMap { meant[$0.name]?.flatMap { positions[$0] } }
    }
    return (presumed, StronglyConnectedComponents(edges: presumed).groups)
  }

  /// The place of the list of tasks, or of `dag` where there is none.
  public var location: Location { key.location }

  /// Whether there are no tasks at all.
  public var isEmpty: Bool { tasks.isEmpty && isComplete }

  /// The names of the tasks.
  public var names: some Collection<ByteString> { positions.keys }

  /// The place among the tasks of the first one with a name.
  func position(of name: ByteString) -> Int? { positions[name] }

  /// A question: whether `task` runs only after `other` is over, directly or through others.
  struct Question: Hashable {
    let task: Int
    let other: Int
  }

  /// The questions whose answer is no; where a dependency on the way is the name of no task, there is no answer.
  ///
  /// Sixty-four of the tasks asked about travel through the graph at once, one bit each; so the time is linear in the
  /// graph for every 64 of them, whatever the graph is like. Tasks that wait for each other are all upstream of each other.
  func unconnected(among questions: Set<Question>) -> Set<Question> {
    guard knowsAllEdges else { return [] }
    let open = questions.filter { !edges[$0.task].contains($0.other) }
    let others = Set(open.map(\.other)).sorted()
    guard !others.isEmpty else { return [] }
    var groupOf = Array(repeating: 0, count: tasks.count)
    for (index, group) in groups.enumerated() {
      for member in group { groupOf[member] = index }
    }
    let isVague = groupsBehindVagueTasks(groupOf)
    var byOther: [Int: [Question]] = [:]
    for question in open where !isVague[groupOf[question.task]] {
      byOther[question.other, default: []].append(question)
    }
    var unconnected = Set<Question>()
    for start in stride(from: 0, to: others.count, by: UInt64.bitWidth) {
      let batch = others[start..<min(start + UInt64.bitWidth, others.count)]
      let upstream = upstream(of: Array(batch), groupOf)
      for (bit, other) in batch.enumerated() {
        for question in byOther[other] ?? [] where upstream[groupOf[question.task]] & (1 << UInt64(bit)) == 0 {
          unconnected.insert(question)
        }
      }
    }
    return unconnected
  }

  /// For each group whether a task of it, or one upstream of it, has a dependency that could mean any task.
  private func groupsBehindVagueTasks(_ groupOf: [Int]) -> [Bool] {
    var isVague = Array(repeating: false, count: groups.count)
    if vague.isEmpty { return isVague }
    for (index, group) in groups.enumerated() {
      isVague[index] = group.contains { task in
        vague.contains(task) || edges[task].contains { isVague[groupOf[$0]] }
      }
    }
    return isVague
  }

  /// For each group the set of those tasks of `batch` that are upstream of it.
  private func upstream(of batch: [Int], _ groupOf: [Int]) -> [UInt64] {
    var upstream = Array(repeating: UInt64(0), count: groups.count)
    // What a group hands on to those that wait for it: what is upstream of it, and its own tasks.
    var handedOn = upstream
    var own = upstream
    for (bit, task) in batch.enumerated() { own[groupOf[task]] |= 1 << UInt64(bit) }
    for (index, group) in groups.enumerated() {
      for member in group {
        for dependency in edges[member] { upstream[index] |= handedOn[groupOf[dependency]] }
      }
      handedOn[index] = upstream[index] | own[index]
      if group.count > 1 { upstream[index] = handedOn[index] }
    }
    return upstream
  }
}

/// The name of a task that a DAG does not have.
public struct UnknownDependency: Sendable {
  /// The name and its place.
  public let dependency: Dependency
  /// The task that was probably meant.
  public let nearest: NearName?
}

extension DAGTask {
  /// Whether it is certain what the task waits for.
  fileprivate var hasReadableDependencies: Bool {
    !node.hasMergedEntries && object.isSound("dependencies") && object.isSound("depends")
  }
}
