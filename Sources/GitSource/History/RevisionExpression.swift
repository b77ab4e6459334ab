import Diagnostics

/// A revision such as `v1.2^{tree}` or `main~2:folder`, taken apart as `gitrevisions(7)` describes it.
struct RevisionExpression: Equatable {
  /// A way from one object to the next.
  enum Step: Equatable {
    /// `~N`: the commit that many first parents back; that itself for 0, as for `^0` and `^{commit}`.
    case ancestor(Int)
    /// `^N`: a parent of a commit, counted from 1.
    case parent(Int)
    /// `^{}`: what a tag is of.
    case target
    /// `^{tree}`: the tree of a commit.
    case tree
    /// `:PATH`: what is at a path of a tree.
    case path(Path)
  }

  /// The branch, tag or id to start at.
  let name: [UInt8]
  /// The ways from there, in their order.
  let steps: [Step]

  /// Takes a revision apart; `nil` if it has a form that is not among the above, such as `main@{upstream}`.
  init?(_ text: String) {
    let text = Array(text.utf8)
    // None of these can stand in the name of a branch or tag.
    name = Array(text.prefix { !"^~:".utf8.contains($0) })
    guard !zip(name, name.dropFirst()).contains(where: { $0 == (UInt8(ascii: "@"), UInt8(ascii: "{")) }) else {
      return nil
    }
    var rest = text.dropFirst(name.count)
    guard !name.isEmpty || rest.isEmpty else { return nil }
    var steps: [Step] = []
    while !rest.isEmpty {
      guard let step = Self.step(&rest) else { return nil }
      steps.append(step)
    }
    self.steps = steps
  }

  private static func step(_ rest: inout ArraySlice<UInt8>) -> Step? {
    switch rest.popFirst() {
    case UInt8(ascii: "~"): return number(&rest).map { .ancestor($0) }
    case UInt8(ascii: ":"):
      defer { rest = [] }
      return .path(Path(rest))
    case UInt8(ascii: "^"):
      guard rest.first == UInt8(ascii: "{") else {
        return number(&rest).map { $0 == 0 ? .ancestor(0) : .parent($0) }
      }
      let word = rest.prefix { $0 != UInt8(ascii: "}") }
      rest = rest[word.endIndex...]
      guard rest.popFirst() != nil else { return nil }
      return words[String(decoding: word.dropFirst(), as: UTF8.self)]
    default: return nil
    }
  }

  /// What may stand between braces.
  private static let words: [String: Step] = ["": .target, "commit": .ancestor(0), "tree": .tree]

  /// A number, 1 if there is none; `nil` for one that no history reaches.
  private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    rest = rest[digits.endIndex...]
    return digits.isEmpty ? 1 : Int32(String(decoding: digits, as: UTF8.self)).map { Int($0) }
  }
}
