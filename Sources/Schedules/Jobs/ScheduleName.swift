public import Diagnostics
public import Pipelines

/// The names of jobs, experiments and parameters, and what may be wrong with them.
public enum ScheduleName {
  /// What has a name.
  public enum Owner: String, Sendable {
    case job
    case experiment
    case parameter
  }

  /// A name that another one of the same list has already.
  public struct Duplicate: Sendable {
    /// What has the name.
    public let kind: Owner
    /// The name.
    public let name: Sourced<ByteString>
    /// The first one of the name.
    public let first: Sourced<ByteString>
  }

  /// A name that cannot be used.
  public struct Defect: Sendable {
    /// What has the name.
    public let owner: Owner
    /// What is wrong with it.
    public let kind: Kind
    /// The name.
    public let name: Sourced<ByteString>

    /// What may be wrong with a name.
    public enum Kind: Hashable, Sendable {
      case empty
      /// It has more characters than the limit.
      case tooLong(Int, limit: Int)
      /// The reconciler finds its jobs by an expression in which a dot stands for anything but a line break.
      case lineBreak
    }
  }

  /// The most characters of a job's name: KFP's database holds 255, of which `GIT::`, `__` and the time take 27.
  static let longestJobName = 228
  /// The most characters of an experiment's name: what KFP takes since it checks the length (`validation/length.go`).
  static let longestExperimentName = 128
}

extension Schedule {
  /// The names that are there twice in a list where each may be there once.
  public var duplicates: [ScheduleName.Duplicate] {
    Self.duplicates(.experiment, experiments.map(\.name)) + Self.duplicates(.job, runs.map(\.name))
      + runs.flatMap { Self.duplicates(.parameter, $0.parameters.map(\.name)) }
  }

  private static func duplicates(
    _ kind: ScheduleName.Owner, _ names: [Sourced<ByteString>?]
  ) -> [ScheduleName.Duplicate] {
    var first: [ByteString: Sourced<ByteString>] = [:]
    return names.compactMap { name in
      // An empty name has a defect of its own.
      guard let name, !name.value.isEmpty else { return nil }
      if let first = first[name.value] { return .init(kind: kind, name: name, first: first) }
      first[name.value] = name
      return nil
    }
  }

  /// The names that KFP or the reconciler cannot use.
  public var nameDefects: [ScheduleName.Defect] {
    experiments.compactMap { Self.defect(.experiment, $0.name, longest: ScheduleName.longestExperimentName) }
      + runs.compactMap { Self.defect(.job, $0.name, longest: ScheduleName.longestJobName) }
      + runs.flatMap(\.parameters).compactMap { Self.defect(.parameter, $0.name, longest: .max) }
  }

  private static func defect(
    _ owner: ScheduleName.Owner, _ name: Sourced<ByteString>?, longest: Int
  ) -> ScheduleName.Defect? {
    guard let name else { return nil }
    if name.value.isEmpty { return .init(owner: owner, kind: .empty, name: name) }
    if owner == .job, name.value.bytes.contains(UInt8(ascii: "\n")) {
      return .init(owner: owner, kind: .lineBreak, name: name)
    }
    // A database counts characters, not bytes.
    let length = String(decoding: name.value.bytes, as: UTF8.self).unicodeScalars.count
    return length > longest ? .init(owner: owner, kind: .tooLong(length, limit: longest), name: name) : nil
  }
}

extension RecurringRun {
  /// How many of a job's runs the KFP API lets go on at once.
  public static let allowedConcurrency = 1...10
}
