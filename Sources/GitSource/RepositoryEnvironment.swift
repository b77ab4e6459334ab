import Glibc

/// The variables by which git, when it starts a hook, says which repository and which index it means.
///
/// Values are bytes, as they may hold paths.
public struct RepositoryEnvironment: Sendable {
  private static let names = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "HOME", "XDG_CONFIG_HOME", "SUDO_UID",
  ]

  private let values: [String: [UInt8]]

  /// The variables of this process.
  public static var process: RepositoryEnvironment {
    var values: [String: [UInt8]] = [:]
    for name in names {
      guard let value = getenv(name) else { continue }
      values[name] = Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
    }
    return RepositoryEnvironment(values: values)
  }

  /// Variables that somebody wrote down, in place of those of the process.
  public init(_ variables: [String: String]) {
    values = variables.mapValues { Array($0.utf8) }
  }

  private init(values: [String: [UInt8]]) {
    self.values = values
  }

  /// The value of a variable, which may be empty; `nil` if it is not set.
  subscript(name: String) -> [UInt8]? { values[name] }
}
