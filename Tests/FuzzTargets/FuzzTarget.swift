/// Something that reads what anybody may have written, and what has to hold whatever that is.
///
/// The tests give it its seeds, the inputs that once broke it, and damaged copies of both; `.ci/fuzz` gives it what a fuzzer
/// finds by the branches that an input takes.
public struct FuzzTarget: Sendable {
  /// Its name, a word of lower case letters and hyphens.
  public let name: String
  /// The most bytes of an input; longer ones only take longer.
  public let limit: Int
  private let start: FuzzSeeds
  private let body: Body

  /// What is done with an input.
  private enum Body: Sendable {
    case direct(@Sendable (_ input: [UInt8]) throws -> Void)
    /// With tasks that are waited for, which takes the fuzzer longer.
    case waiting(@Sendable (_ input: [UInt8]) async throws -> Void)
  }

  init(
    _ name: String, limit: Int = 4096, from seeds: FuzzSeeds,
    _ body: @escaping @Sendable (_ input: [UInt8]) throws -> Void
  ) {
    self.init(name, limit, seeds, .direct(body))
  }

  /// A target that waits for tasks.
  init(
    _ name: String, limit: Int = 4096, from seeds: FuzzSeeds,
    waiting body: @escaping @Sendable (_ input: [UInt8]) async throws -> Void
  ) {
    self.init(name, limit, seeds, .waiting(body))
  }

  private init(_ name: String, _ limit: Int, _ seeds: FuzzSeeds, _ body: Body) {
    self.name = name
    self.limit = limit
    start = seeds
    self.body = body
  }

  /// The same with texts as seeds.
  init(
    _ name: String, limit: Int = 512, _ seeds: [String],
    _ body: @escaping @Sendable (_ input: [UInt8]) throws -> Void
  ) {
    self.init(name, limit: limit, from: .texts(seeds), body)
  }

  /// Inputs to start from.
  public var seeds: [[UInt8]] { start.all() }

  /// Reads an input; throws ``BrokenInvariant`` where something does not hold, and ends the process where it crashes.
  public func check(_ input: some Sequence<UInt8>) async throws {
    if try checkAtOnce(input) { return }
    if case .waiting(let body) = body { try await body(Array(input.prefix(limit))) }
  }

  /// The same where nothing has to be waited for; `false` where something has, and nothing is done.
  public func checkAtOnce(_ input: some Sequence<UInt8>) throws -> Bool {
    guard case .direct(let body) = body else { return false }
    try body(Array(input.prefix(limit)))
    return true
  }

  /// All of them, those that take least time first.
  public static let all =
    grammars + names + secrets + documents + gitFormats + ownFiles + protocols + reports + linters
}
