public import Diagnostics

/// The keys that a schedule file may have, for editors.
public enum ScheduleKeys {
  /// One of the two files.
  public enum File: Sendable {
    case runs
    case experiments
  }

  /// A key that a mapping may have.
  public struct Key: Sendable {
    /// The key.
    public let name: String
    /// What it means, as a sentence.
    public let meaning: String
    /// Whether it has to be there.
    public let isRequired: Bool
    /// Whether its value is a list or a mapping.
    public let isCollection: Bool
  }

  /// The keys of the mapping at the end of a way from the root, in which `nil` is an item of a list.
  public static func keys(_ file: File, below way: [ByteString?]) -> [Key] {
    let root = ScheduleShape.mapping(file == .runs ? .runs : .experiments)
    let shape = way.reduce(Optional(root)) { shape, step in
      switch (shape, step) {
      case (.list(of: let item), nil): item
      case (.mapping(let mapping), let key?): mapping.keys.first { $0.name == key }?.shape
      default: nil
      }
    }
    guard case .mapping(let mapping) = shape else { return [] }
    return mapping.keys.map { key in
      let isCollection: Bool =
        switch key.shape {
        case .list, .mapping: true
        default: false
        }
      return Key(
        name: key.name.string ?? "", meaning: key.meaning, isRequired: key.isRequired, isCollection: isCollection)
    }
  }
}
