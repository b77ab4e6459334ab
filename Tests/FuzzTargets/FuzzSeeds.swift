/// What the inputs of a target start from; files are read when they are asked for.
struct FuzzSeeds: Sendable {
  /// The inputs.
  let all: @Sendable () -> [[UInt8]]

  /// These texts.
  static func texts(_ texts: [String]) -> FuzzSeeds { FuzzSeeds { texts.map { Array($0.utf8) } } }

  /// These bytes.
  static func bytes(_ inputs: [UInt8]...) -> FuzzSeeds { FuzzSeeds { inputs } }

  /// The files of a name in the examples of the rules, the shortest first, and some texts.
  static func examples(named name: String, and more: [String] = []) -> FuzzSeeds {
    FuzzSeeds { more.map { Array($0.utf8) } + ExampleFiles.named(name) }
  }

  /// The pipelines in the examples of the rules, with their parameters.
  static let pipelines = FuzzSeeds { ExampleFiles.pipelines() }
}
