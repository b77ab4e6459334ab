import Testing

@testable import Diagnostics

@Suite struct NearestNameTests {
  /// The textbook's table, all of it.
  private func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for row in 0...left.count {
      for column in 0...right.count {
        if row == 0 || column == 0 {
          table[row][column] = row + column
          continue
        }
        let change = left[row - 1] == right[column - 1] ? 0 : 1
        var cost = min(
          table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + change)
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          cost = min(cost, table[row - 2][column - 2] + 1)
        }
        table[row][column] = cost
      }
    }
    return table[left.count][right.count]
  }

  /// All words of at most five of three letters, against some of them.
  @Test func theBandGivesTheSameDistancesAsTheTable() {
    var words: [[UInt8]] = [[]]
    var last = words
    for _ in 0..<5 {
      last = last.flatMap { word in [97, 98, 99].map { word + [$0] } }
      words += last
    }
    for (index, left) in words.enumerated() where index % 7 == 0 {
      for right in words {
        let exact = distance(left, right)
        if exact > 3 {
          #expect(NearestName.editDistance(left, right, limit: 3) == nil)
        } else {
          #expect(NearestName.editDistance(left, right, limit: exact) == exact)
        }
      }
    }
  }

  @Test func aMisspellingIsFoundAndTheFirstInByteOrderWins() {
    #expect(NearestName.of("recipent", among: ["period", "recipient"]) == "recipient")
    #expect(NearestName.of("Train-Model", among: ["train_model"]) == "train_model")
    #expect(NearestName.of("cat", among: ["rat", "bat", "hat"]) == "bat")
    #expect(NearestName.of("cat", among: ["dog", "cat"]) == nil)
  }

  /// Counts how many of its elements are asked for.
  private final class Counted: Sequence, IteratorProtocol {
    private let count: Int
    private(set) var steps = 0

    init(_ count: Int) { self.count = count }

    func next() -> ByteString? {
      guard steps < count else { return nil }
      steps += 1
      return ByteString("candidate-\(steps)")
    }
  }

  @Test(arguments: [100, 1000, 10_000, 100_000])
  func noMoreThanSomeNamesAreLookedAt(_ count: Int) {
    let names = Counted(count)
    _ = NearestName.of("candidate-x", among: names)
    #expect(names.steps <= NearestName.mostCandidates + 1)
  }

  @Test func longNamesTakeTimeOfTheirLength() {
    let left = ByteString([UInt8](repeating: 97, count: 1_000_000))
    let right = ByteString([98] + [UInt8](repeating: 97, count: 999_999))
    #expect(NearestName.of(left, among: [right]) == right)
  }

  @Test("A near name says whether it is the only one")
  func near() {
    #expect(NearestName.near("recipent", among: ["period", "recipient"]) == NearName("recipient", isOnly: true))
    #expect(NearestName.near("recipent", among: ["recipients", "recipient"]) == NearName("recipient", isOnly: false))
    #expect(NearestName.near("fetch", among: ["fetch", "fetsh"]) == NearName("fetsh", isOnly: true))
    #expect(NearestName.near("fetch", among: ["render"]) == nil)
  }

  @Test("Names differ in form only", arguments: [("a-b", "A_b", true), ("a", "a", false), ("ab", "a-b", false)])
  func form(_ left: String, _ right: String, _ isSo: Bool) {
    #expect(NearestName.differInFormOnly(ByteString(left), ByteString(right)) == isSo)
  }
}
