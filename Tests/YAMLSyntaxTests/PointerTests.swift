import Diagnostics
import Testing
import YAMLSyntax

@Suite("Pointers")
struct PointerTests {
  private let yaml = """
    spec:
      templates:
      - name: train
        container: {args: [a, b]}
      - &x {name: test/1}
      - *x
      - 5
    a/b: {c~d: 1}
    '[train]': 2
    'a#b': 3
    name: 4
    [x, y]: 6

    """

  @Test(
    "A pointer is a JSON Pointer, and the logical one names items",
    arguments: [
      ("a", "/spec/templates/0/container/args/0", "/spec/templates/[train]/container/args/0"),
      ("{name: test/1}", "/spec/templates/1", "/spec/templates/[test~11]"),
      ("*x", "/spec/templates/2", "/spec/templates/[test~11]2"),
      ("5", "/spec/templates/3", "/spec/templates/3"),
      ("1", "/a~1b/c~0d", "/a~1b/c~0d"),
      ("c~d", "/a~1b/c~0d", "/a~1b/c~0d"),
      ("2", "/[train]", "/~2train]"),
      ("3", "/a#b", "/a~3b"),
      ("6", "/[x, y]", "/~2x, y]"),
      ("y", "/[x, y]", "/~2x, y]"),
    ])
  func pointers(source: String, pointer: String, logicalPointer: String) throws {
    let node = try #require(try read(yaml).nodes.last { $0.source == source })
    #expect(node.pointer == pointer)
    #expect(node.logicalPointer == logicalPointer)
    #expect(node.location.place?.pointer == pointer)
    #expect(node.location.logicalPlace == logicalPointer)
  }

  @Test("The root has the empty pointer")
  func top() throws {
    #expect(try root("a: 1").pointer == "")
    #expect(try root("a: 1").logicalPointer == "")
  }

  @Test("Different values have different logical pointers")
  func unique() throws {
    let yaml =
      "- {name: a}\n- {name: a}\n- {name: 'a]2'}\n- {name: '[a'}\n- {'[a]': 1, a: 2}\n- {name: 5}\n- [{name: a}]\n"
    let root = try root(yaml)
    let pointers = root.items.map(\.logicalPointer)
    #expect(pointers == ["/[a]", "/[a]2", "/[a]2]", "/[[a]", "/4", "/[5]", "/6"])
  }

  @Test("The places in a list and a mapping of thousands are those of the short ones, in a time that stays linear")
  func large() throws {
    let count = 20_000
    var yaml = "list:\n"
    for item in 0..<count { yaml += "- {name: \(item % 100 == 7 ? "seven" : "n\(item)"), value: [v\(item)]}\n" }
    yaml += "- 5\nmap:\n"
    for key in 0..<count { yaml += "  k\(key): {[a, b]: w\(key)}\n" }
    let tree = try read(yaml)
    let clock = ContinuousClock()
    var checked = 0
    let time = clock.measure {
      for node in tree.nodes {
        guard let text = node.scalar?.string, let number = Int(text.dropFirst()) else { continue }
        switch text.first {
        case "v":
          let name = number % 100 == 7 ? (number == 7 ? "[seven]" : "[seven]\(number / 100 + 1)") : "[n\(number)]"
          #expect(node.pointer == "/list/\(number)/value/0")
          #expect(node.logicalPointer == "/list/\(name)/value/0")
          checked += 1
        case "w":
          #expect(node.pointer == "/map/k\(number)/[a, b]")
          checked += 1
        case "k":
          #expect(node.pointer == "/map/k\(number)")
          checked += 1
        default: break
        }
      }
    }
    #expect(checked == 3 * count)
    // A search through all siblings for each of them takes minutes in a debug build.
    #expect(time < .seconds(120))
  }
}
