import Glibc

/// The variables by which git, when it starts a hook, says which repository and which index it means.
///
/// Values are bytes, as they may hold paths.
public struct RepositoryEnvironment: Sendable {
  private static let names = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_COUNT", "HOME", "XDG_CONFIG_HOME",
    "SUDO_UID", "PATH",
  ]

  /// What a git that may fetch needs besides: the user's way to the network, keys and passwords.
  private static let fetchNames = [
    "SSH_AUTH_SOCK", "SSH_ASKPASS", "GIT_ASKPASS", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_SSL_CAINFO",
    "GIT_SSL_CAPATH", "GIT_SSL_NO_VERIFY", "SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_HTTP_USER_AGENT", "GIT_PROTOCOL",
    "GIT_ALLOW_PROTOCOL", "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
  ]

  /// Nearly always a few, and a list of those is searched faster than a dictionary is made.
  private let variables: [(name: String, value: [UInt8])]

  /// The variables of this process.
  public static var process: RepositoryEnvironment {
    let environment = RepositoryEnvironment(variables: variables(called: names + fetchNames))
    let settings = environment.settingNumbers.flatMap { ["GIT_CONFIG_KEY_\($0)", "GIT_CONFIG_VALUE_\($0)"] }
    return RepositoryEnvironment(variables: environment.variables + variables(called: settings))
  }

  private static func variables(called names: [String]) -> [(name: String, value: [UInt8])] {
    names.compactMap { name in getenv(name).map { (name, bytes(of: $0)) } }
  }

  /// The variables without those that name a repository: what git would make of a folder that it was not told about.
  public var withoutRepository: RepositoryEnvironment {
    let repository = [
      "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
      "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    ]
    return RepositoryEnvironment(variables: variables.filter { !repository.contains($0.name) })
  }

  /// Variables that somebody wrote down, in place of those of the process.
  public init(_ variables: [String: String]) {
    self.variables = variables.map { ($0.key, Array($0.value.utf8)) }
  }

  private init(variables: [(name: String, value: [UInt8])]) {
    self.variables = variables
  }

  /// The value of a variable, which may be empty; `nil` if it is not set.
  subscript(name: String) -> [UInt8]? { variables.first { $0.name == name }?.value }

  /// The value of a variable, if it is set and not empty.
  func nonEmpty(_ name: String) -> [UInt8]? {
    self[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a variable is set to what git takes for true.
  func isTrue(_ name: String) -> Bool {
    guard let value = self[name] else { return false }
    return ["1", "true", "yes", "on"].contains(String(decoding: value, as: UTF8.self).lowercased())
  }

  /// Whether the repository's own folder is named, of which git does not ask who owns it (`setup_git_directory_gently` of
  /// its `setup.c`, 2.39: `setup_explicit_git_dir` comes before the question).
  ///
  /// `GIT_INDEX_FILE` alone, with which `git commit` starts its hooks, does not keep git from asking.
  var namesRepository: Bool { nonEmpty("GIT_DIR") != nil }

  /// The values that `GIT_CONFIG_COUNT` and the variables that it counts give to a setting, which is in small letters.
  func settings(of name: String) -> [[UInt8]] {
    settingNumbers.compactMap { number in
      let key = self["GIT_CONFIG_KEY_\(number)"].map { String(decoding: $0, as: UTF8.self).lowercased() }
      return key == name ? self["GIT_CONFIG_VALUE_\(number)"] : nil
    }
  }

  /// The variables for a git that may fetch, with the user's settings, which say how.
  var variablesForFetching: [String: [UInt8]] {
    let settings = settingNumbers.flatMap { ["GIT_CONFIG_KEY_\($0)", "GIT_CONFIG_VALUE_\($0)"] }
    let names = Set(
      Self.fetchNames + settings + [
        "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_COUNT", "XDG_CONFIG_HOME",
      ])
    let chosen = variables.filter { names.contains($0.name) }.map { ($0.name, $0.value) }
    return Dictionary(chosen) { first, _ in first }
  }

  private var settingNumbers: Range<Int> {
    let count = self["GIT_CONFIG_COUNT"].flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
    return 0..<min(max(count, 0), 1000)
  }
}
