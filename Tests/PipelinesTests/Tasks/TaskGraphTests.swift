import Diagnostics
import TestSupport
import Testing

@testable import Pipelines

@Suite struct TaskGraphTests {
  /// The graph of a template with these tasks, each written as the fields of a mapping.
  private func graph(_ tasks: [String], dag: String = "") throws -> TaskGraph {
    let list = tasks.map { "{\($0), template: step}" }.joined(separator: ", ")
    let graph = try argoGraph(
      spec: "entrypoint: main\ntemplates: [{name: main, dag: {tasks: [\(list)]\(dag)}}, {name: step, suspend: {}}]")
    return try #require(graph.taskGraphs.first)
  }

  private func cycles(_ tasks: [String]) throws -> [String] { try graph(tasks).cycles.map(\.description) }

  @Test func hasNoCycleWhereTasksOnlyMeetAgain() throws {
    #expect(
      try cycles([
        "name: a", "name: b, dependencies: [a]", "name: c, dependencies: [a]", "name: d, dependencies: [b, c, a]",
      ]) == [])
  }

  @Test func namesTheShortestWayRoundEveryCycle() throws {
    #expect(try cycles(["name: a, dependencies: [a]"]) == ["a → a"])
    #expect(
      try cycles([
        "name: x, dependencies: [c]", "name: a, dependencies: [b]", "name: b, dependencies: [d, c]",
        "name: c, dependencies: [a]", "name: d, dependencies: [c]", "name: e, depends: 'f.Failed'",
        "name: f, depends: '!e.Skipped && a'",
      ]) == ["a → b → c → a", "e → f → e"])
    #expect(
      try graph(["name: a, dependencies: [b, c]", "name: b, dependencies: [a]", "name: c, dependencies: [a]"])
        .cycles.map(\.size) == [3])
  }

  @Test func pointsAtEachDependencyOnTheWay() throws {
    let cycle = try #require(
      try graph(["name: first, dependencies: [second]", "name: second, depends: 'first.Succeeded'"]).cycles.first)
    #expect(cycle.links.map(\.dependency.location.text) == ["second", "first"])
  }

  @Test func findsNamesOfNoTaskInEveryField() throws {
    let graph = try graph(
      ["name: fetch", "name: b, dependencies: [fetsh, '{{x}}']", "name: c, depends: 'fetch || (gone.Failed)'"],
      dag: ", target: 'b c nowhere'")
    #expect(graph.unknownDependencies.map(\.dependency.location.text) == ["fetsh", "{{x}}", "gone", "nowhere"])
    #expect(graph.unknownDependencies.map(\.nearest?.name) == ["fetch", nil, nil, nil])
  }

  @Test func missesNoTargetWhereThereAreNoTasks() throws {
    #expect(try graph([], dag: ", target: a").unknownDependencies.isEmpty)
    #expect(try graph(["name: b"], dag: ", target: a").unknownDependencies.map(\.dependency.name) == ["a"])
  }

  @Test func isEmptyOnlyIfItCanBeRead() throws {
    #expect(try graph([]).isEmpty)
    #expect(try !graph([], dag: ", taskz: []").isComplete || graph([]).isEmpty)
    let misspelt = try argoGraph(spec: "templates: [{name: main, dag: {task: [{name: a}]}}]")
    #expect(misspelt.taskGraphs.map(\.isEmpty) == [false])
    #expect(try argoGraph(spec: "templates: [{name: main, dag: {tasks: nothing}}]").taskGraphs.isEmpty)
    #expect(try argoGraph(spec: "templates: [{name: main, dag: {}}]").taskGraphs.map(\.isEmpty) == [true])
  }

  /// What is upstream in random graphs, with cycles and more tasks than bits in a word, against a search from each task.
  @Test func knowsWhatIsUpstream() throws {
    var generator = SeededGenerator(seed: 7)
    func random(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
    for count in [1, 5, 30, 150] {
      let edges = (0..<count).map { task in
        (0..<random(3)).map { _ in random(10) == 0 ? random(count) : random(task + 1) }
      }
      let graph = try graph(
        edges.enumerated().map { task, others in
          "name: t\(task), dependencies: [\(others.map { "t\($0)" }.joined(separator: ", "))]"
        })
      let all = (0..<count).flatMap { task in (0..<count).map { TaskGraph.Question(task: task, other: $0) } }
      let wanted = all.filter { question in
        var seen: Set<Int> = []
        var waiting = edges[question.task]
        while let next = waiting.popLast() {
          if seen.insert(next).inserted { waiting += edges[next] }
        }
        return !seen.contains(question.other)
      }
      #expect(graph.unconnected(among: Set(all)) == Set(wanted))
    }
  }
}
