import TestSupport
import Testing

@testable import ArgoGrammar

@Suite("Names")
struct NameTests {
  private func fault(_ name: String, _ use: KubernetesName.Use) -> GrammarFault? {
    KubernetesName.fault(in: Array(name.utf8)[...], as: use)
  }

  @Test(
    "Keys of labels and annotations are accepted",
    arguments: ["a", "A.b_c-d", "pipelines.kubeflow.org/kfp_sdk_version", "x.y/Z9", "1"])
  func keys(_ name: String) {
    #expect(fault(name, .qualifiedName) == nil)
  }

  @Test(
    "Wrong keys are refused at their place",
    arguments: [
      ("", 0..<0), ("a b", 1..<2), ("/a", 0..<1), ("a/", 2..<2), ("a/b/c", 3..<4), ("-a", 0..<1), ("a.", 1..<2),
      ("A.org/x", 0..<1), ("\u{E9}", 0..<2),
    ])
  func wrongKeys(_ name: String, _ place: Range<Int>) {
    #expect(fault(name, .qualifiedName)?.range == place)
  }

  @Test("Lengths are limited")
  func lengths() {
    let long = String(repeating: "a", count: 64)
    #expect(fault(long, .qualifiedName) != nil)
    #expect(fault(long, .labelValue) != nil)
    #expect(fault(long, .label) != nil)
    #expect(fault(long, .subdomain) == nil)
    #expect(fault(String(repeating: "a", count: 254), .subdomain) != nil)
    #expect(fault(String(long.dropLast()), .label) == nil)
  }

  @Test("A label's value may be empty, a name may not")
  func empty() {
    #expect(fault("", .labelValue) == nil)
    #expect(fault("", .subdomain) != nil)
    #expect(fault("", .label) != nil)
  }

  @Test("A subdomain has no empty parts, a label no dots")
  func dots() {
    #expect(fault("a.b", .subdomain) == nil)
    #expect(fault("a..b", .subdomain)?.range == 2..<2)
    #expect(fault("a.b", .label)?.range == 1..<2)
  }

  @Test(
    "Argo's names",
    arguments: [
      ("train-2", true, true), ("a_b", false, true), ("-a", false, true), ("", false, false), ("a.b", false, false),
      ("a b", false, false), ("Train", true, true),
    ])
  func argo(_ name: String, _ isField: Bool, _ isParameter: Bool) {
    #expect((ArgoName.fault(in: Array(name.utf8)[...], as: .workflowField) == nil) == isField)
    #expect((ArgoName.fault(in: Array(name.utf8)[...], as: .parameterOrArtifact) == nil) == isParameter)
  }

  @Test("A template's name has at most 128 bytes, a parameter's any number")
  func argoLengths() {
    let name = [UInt8](repeating: UInt8(ascii: "a"), count: 129)
    #expect(ArgoName.fault(in: name[...], as: .workflowField) != nil)
    #expect(ArgoName.fault(in: name.dropLast(), as: .workflowField) == nil)
    #expect(ArgoName.fault(in: name[...], as: .parameterOrArtifact) == nil)
  }

  // The table was made by running apimachinery.
  @Test("The verdict on every name of the table is apimachinery's", .enabled(if: Corpus.isAvailable))
  func table() throws {
    let uses: [KubernetesName.Use] = [.qualifiedName, .labelValue, .subdomain, .label]
    for row in try Corpus.rows("kubernetes-names.tsv") {
      for (use, verdict) in zip(uses, row.dropFirst()) {
        #expect((fault(row[0], use) == nil) == (verdict == "yes"), "\(use) \(row)")
      }
    }
  }
}
