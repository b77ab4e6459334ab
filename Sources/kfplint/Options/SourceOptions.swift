import Diagnostics

/// How a repository and its configuration are read.
struct SourceOptions {
  /// The configuration file, if it is not to be searched for.
  var config: String?
  /// Whether no configuration is read.
  var noConfig = false
  /// Whether standard error is left to what could not be read.
  var quiet = false
  /// Whether a repository that belongs to somebody else is read.
  var trustRepository = false
  /// Whether git may fetch what a partial clone left behind.
  var allowFetch = false
  /// The folders below which a configuration that comes with what is linted may name clones.
  var clonesBelow: [Path] = []
  /// How many seconds the command may take; 0 for any number.
  var timeLimit: UInt32 = 600
}
