import Diagnostics
import Foundation
import Testing

/// The policies of the page about policies can be used as they are.
@Suite("The page about policies")
struct PolicyPageTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Documentation/policies.md")

  private static func blocks() throws -> [String] {
    try String(contentsOf: page, encoding: .utf8).matches(of: #/```yaml\n((?s:.*?))```/#).map { String($0.1) }
  }

  @Test("has configurations that can be read, with expressions that can be understood")
  func blocks() async throws {
    let blocks = try Self.blocks()
    #expect(blocks.count == 3)
    for block in blocks {
      let other = "{name: other, on: job, validations: [{expression: 'true'}]}"
      let check = try await PolicyCheck(block, policyFiles: [("policies/*.yaml", "policies/other.yaml", other)])
      #expect(check.problems.isEmpty, "\(check.problems)")
    }
  }

  @Test("says what five sentences come to")
  func sentences() async throws {
    let block = try #require(try Self.blocks().last)
    let check = try await PolicyCheck(block)
    // The job of the sample runs every ten minutes, and says nothing of how many at once.
    #expect(
      check.findings == [
        "often: the job runs more than once a day, and several runs may overlap",
        "often: the job runs more than once a day, and may catch up",
      ], "\(check.findings)")
    let moved = try await PolicyCheck(
      block.replacing("\"prod/\"", with: "\"team-a/\"").replacing("\"latest\"", with: "\"1.4\"")
        .replacing("container.requests", with: "container.limits").replacing("64Gi", with: "8Gi"))
    #expect(
      moved.findings.contains(
        "ghcr.io/acme/load:1.4: the image of a pipeline in production has no tag, or the tag latest"))
    #expect(
      moved.findings.contains { $0.hasSuffix("the step train asks for 16Gi and has no label capacity-approved") },
      "\(moved.findings)")
  }
}
