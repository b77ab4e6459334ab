import Foundation
import Policies
import TestSupport
import Testing

/// The page of the model says what the model is: `RECORD_SNAPSHOTS=1` writes it.
@Suite("The page of what policies see")
struct PolicyModelPageTests {
  @Test("is that of the program")
  func page() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Documentation/policy-model.md")
    #expect(try RecordedText.difference(of: PolicyModel.page, from: page) == nil)
  }
}
