import CEL
import Testing

/// What is refused before anything runs, and where.
@Suite("Faults of an expression")
struct FaultTests {
  private static let environment = CELEnvironment(
    variables: [
      .init("step", .object("Step")), .init("count", .int), .init("names", .list(.string)),
      .init("labels", .map(.string, .string)),
    ],
    objectTypes: [
      CELObjectType("Step", fields: [.init("image", .object("Image")), .init("name", .string)]),
      CELObjectType("Image", fields: [.init("registry", .string), .init("tag", .optional(.string))]),
    ])

  /// The message, the text that is meant, and the help of a fault.
  private func firstFault(of source: String) -> (message: String, place: String, help: String?)? {
    do throws(CELFault) {
      _ = try CELProgram(source.utf8, in: Self.environment)
      return nil
    } catch {
      let bytes = Array(source.utf8)
      return (error.message, String(decoding: bytes[error.range], as: UTF8.self), error.help)
    }
  }

  @Test(
    "have the place of what is wrong",
    arguments: [
      ("step.imag.registry", "imag", "did you mean `image`?"),
      ("step.image.regstry == ''", "regstry", "did you mean `registry`?"),
      ("stepp.name", "stepp", "did you mean `step`?"),
      ("step.name.startWith('a')", "startWith", "did you mean `startsWith`?"),
      ("count + 'a'", "+", nil),
      ("count == 'a'", "==", nil),
      ("count && true", "count", nil),
      ("names.exists(n, n > 1)", ">", nil),
      ("names['a']", "'a'", nil),
      ("labels[1]", "1", nil),
      ("count.size", "size", nil),
      ("count.all(x, true)", "count", nil),
      ("true ? 1 : 'a'", "'a'", "make both of one type, or write dyn(…) around one of them"),
      ("names[0].matches('a(')", "'a('", nil),
      ("duration('soon')", "'soon'", nil),
      ("quantity('1 Gi')", "'1 Gi'", nil),
      ("step.image.tag + 'x'", "+", nil),
      ("names.map(1, 2)", "1", nil),
      ("has(names)", "names", nil),
      ("Image{tag: 'x'}", "Image{", nil),
    ] as [(String, String, String?)])
  func places(source: String, place: String, help: String?) throws {
    let fault = try #require(firstFault(of: source))
    #expect(fault.place == place, "\(fault)")
    if let help { #expect(fault.help == help) }
  }

  @Test(
    "of syntax have a place",
    arguments: [
      ("1 +", ""), ("(1", ""), ("1 1", "1"), ("'abc", "'abc"), ("[1, 2", ""), ("{'a' 1}", "1"), ("a b", "b"),
      ("9223372036854775808", "9223372036854775808"), ("1 = 2", "="), ("'\\q'", "\\q"), ("if", "if"), ("", ""),
      ("1 ? 2", ""), ("a.", ""), ("\u{1}", "\u{1}"), ("\u{202E}", "\u{202E}"), ("`a`", "`a`"), ("1e999", "1e999"),
    ])
  func syntax(source: String, place: String) throws {
    let fault = try #require(firstFault(of: source))
    #expect(fault.place == place, "\(fault)")
    #expect(!fault.message.unicodeScalars.contains { $0.properties.generalCategory == .control })
    #expect(!fault.message.contains("\u{202E}"))
  }

  @Test("name the fields that there are")
  func fields() throws {
    #expect(firstFault(of: "step.zzz")?.help == "its fields are image, name")
  }

  @Test(
    "are none for what is right",
    arguments: [
      "step.image.registry in ['a', '']", "step.image.tag.orValue('latest') == 'x'", "has(step.image.tag)",
      "step.image.?registry.hasValue()", "names.filter(n, n.size() > count).map(n, n + '!')",
      "labels.exists(k, v, k == v)", "names.transformMap(i, n, n)[0] == ''", "cel.bind(n, names, n[0])",
      "[].map(x, x + 1)", "names.sortBy(n, n.size()).first().value()",
    ])
  func none(source: String) {
    #expect(firstFault(of: source) == nil)
  }

  @Test("tell the type of an expression")
  func types() throws {
    func type(_ source: String) throws -> CELType { try CELProgram(source.utf8, in: Self.environment).type }
    #expect(try type("names.map(n, n.size())") == .list(.int))
    #expect(try type("step.image") == .object("Image"))
    #expect(try type("step.?name") == .optional(.string))
    #expect(try type("[1, 'a']") == .list(.dyn))
    #expect(try type("names.transformMap(i, n, n)") == .map(.int, .string))
    #expect(try type("{'a': [1]}['a'][0]") == .int)
  }
}
