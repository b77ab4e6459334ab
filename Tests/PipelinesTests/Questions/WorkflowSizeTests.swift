import Diagnostics
import Pipelines
import Testing

@Suite struct WorkflowSizeTests {
  private func sizes(_ templates: String) throws -> [ExcessiveSize] {
    try argoGraph(spec: "templates:\n" + templates).excessiveSizes
  }

  /// A program, the name and its equals sign, and the NUL at their end.
  @Test(arguments: [131_071, 131_072]) func knowsTheLongestArgumentToTheByte(_ length: Int) throws {
    let text = String(repeating: "a", count: length)
    let words = try sizes("- {name: x, container: {command: [run, \(text)]}}").filter { $0.bytes == length }
    #expect(words.count == (length < 131_072 ? 0 : 1))
    let value = text.dropFirst("NAME=".count)
    let variables = try sizes("- {name: x, container: {env: [{name: NAME, value: \(value)}]}}").filter {
      $0.bytes == length
    }
    #expect(variables.count == (length < 131_072 ? 0 : 1))
  }

  @Test func countsATemplateAsTheJSONThatGoWrites() throws {
    // {"container":{"args":["…"]},"name":"x"} after ARGO_TEMPLATE= and before a NUL.
    let frame = #"{"container":{"args":["<",""]},"name":"x"}"#.utf8.count + 5
    for (room, isTooLarge) in [(131_072 - 15 - frame, false), (131_072 - 14 - frame, true)] {
      let text = String(repeating: "a", count: room)
      let found = try sizes("- {name: x, container: {args: ['<', \(text)]}}")
      #expect(found.count == (isTooLarge ? 1 : 0))
    }
  }

  @Test func blamesTheArgumentRatherThanItsTemplate() throws {
    let text = String(repeating: "a", count: 200_000)
    let found = try sizes("- {name: x, container: {command: [run, \(text)]}}")
    #expect(found.map(\.bytes) == [200_000])
  }

  @Test func tellsWhoseLimitTheWholeWorkflowExceeds() throws {
    func limit(_ steps: Int) throws -> ExcessiveSize.Limit? {
      // Go writes \u003c, so this is 100,002 bytes of JSON.
      let step = String(repeating: "<", count: 16_667)
      let templates = (0..<steps).map { "- {name: x\($0), container: {args: [\(step)]}}\n" }.joined()
      return try sizes(templates).first?.limit
    }
    #expect(try limit(10) == nil)
    #expect(try limit(11) == .argo)
    #expect(try limit(15) == .argo)
    #expect(try limit(16) == .etcd)
  }
}
