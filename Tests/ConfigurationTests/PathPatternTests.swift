import Diagnostics
import TestSupport
import Testing

@testable import Configuration

@Suite struct PathPatternTests {
  @Test(arguments: [
    ("schedules/*", "schedules/daily"),
    ("**/RENDERED_PIPELINE*", "RENDERED_PIPELINE"),
    ("**/RENDERED_PIPELINE*", "a/b/RENDERED_PIPELINE_2"),
    ("team-[a-c]/**", "team-b/x/y"),
    ("team-[!a]/x", "team-b/x"),
    ("team-[]]/x", "team-]/x"),
    ("team-[a-]/x", "team--/x"),
    ("te?m", "team"),
    ("a/**/b", "a/b"),
    ("a/**/b", "a/x/y/b"),
    ("a/**", "a"),
    ("/a//b/", "a/b"),
    ("./a", "a"),
    (#"\*"#, "*"),
    (#"a\"#, #"a\"#),
    ("*a*b*c", "xaybzc"),
    ("**/a/**/b/**", "x/a/a/c/b"),
    ("a", "/a"),
  ])
  func matchesWholePath(_ pattern: String, _ path: String) throws {
    #expect(try PathPattern(ByteString(pattern)).matches(Path(path)))
  }

  @Test("the pattern of a path matches it", arguments: ["a/b.yaml", "a*b", "[x]?", #"a\*b"#, #"\"#, #"a\b\"#])
  func matchesItsOwnPath(_ path: String) throws {
    let pattern = try PathPattern(ByteString(PathPattern.literal(Path(path))))
    #expect(pattern.matches(Path(path)))
    #expect(!pattern.matches(Path(path + "x")))
  }

  @Test(arguments: [
    ("schedules/*", "team/schedules/daily"),
    ("schedules/*", "schedules"),
    ("schedules/*", "schedules/a/b"),
    ("a*", "a/b"),
    ("te?m", "teem/x"),
    ("?", "é"),
    ("a/**/b", "a/x"),
    (#"\*"#, "a"),
    ("[a-c]", "d"),
    ("[!a-c]", "b"),
    ("*", ""),
    ("team", "Team"),
  ])
  func leavesOtherPaths(_ pattern: String, _ path: String) throws {
    #expect(try !PathPattern(ByteString(pattern)).matches(Path(path)))
  }

  @Test(arguments: [
    ("examples", "examples/a/b", true),
    ("examples/**", "examples/a/b", true),
    ("*/x", "a/x/y/z", true),
    ("**", "", true),
    ("**/x", "a/b/x/c", true),
    ("examples", "example/a", false),
    ("examples", "team/examples/a", false),
    ("*/x/y", "a/x", false),
  ])
  func coversWhatLiesInside(_ pattern: String, _ path: String, _ isCovered: Bool) throws {
    #expect(try PathPattern(ByteString(pattern)).covers(Path(path)) == isCovered)
  }

  @Test(arguments: [
    ("", PathPattern.Problem.empty), ("/", .empty), ("./.", .empty), ("../a", .leavesRoot), ("a/../b", .leavesRoot),
    ("a[b", .unclosedSet), ("[]", .unclosedSet), ("[!]", .unclosedSet), ("[a/b]", .unclosedSet), ("[a-", .unclosedSet),
  ])
  func refusesWhatIsNoPattern(_ text: String, _ problem: PathPattern.Problem) {
    #expect(throws: problem) { try PathPattern(ByteString(text)) }
  }

  @Test func hostilePatternsCostLittle() throws {
    let runs = try PathPattern(ByteString(String(repeating: "*a", count: 200) + "b"))
    #expect(!runs.matches(Path(String(repeating: "a", count: 4000))))
    let tail = try PathPattern(ByteString("*" + String(repeating: "a", count: 200) + "b"))
    #expect(!tail.matches(Path(String(repeating: "a", count: 4000))))
    let depths = try PathPattern(ByteString(String(repeating: "**/a/", count: 200) + "b"))
    #expect(!depths.covers(Path(String(repeating: "a/", count: 2000) + "c")))
    let both = try PathPattern(ByteString(String(repeating: "**/*a*a*/", count: 60) + "b"))
    #expect(!both.matches(Path(String(repeating: "aaaaaaaaaa/", count: 300) + "c")))
  }

  @Test func takesAnyBytes() throws {
    let pattern = try PathPattern(ByteString([0xFF, UInt8(ascii: "*")]))
    #expect(pattern.matches(Path([0xFF, 0, 0xC3])))
    #expect(!pattern.matches(Path([0xFE])))
  }

  /// Over a small alphabet most random pairs are near misses of each other.
  @Test func agreesWithSlowMatcher() throws {
    var random = SeededGenerator(seed: 7)
    var matched = 0
    for _ in 0..<20_000 {
      let pattern = random.text(of: ["a", "b", "/", "*", "**", "?", "[ab]", "[!a]"], count: 0...8)
      let path = random.text(of: ["a", "b", "/"], count: 0...8)
      guard let fast = try? PathPattern(ByteString(pattern)) else { continue }
      let slow = SlowPattern(pattern)
      let names = path.split(separator: "/").map(String.init)
      let shown = Comment(rawValue: "\(pattern) on \(path)")
      #expect(fast.matches(Path(path)) == slow.matches(names), shown)
      let isCovered = (0...names.count).contains { slow.matches(Array(names.prefix($0))) }
      #expect(fast.covers(Path(path)) == isCovered, shown)
      matched += fast.matches(Path(path)) ? 1 : 0
    }
    #expect(matched > 500)
  }
}

/// The definition of a pattern, word for word, in exponential time.
private struct SlowPattern {
  private let parts: [String]

  init(_ text: String) {
    parts = text.split(separator: "/").map(String.init)
  }

  func matches(_ names: [String]) -> Bool {
    Self.matches(names[...], parts[...])
  }

  private static func matches(_ names: ArraySlice<String>, _ parts: ArraySlice<String>) -> Bool {
    guard let part = parts.first else { return names.isEmpty }
    if part == "**" {
      return (0...names.count).contains { matches(names.dropFirst($0), parts.dropFirst()) }
    }
    guard let name = names.first else { return false }
    return matches(name[...], part[...]) && matches(names.dropFirst(), parts.dropFirst())
  }

  private static func matches(_ name: Substring, _ part: Substring) -> Bool {
    guard let token = part.first else { return name.isEmpty }
    if token == "*" {
      return (0...name.count).contains { matches(name.dropFirst($0), part.dropFirst()) }
    }
    guard let letter = name.first else { return false }
    if token == "?" { return matches(name.dropFirst(), part.dropFirst()) }
    if part.hasPrefix("[ab]") { return "ab".contains(letter) && matches(name.dropFirst(), part.dropFirst(4)) }
    if part.hasPrefix("[!a]") { return letter != "a" && matches(name.dropFirst(), part.dropFirst(4)) }
    return token == letter && matches(name.dropFirst(), part.dropFirst())
  }
}
