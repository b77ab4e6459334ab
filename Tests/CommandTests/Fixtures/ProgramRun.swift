import Foundation
import TestSupport

/// What a program that has ended did.
struct ProgramRun: CustomStringConvertible {
  let end: ChildProcess.End
  let outputBytes: Data
  let errorBytes: Data

  var output: String { String(decoding: outputBytes, as: UTF8.self) }
  var error: String { String(decoding: errorBytes, as: UTF8.self) }

  /// The exit status; `nil` if the program did not end by itself.
  var status: Int32? { if case .exit(let status) = end { status } else { nil } }

  var description: String { "\(end)\n--- stdout\n\(output)--- stderr\n\(error)" }

  /// The findings of a concise report on standard output, as `path rule`.
  var reported: [String] {
    output.split(separator: "\n").map { line in
      guard let match = line.wholeMatch(of: /(.+?)(:\d+:\d+)?: (?:error|warning|info)(?:\[([a-z0-9-]+)\])?:? .*/) else {
        return String(line)
      }
      return "\(match.1) \(match.3 ?? "unreadable")"
    }
  }

  /// What was looked at: the last line on standard error, without the time that it took.
  var closing: String {
    (error.split(separator: "\n").last.map(String.init) ?? "").replacing(/, in \d+ ms$/, with: "")
  }

  /// How many results were from the cache, as `--verbose` says it.
  var reused: Int {
    error.firstMatch(of: /note: (\d+) results? (?:is|are) from the cache/).flatMap { Int($0.1) } ?? 0
  }
}
