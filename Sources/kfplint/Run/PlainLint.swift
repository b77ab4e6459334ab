import Reporting
import Snapshots

/// A check with no more than the usual options, read without the parser of the command line.
///
/// To build that parser and to parse with it takes five milliseconds, half of a check that knows everything already. What is
/// read here means the same there, which a test compares; everything else, each mistake as well, is left to the parser.
struct PlainLint {
  /// What is looked at.
  private enum Source {
    case staged
    case commit(String)
  }

  private var source: Source?
  private var paths: [String] = []
  private var options = LintOptions()

  /// Reads the words of a command line; `nil` if there is more in them than this knows.
  init?(_ arguments: [String]) {
    var words = arguments[...]
    guard words.popFirst() == "lint" else { return nil }
    options.cache = .repository
    var given: Set<String> = []
    while let word = words.popFirst() {
      guard word.hasPrefix("-") else {
        if word.isEmpty { return nil }
        paths.append(word)
        continue
      }
      guard given.insert(word).inserted, read(word, &words) else { return nil }
    }
  }

  /// Reads an option with its value; `false` if it is not one of the usual ones.
  private mutating func read(_ option: String, _ words: inout ArraySlice<String>) -> Bool {
    switch option {
    case "--no-cache", "--cache-folder":
      // Both at once contradict each other.
      guard case .repository = options.cache else { return false }
      options.cache = .none
      if option == "--no-cache" { return true }
      guard let folder = words.popFirst(), !folder.isEmpty, !folder.hasPrefix("-") else { return false }
      options.cache = .folder(RawArguments.path(folder))
    case "--staged":
      guard source == nil else { return false }
      source = .staged
    case "--rev":
      guard source == nil, let name = words.popFirst(), !name.isEmpty, !name.hasPrefix("-") else { return false }
      source = .commit(name)
    case "--format":
      guard let format = words.popFirst().flatMap({ ReportFormat(rawValue: $0) }) else { return false }
      options.format = format
    default: return false
    }
    return true
  }

  func run() async throws {
    try await LintRun(options).run { () throws(SnapshotError) in
      switch source {
      case .staged: try .staged(options).limited(to: paths)
      case .commit(let name): try .commit(name, options).limited(to: paths)
      case nil: try .disk(paths, as: nil, options)
      }
    }
  }
}
