import Foundation
import Testing

@Suite struct DerivationTests {
  private static let schemas = ProcessInfo.processInfo.environment["KFPLINT_SCHEMAS"]

  // The schemas are Argo's, half a megabyte for each version, and no part of this repository.
  @Test(.enabled(if: schemas != nil))
  func `The script makes the very table that is committed`() throws {
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
      .standardized
    let script = Process()
    script.executableURL = project.appendingPathComponent(".ci/derive-argo-types")
    script.arguments = [try #require(Self.schemas)]
    let output = Pipe()
    script.standardOutput = output
    try script.run()
    let derived = try #require(try output.fileHandleForReading.readToEnd())
    script.waitUntilExit()
    #expect(script.terminationStatus == 0)
    let committed = try Data(contentsOf: project.appendingPathComponent("Sources/ArgoTypes/Table/ArgoTypeTable.swift"))
    #expect(derived == committed)
  }
}
