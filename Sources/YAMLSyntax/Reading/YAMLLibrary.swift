import CYAML

/// The library that YAML is parsed with.
public enum YAMLLibrary {
  /// The version that it gives itself, such as `0.2.5`.
  public static var version: String {
    yaml_get_version_string().map { String(cString: $0) } ?? "unknown"
  }
}
