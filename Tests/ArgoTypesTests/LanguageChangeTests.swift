import ArgoTypes
import Testing

@Suite struct LanguageChangeTests {
  @Test(arguments: [
    (LanguageChange.spacesInTags, "3.4.11", "3.4.12", "workflow/validate/validate.go"),
    (.omittedResult, "3.3.8", "3.3.9", "workflow/common/ancestry.go"),
    (.wordLet, "3.4.16", "3.4.17", "go.mod"),
    (.functionsHideTasks, "3.4.17", "3.5.1", "workflow/controller/dag.go"),
    (.mainEntrypoint, "3.4.17", "3.5.0", "workflow/common/common.go"),
  ])
  func `Each change names the file and a tag that it was read from`(
    change: LanguageChange, before: String, since: String, file: String
  ) throws {
    #expect(!change.applies(to: try #require(ArgoVersion(before))))
    #expect(change.applies(to: try #require(ArgoVersion(since))))
    #expect(change.source.hasPrefix(file))
    #expect(change.source.contains("v\(since)"), "\(change.source)")
  }

  @Test func `A change may be taken back`() {
    #expect(!LanguageChange.functionsHideTasks.applies(to: ArgoVersion(3, 5, 2)))
  }

  @Test func `The back ends of Kubeflow Pipelines fall on the right side`() throws {
    func argo(_ release: String) throws -> ArgoVersion { try #require(ArgoVersion.bundled(withKFP: release)) }
    #expect(try !LanguageChange.omittedResult.applies(to: argo("1.8.5")))
    #expect(try LanguageChange.omittedResult.applies(to: argo("2.0.0")))
    #expect(try !LanguageChange.spacesInTags.applies(to: argo("2.1.0")))
    #expect(try LanguageChange.spacesInTags.applies(to: argo("2.2.0")))
    #expect(try !LanguageChange.wordLet.applies(to: argo("2.2.0")))
    #expect(try LanguageChange.wordLet.applies(to: argo("2.3.0")))
  }
}
