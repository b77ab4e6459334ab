/// One of the parts into which the units of a run are split, so that several machines share the work.
public struct Shard: Hashable, Sendable, CustomStringConvertible {
  /// Which part it is, from one.
  public let index: Int
  /// How many parts there are.
  public let count: Int

  /// The most parts that there can be.
  public static let most = 10_000

  /// A part; `nil` unless it is one of them.
  public init?(_ index: Int, of count: Int) {
    guard (1...Self.most).contains(count), (1...count).contains(index) else { return nil }
    self.index = index
    self.count = count
  }

  /// The part as it is written: `2/4`.
  public var description: String { "\(index)/\(count)" }
}

extension Outcome {
  /// What a run over one part of the units says to whoever puts the parts together again.
  public struct Part: Sendable {
    /// Which part it is.
    public let shard: Shard
    /// What all parts of one run have in common: hexadecimal digits that stand for the units and the settings; `nil` if nothing
    /// could be looked at.
    public let digest: String?
    /// Whether the configuration has problems, so that the exit status is 2.
    public let isConfigurationInvalid: Bool
    /// What is wrong with the repository's own decisions if every other part says so, too: an ignore that is about nothing here
    /// may be about something there.
    public let undecided: [Finding]
    /// The rules that found it.
    public let undecidedRules: [Unit.RuleRun]

    /// What a part says.
    public init(
      _ shard: Shard, digest: String?, isConfigurationInvalid: Bool = false, undecided: [Finding] = [],
      rules: [Unit.RuleRun] = []
    ) {
      self.shard = shard
      self.digest = digest
      self.isConfigurationInvalid = isConfigurationInvalid
      self.undecided = undecided
      undecidedRules = rules
    }
  }
}
