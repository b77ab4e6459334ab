import TestSupport
import Testing

@testable import ArgoGrammar

/// Selectors over labels, as `labels.Parse` of Kubernetes reads them.
@Suite struct LabelSelectorTests {
  @Test(arguments: [
    "", "  ", "status.succeeded > 0", "status.succeeded>0,status.failed < 3", "phase=Running", "phase == Running",
    "phase != Failed", "phase=", "phase=,x", "tier in (a, b)", "tier notin (a)", "legacy", "!legacy", "! legacy , a",
    "in in (in)", "status.replicaStatuses.Worker.succeeded == 2", "a in ()", "a\n, b",
  ])
  func areRead(_ text: String) {
    #expect(LabelSelector.fault(in: Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    ("status.succeeded is 1", 17), ("status.failed > many", 16), ("a b", 2), (",a", 0), ("a,", 2), ("a,,b", 2),
    ("a in b", 5), ("a in (b", 7), ("a >", 3), ("a > 1 2", 6), ("!a = b", 3), ("a..b/c = d", 2), ("-a", 0),
    ("a = b/c", 5), ("status.conditions.#(type==Ready) == True", 18), ("a => b", 3),
  ])
  func areRefusedAtTheirPlace(_ text: String, _ place: Int) {
    #expect(LabelSelector.fault(in: Array(text.utf8))?.range.lowerBound == place)
  }

  @Test func faultsLieWithinTheText() {
    let alphabet = Array("ab1.-/=!<>(), in".utf8)
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<20_000 {
      let state = generator.next()
      let text = (0..<(state >> 60)).map { index in alphabet[Int((state >> (index * 4)) & 15)] }
      guard let fault = LabelSelector.fault(in: text) else { continue }
      #expect(fault.range.upperBound <= text.count, "\(String(decoding: text, as: UTF8.self))")
    }
  }
}
