import Testing

/// Which file names what another file defines, by the words alone: a name that is defined twice does not count.
@Suite("The files of the project")
struct FileCircleTests {
  /// The one circle that there may be: a tree, and a node of it, which is a tree and a position.
  private static let (tree, node) = ("Sources/YAMLSyntax/Tree/YAMLTree.swift", "Sources/YAMLSyntax/Tree/YAMLNode.swift")

  @Test("form no circle, except a tree and its node")
  func circles() throws {
    var arrows = try Self.arrows()
    #expect(arrows[Self.tree]?.remove(Self.node) != nil)
    // What names nobody, or is named by nobody, is on no circle; without it others are the same.
    while true {
      let named = Set(arrows.values.joined())
      let onCircle = arrows.filter { !$0.value.isEmpty && named.contains($0.key) }
      if onCircle.count == arrows.count { break }
      arrows = onCircle.mapValues { $0.intersection(onCircle.keys) }
    }
    let circles = arrows.map {
      "\($0.key) names \($0.value.sorted().joined(separator: ", "))"
    }.sorted()
    #expect(circles.isEmpty, "\(circles.joined(separator: "\n"))")
  }

  @Test("are read as Swift: comments, texts and private names do not count")
  func words() {
    let words = SwiftWords(
      """
      // struct Commented {}
      @frozen public struct Shown { let text = "class Quoted \\" Quoted", raw = #"a "Raw" b"# }
      private enum Hidden {}
      func free() { method(Used.self) }
        func member() {}
      """)
    #expect(words.definitions.map(\.name) == ["Shown", "free"])
    #expect(words.definitions.map(\.isShown) == [true, false])
    #expect(words.calls.contains("method"))
    #expect(words.words.isDisjoint(with: ["Commented", "Quoted", "Raw"]))
    #expect(words.words.contains("Used"))
  }

  /// For each file the files whose names it uses.
  private static func arrows() throws -> [String: Set<String>] {
    let files = try Dictionary(
      uniqueKeysWithValues: ProjectFiles.swift(below: "Sources", "rules", "policies").map { path in
        (path, SwiftWords(try #require(ProjectFiles.text(of: path))))
      })
    var owners: [String: [(file: String, definition: SwiftWords.Definition)]] = [:]
    for (file, words) in files {
      for definition in words.definitions where !(owners[definition.name]?.contains { $0.file == file } ?? false) {
        owners[definition.name, default: []].append((file, definition))
      }
    }
    let unique = owners.compactMapValues { $0.count == 1 ? $0[0] : nil }
    return files.reduce(into: [:]) { arrows, element in
      let (file, words) = element
      arrows[file] = Set(
        words.words.compactMap { word in
          guard let owner = unique[word], owner.file != file else { return nil }
          guard owner.definition.isShown || module(of: owner.file) == module(of: file) else { return nil }
          return !owner.definition.isFunction || words.calls.contains(word) ? owner.file : nil
        })
    }
  }

  /// `Sources/Name`, `rules` or `policies`.
  private static func module(of file: String) -> String {
    file.hasPrefix("Sources/")
      ? file.split(separator: "/").prefix(2).joined(separator: "/") : String(file.prefix { $0 != "/" })
  }
}
