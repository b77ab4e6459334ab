import Diagnostics
import Testing
import YAMLSyntax

@Suite("Aliases")
struct AliasTests {
  @Test("An alias answers for its target, but has its own place")
  func target() throws {
    let root = try root("a: &x {k: [1, 2]}\nb: *x\nc: &y text\nd: *y\n")
    let alias = try #require(root["b"])
    #expect(alias.isAlias)
    #expect(alias.source == "*x")
    #expect(alias.pointer == "/b")
    #expect(alias.kind == .mapping)
    #expect(alias.count == 1)
    #expect(alias["k"]?.items.map(\.integer) == [1, 2])
    #expect(alias.target == root["a"])
    #expect(root["d"]?.string == "text")
    #expect(root["d"]?.scalarStyle == .plain)
  }

  @Test("The nearest earlier anchor is meant")
  func redefinition() throws {
    let root = try root("- &x 1\n- *x\n- &x 2\n- *x\n")
    #expect(root.items.map(\.integer) == [1, 1, 2, 2])
  }

  @Test("A few lines that stand for billions of nodes are excessive, at the alias that is too much")
  func billionLaughs() throws {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let previous = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      yaml += "a\(level): &a\(level) [\(previous)]\n"
    }
    let tree = try read(yaml)
    guard case .excessive(let alias, .tooManyNodes) = tree.expansion else {
      Issue.record("not excessive")
      return
    }
    // Level 1 stands for 110 nodes, 2 for 1,220, 3 for 12,330, and the ninth item of level 4 for the rest.
    #expect(alias.pointer == "/a4/7")
  }

  @Test("Aliases up to the bound are no excess", arguments: [(999, true), (1_001, false)])
  func bound(aliases: Int, isBounded: Bool) throws {
    // An alias of the list stands for a hundred nodes: the list and its items.
    let list = Array(repeating: "x", count: 99).joined(separator: ",")
    let tree = try read("- &x [\(list)]\n" + String(repeating: "- *x\n", count: aliases))
    if case .bounded = tree.expansion {
      #expect(isBounded)
    } else {
      #expect(!isBounded)
    }
    #expect(AliasExcess.bound == 100_000)
  }

  @Test("An alias to what encloses it is a cycle", arguments: ["&x [1, *x]", "&x {a: {b: *x}}", "&x {*x : 1}"])
  func cycle(yaml: String) throws {
    let tree = try read(yaml)
    guard case .excessive(let alias, .cycle) = tree.expansion else {
      Issue.record("no cycle")
      return
    }
    #expect(alias.source == "*x")
    #expect(alias.target == tree.documents[0])
  }

  @Test("A merge key is an entry like any other")
  func merge() throws {
    let root = try root("a: &x {k: 1}\nb: {<<: *x, l: 2}\n")
    #expect(root["b"]?.count == 2)
    #expect(root["b"]?["k"] == nil)
    #expect(root["b"]?["<<"]?["k"]?.integer == 1)
  }
}
