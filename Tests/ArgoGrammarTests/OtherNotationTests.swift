import ArgoGrammar
import Testing

@Suite struct OtherNotationTests {
  @Test(arguments: [
    ("{inputs.parameters.x}", ["{inputs.parameters.x}"]),
    ("a ${workflow.parameters.x-y} b", ["${workflow.parameters.x-y}"]),
    ("{inputs.parameters.x}}", ["{inputs.parameters.x}}"]), ("{{inputs.parameters.x}}", []), ("{x}", []),
    ("{ a.b }", []),
    ("{a.b", []), ("{a.b:c}", []), ("{{inputs.parameters.x}", []), ("{}{a.b}", ["{a.b}"]),
  ])
  func braces(_ text: String, _ expected: [String]) { #expect(found(.singleBraces, text) == expected) }

  @Test(arguments: [
    ("$(params.x)", ["$(params.x)"]), ("$(HOME)", []), ("$(cat a.b)", []), ("(params.x)", []),
    ("$(tasks.t.results.r) $(a.b", ["$(tasks.t.results.r)"]),
  ])
  func parentheses(_ text: String, _ expected: [String]) { #expect(found(.parentheses, text) == expected) }

  private func found(_ kind: OtherNotation.Kind, _ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return OtherNotation.all(kind, in: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test(arguments: [
    ("{{pipelineparam:op=;name=x}}", "- x"), ("{{pipelineparam:op=fit;name=model}}", "fit model"),
    ("{{channel:task=;name=x;type=String;}}", "- x"), ("{{$.inputs.parameters['x']}}", "- x"),
    ("{{$.inputs.parameters.x}}", "- x"), ("{{$.outputs.parameters['x'].output_file}}", "- -"), ("{{$.total}}", nil),
    ("{{$}}", nil), ("{{x}}", nil),
  ])
  func placeholders(_ text: String, _ expected: String?) {
    let bytes = Array(text.utf8)
    let placeholder = TemplateText(bytes).tags.first?.placeholder(in: bytes)
    #expect(placeholder.map { "\($0.task ?? "-") \($0.name ?? "-")" } == expected)
  }
}
