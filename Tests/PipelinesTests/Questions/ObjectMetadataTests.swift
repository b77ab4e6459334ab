import Diagnostics
import Pipelines
import Testing

@Suite struct ObjectMetadataTests {
  @Test func isReadWhereverAnObjectHasIt() throws {
    let graph = try argoGraph(
      spec: """
        workflowMetadata: {labels: {b b: x}}
        podMetadata: {labels: {c c: x}}
        nodeSelector: {d d: x}
        volumeClaimTemplates: [{metadata: {name: x, labels: {e e: x}}}]
        templates:
        - {name: x, metadata: {labels: {f f: x}, annotations: {g g: x}}, nodeSelector: {h: h h}}
        """, metadata: "{generateName: x-, labels: {a a: x}}")
    let parts = graph.workflow.metadata.flatMap(\.faultyParts).map { $0.text.value.description }
    #expect(parts.sorted() == ["a a", "b b", "c c", "d d", "e e", "f f", "g g", "h h"])
  }

  @Test func letsBeWhatIsNoTextOrOnlyKnownAtRunTime() throws {
    let graph = try argoGraph(
      spec: "templates: [{name: x, metadata: {labels: {a: '{{workflow.name}} x', b: 5, c: , '{{x}} y': z}}}]")
    #expect(graph.workflow.metadata.allSatisfy { $0.faultyParts.isEmpty })
  }

  @Test func takesCapitalsInThePrefixOfAnAnnotationOnly() throws {
    let graph = try argoGraph(
      spec: "templates: []", metadata: "{labels: {Example.com/a: x}, annotations: {Example.com/a: x y z}}")
    #expect(graph.workflow.metadata.flatMap(\.faultyParts).map(\.text.location.text) == ["Example.com/a"])
  }

  @Test func addsUpKeysAndValuesAsTheyAreDecoded() throws {
    let graph = try argoGraph(
      spec: "templates: [{name: x, metadata: {annotations: {a: \"\\u00e9\\n\", bc: 'it''s', d: &x long text, e: *x}}}]")
    let metadata = try #require(graph.workflow.metadata.first { $0.largestAnnotation != nil })
    #expect(metadata.annotationsSize == 1 + 3 + 2 + 4 + 1 + 9 + 1 + 9)
    #expect(metadata.largestAnnotation?.size == 10)
  }
}
