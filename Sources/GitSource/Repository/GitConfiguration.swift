import CGit2
import Diagnostics
import Snapshots

/// Settings from git's configuration files.
struct GitConfiguration: ~Copyable {
  private let pointer: OpaquePointer

  /// The settings of one file and of the files that it includes.
  init(file: Path) throws(GitFailure) {
    pointer = try created { git_config_open_ondisk(&$0, file.bytes.terminated) }
  }

  /// Takes over what `git_repository_config` gave.
  init(owning pointer: OpaquePointer) {
    self.pointer = pointer
  }

  deinit {
    git_config_free(pointer)
  }

  /// Whether a setting is there and true.
  func isTrue(_ name: String) -> Bool {
    var value: CInt = 0
    return git_config_get_bool(&value, pointer, name) == 0 && value != 0
  }

  /// The value that holds, if the setting is there and has one.
  func value(of name: String) -> [UInt8]? {
    var entry: UnsafeMutablePointer<git_config_entry>?
    guard git_config_get_entry(&entry, pointer, name) == 0, let entry else { return nil }
    defer { git_config_entry_free(entry) }
    return entry.pointee.value.map(bytes(of:))
  }

  /// Gives a setting its only value, or removes it; one that is not there may be removed.
  func set(_ name: String, to value: String?) throws(GitFailure) {
    if let value {
      try check(git_config_set_string(pointer, name, value))
    } else {
      _ = try isFound(git_config_delete_entry(pointer, name))
    }
  }

  /// All values of a setting that may be given several times, in the order of the files; an absent value is empty.
  func values(of name: String) throws(GitFailure) -> [[UInt8]] {
    try Self.settings(of: created { git_config_multivar_iterator_new(&$0, pointer, name, nil) }).map(\.value)
  }

  /// The settings whose full names match a regular expression.
  func settings(matching expression: String) throws(GitFailure) -> [(name: String, value: [UInt8])] {
    try Self.settings(of: created { git_config_iterator_glob_new(&$0, pointer, expression) })
  }

  /// Uses up an iterator.
  private static func settings(of iterator: OpaquePointer) throws(GitFailure) -> [(name: String, value: [UInt8])] {
    defer { git_config_iterator_free(iterator) }
    var settings: [(name: String, value: [UInt8])] = []
    while true {
      var entry: UnsafeMutablePointer<git_config_entry>?
      let code = git_config_next(&entry, iterator)
      if code == GIT_ITEROVER.rawValue { return settings }
      try check(code)
      guard let entry else { return settings }
      settings.append((String(cString: entry.pointee.name), entry.pointee.value.map(bytes(of:)) ?? []))
    }
  }
}
