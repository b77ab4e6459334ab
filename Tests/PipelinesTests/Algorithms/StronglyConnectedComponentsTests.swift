import TestSupport
import Testing

@testable import Pipelines

@Suite struct StronglyConnectedComponentsTests {
  private func groups(_ edges: [[Int]]) -> [[Int]] {
    StronglyConnectedComponents(edges: edges).groups.map { $0.sorted() }
  }

  @Test func putsEachNodeAfterThoseThatItLeadsTo() {
    #expect(groups([[1, 2], [3], [3], []]) == [[3], [1], [2], [0]])
    #expect(groups([]) == [])
  }

  @Test func groupsThoseThatReachEachOther() {
    #expect(groups([[1], [2], [0, 3], [4], [3], [5]]) == [[3, 4], [0, 1, 2], [5]])
  }

  @Test func isNotTakenInByRepeatedEdges() {
    #expect(groups([[1, 1], [0, 0, 1]]) == [[0, 1]])
  }

  /// The groups of small random graphs, against what reaching one another means.
  @Test func agreesWithTheDefinition() {
    var generator = SeededGenerator(seed: 42)
    func random(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
    for _ in 0..<300 {
      let count = random(8) + 1
      var edges: [[Int]] = Array(repeating: [], count: count)
      for _ in 0..<random(2 * count + 1) { edges[random(count)].append(random(count)) }
      var reaches = (0..<count).map { node in (0..<count).map { $0 == node || edges[node].contains($0) } }
      for middle in 0..<count {
        for from in 0..<count where reaches[from][middle] {
          for to in 0..<count where reaches[middle][to] { reaches[from][to] = true }
        }
      }
      let wanted = Set((0..<count).map { node in (0..<count).filter { reaches[node][$0] && reaches[$0][node] } })
      let found = groups(edges)
      #expect(Set(found) == wanted && found.count == wanted.count, "\(edges)")
      for (index, group) in found.enumerated() {
        let earlier = Set(found[...index].joined())
        #expect(group.allSatisfy { edges[$0].allSatisfy(earlier.contains) }, "\(edges)")
      }
    }
  }

  @Test func takesAHundredThousandInARing() {
    let length = 100_000
    #expect(groups((0..<length).map { [($0 + 1) % length] }).count == 1)
  }
}
