/// What is too much of a repository to be read: a few objects can describe billions of paths, or thousands of folders in one
/// another.
enum PathLimits {
  /// How many folders deep a path may lie.
  static let depth = 128
  /// How many bytes a path may have, as the operating system has it.
  static let length = 4096
  /// How many names are looked at, before a listing is taken for one that never ends.
  static let count = 5_000_000
}
