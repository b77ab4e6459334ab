import Diagnostics
import Testing

@testable import Pipelines

/// The functions in a text of Python.
@Suite struct PythonFunctionTests {
  private func functions(_ text: String) -> [String] {
    PythonFunction.all(in: Array(text.utf8)).map { function in
      "\(function.name): \(function.body.map(\.description).joined(separator: "|"))"
    }
  }

  @Test func signatureDecoratorAndTypesDoNotCount() {
    let file = """
      @decorated(x=1)
      async def fit(
          rows: Dict[str, int] = {"a": 1},  # comment with ) and :
      ) -> "Out":

          # a comment
          if rows:   \n\
              return 1  # kept
      other = 2
      """
    #expect(functions(file) == ["fit: if rows:|    return 1  # kept"])
    #expect(functions("def fit(rows    = {}):\n    if rows:\n        return 1  # kept\n") == functions(file))
  }

  @Test func textsHideNothingAndAreNoCode() {
    let file = #"""
      def fit(a):
          text = """
      def inner(): pass
          """
          one = 'def other(): \' pass'
          return text, one
      def last(): return ":"
      """#
    #expect(
      functions(file).map { $0.prefix { $0 != ":" } } == ["fit", "last"])
    #expect(functions("def last(): return ':'") == ["last: return ':'"])
  }

  @Test func functionsInsideAreComparedByNameAndBody() {
    let typed = "def fit():\n  def inner(a: int) -> int:\n    return a\n  return inner\n"
    let bare = "def fit():\n  def inner(a):\n    return a\n  return inner\n"
    #expect(functions(typed) == functions(bare))
    #expect(functions(typed) == ["fit: def inner|  return a|return inner", "inner: return a"])
  }

  @Test func ownIndentationDoesNotCount() {
    #expect(
      functions("def fit():\n    if a:\n        b\n").first
        == functions("class C:\n    def fit():\n        if a:\n            b\n").first)
  }

  @Test(arguments: [
    "def", "def ", "def f", "def f(", "def f():", "def f():\n", "'''", "\"", "\\", "def f(:\n  x", "(((\ndef f(): 1",
    "\t\tdef f(): 1",
    "def f(): '''", "def f():\r\n  x\r\n", "async def", "\u{FEFF}def f(): 1",
  ])
  func whatIsCutOffIsRead(_ text: String) {
    #expect(functions(text).count <= 1)
  }

  @Test func timeIsThatOfTheSize() {
    let deep = String(repeating: "def f(\n", count: 20_000)
    #expect(functions(deep).count <= 1)
    #expect(functions(String(repeating: "def f(): 1\n", count: 20_000)).count == 20_000)
  }
}
