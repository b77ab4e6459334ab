import Diagnostics
import Testing

@testable import RuleEngine

@Suite struct FingerprintTests {
  /// `printf 'params-missing\0team/a\0team/a/workflow.yaml\0/spec\0000' | sha256sum`, the first half.
  @Test func isTheStartOfSHA256() {
    #expect(fingerprint() == "e95db837828b20aac871ab85aa4ac88d")
  }

  @Test func differsWithEachPart() {
    let all = [
      fingerprint(), fingerprint(rule: "params-type"), fingerprint(unit: "team/b"),
      fingerprint(path: "team/a/params/x"), fingerprint(logicalPlace: "/metadata"), fingerprint(ordinal: 1),
      fingerprint(unit: "team/a/t", path: "eam/a/workflow.yaml"),
    ]
    #expect(Set(all).count == all.count)
    #expect(all.allSatisfy { $0.count == 32 && $0.allSatisfy(\.isHexDigit) })
  }

  private func fingerprint(
    rule: String = "params-missing", unit: Path = "team/a", path: Path = "team/a/workflow.yaml",
    logicalPlace: String = "/spec", ordinal: Int = 0
  ) -> String {
    Fingerprint.of(rule: rule, unit: unit, path: path, logicalPlace: logicalPlace, ordinal: ordinal)
  }
}
