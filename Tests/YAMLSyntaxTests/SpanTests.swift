import Diagnostics
import Testing
import YAMLSyntax

@Suite("Spans")
struct SpanTests {
  /// Takes the marks `«` and `»` out of text; what remains, and the spans that they enclosed, in order of their starts.
  private func unmarked(_ marked: String) -> (bytes: [UInt8], spans: [SourceSpan]) {
    var bytes: [UInt8] = []
    var spans: [(start: Int, end: Int)] = []
    var open: [Int] = []
    for character in marked.unicodeScalars {
      switch character {
      case "«":
        open.append(spans.count)
        spans.append((bytes.count, bytes.count))
      case "»":
        let last = open.removeLast()
        spans[last].end = bytes.count
      default:
        bytes += Array(String(character).utf8)
      }
    }
    return (bytes, spans.map { SourceSpan($0.start, $0.end) })
  }

  @Test(
    "Every node has the bytes that are marked",
    arguments: [
      "««key»: «value»»\n",
      "««key»: «'it''s'»»",
      "««key»: «\"a\\tb\"»» # note\n",
      "««key»: «one\n  two»»\n\n# note\n",
      "««key»: «'one\n\n  two'»»\n",
      "««key»: «|\n  one\n  two»»\n\n",
      "««key»: «>-\n  one\n\n  two»\n\n\n«next»: «1»»\n",
      "««key»: «|+\n  one»\n\n\n«next»: «1»»\n",
      "««key»: «|2 # note\n    one»\n«next»: «1»»\n",
      "««key»: «|»\n«next»: «>-»»\n",
      "««a»:\n  ««b»:\n    ««c»: «1»»»»\n\n# note\n",
      "««a»:\n  ««b»: «1»»\n\n# note\n\n«c»: «2»»\n",
      "«? «a»«»\n? «b»\n: «c»»\n",
      "««a»:«»\n«b»:«»» \n",
      "««a»:\n«- «1»\n- «2»»»\n",
      "««a»:\n  «- «1»\n  - «2»»»\n",
      "««a»: &x\n«- «1»\n- «2»»»\n",
      "««a»: &x # note\n  ««b»: «1»»»\n",
      "«[«a», «{«b»: «1», «c»«» }», «[]», «{ }»]»\n",
      "«[««a»: «1»», «b»]»",
      "«- «- «a»\n  - «b»»\n- ««c»: «d»»»\n",
      "«- &x «a»\n- «*x»\n- !!str «1»\n- &y !!map «{}»\n- !!str\n  «|\n  x»\n- !!null«»»\n",
      "--- «a»\n--- «b»\n...\n",
      "««é»: «😀»\n«ü»: «x»»\n",
      "««a»: «\"x\u{2028}y\"»\n«b»: «1»»\n",
      "««a»: «'x\u{85}  y'»\n«b»: «1»»\n",
      "««a»:\t«x»\t\n«b»: «y»»\n",
      "««a»: «x»\r\n«b»: «|\r\n  one\r\n  two»\r\n«c»: «3»»\r\n",
      "\u{FEFF}««a»: «x»»\n",
      "\u{FEFF}# é\n««a»: «é»\n«b»: «x»»\n",
    ])
  func marks(marked: String) throws {
    let (bytes, spans) = unmarked(marked)
    let tree = try read(bytes)
    #expect(tree.nodes.map(\.span) == spans, "\(tree.nodes.map(\.source))")
  }
}
