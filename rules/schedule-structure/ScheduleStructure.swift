import Diagnostics
import RuleEngine
import Schedules

/// Finds what the reconciler's schema refuses in the two files of a team's schedules.
struct ScheduleStructure: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for defect in schedule.structureDefects { report(.defect(defect), at: defect.location) }
  }
}

extension Report.Message {
  fileprivate static func defect(_ defect: StructureDefect) -> Self {
    switch defect.kind {
    case .missingFile(let name):
      return Self(
        "there is no \(name) in the folder", notes: ["the reconciler needs both files"],
        help: "add \(name), which may hold `\(emptyList(in: name))`")
    case .emptyFile(let name):
      return Self("\(name) is empty", help: "write `\(emptyList(in: name))` into it if there are none")
    case .unknownKey(let key, let owner, let meant, let known):
      return Self(
        "unknown key \(key.quoted) in \(owner)", label: meant.map { "did you mean \($0)?" },
        help: meant.map { "write \($0)" }
          ?? "remove it: the keys are \(known.map(\.description).joined(separator: ", "))")
    case .missingKey(let key, let owner):
      return Self(
        "\(owner) has no key \(key.quoted), which is required", label: "not among these keys", help: "add `\(key):`")
    case .emptyText(let key):
      return Self("\(key) is empty", help: "write the text, or remove the key if nothing needs it")
    case .both(let first, let second, let owner):
      return Self("\(owner) has both \(first) and \(second)", label: "one too many", help: "keep one of the two")
    case .neither(let first, let second, let owner):
      return Self("\(owner) has neither \(first) nor \(second)", help: "add one of the two")
    case .historyBelowMinusOne(let number):
      return Self("keep_history is \(number)", help: "write -1 to keep all, or the number of jobs to keep")
    case .wrongKind(let key, let wanted, let found):
      return wrongKind(key, wanted, found, defect.text)
    }
  }

  private static func wrongKind(
    _ key: ByteString?, _ wanted: StructureDefect.WantedKind, _ found: StructureDefect.FoundKind, _ text: ByteString?
  ) -> Self {
    let what = key.map { "\($0)" } ?? "an item of the list"
    let written = text.map(\.description) ?? ""
    let help: String? =
      switch (wanted, found) {
      case (.text, .number), (.text, .boolean): "put it in quotes: \"\(written)\""
      case (.text, .null): key == "description" ? "remove it, or describe the experiment" : "write the text"
      case (.text, _): "write a single text"
      case (.boolean, .text): "write true or false, without quotes (to YAML 1.2, \(written) is a word)"
      case (.boolean, _): "write true or false"
      case (.integer, .text): "write a whole number, without quotes"
      case (.integer, _): "write a whole number"
      case (.time, _): "write a timestamp such as 2030-01-31T06:00:00Z"
      case (.list, .null): "write `\(key ?? "items"): []` if there are none"
      case (.list, _): "write a list, each item with a `-` before it"
      case (.mapping, _): "write keys and values, indented below it"
      }
    return Self("\(what) has to be \(wanted.inWords), not \(found.inWords)", help: help)
  }

  private static func emptyList(in name: ByteString) -> String {
    name == ScheduleFiles.runsName ? "recurring_runs: []" : "experiments: []"
  }
}

extension StructureDefect.WantedKind {
  fileprivate var inWords: String {
    switch self {
    case .text: "text"
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .time: "a timestamp"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}

extension StructureDefect.FoundKind {
  fileprivate var inWords: String {
    switch self {
    case .null: "nothing"
    case .boolean: "a Boolean"
    case .number: "a number"
    case .time: "a timestamp"
    case .list: "a list"
    case .mapping: "a mapping"
    case .text: "text"
    }
  }
}
