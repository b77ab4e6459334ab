import Diagnostics
import Pipelines
import Testing
import YAMLSyntax

/// What a document says of itself as a whole.
@Suite struct WorkflowDocumentTests {
  @Test func findsEachRepeatedKeyOnceInTheOrderOfTheFile() throws {
    let document = try document("a: {x: 1, x: 2}\nb: &b\n  y: 1\n  y: 2\n  y: 3\nc: *b\na: 3\n")
    let keys = document.duplicateKeys.map { "\($0.again.scalar?.description ?? "") after \($0.first.span.start)" }
    #expect(keys == ["a after 0", "x after 4", "y after 24", "y after 24"])
  }

  @Test func pointsAtTheFirstKeyOrTheStartOfTheFile() throws {
    #expect(try document("# a comment\nkind: Workflow\n").location.place?.span == SourceSpan(12, 16))
    #expect(try document("").location.place?.span == SourceSpan(0, 0))
  }

  @Test func doesNotWalkAnAliasBomb() throws {
    var text = "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {}\nspec:\n  l0: &l0 [x, x, x, x]\n"
    for level in 1...12 {
      text += "  l\(level): &l\(level) [*l\(level - 1), *l\(level - 1), *l\(level - 1), *l\(level - 1)]\n"
    }
    let document = try document(text)
    #expect(!document.isArgoWorkflow)
    guard case .aliasExpansion = document.notAWorkflow else {
      Issue.record("the format was looked for")
      return
    }
  }
}
