import Diagnostics
import RuleEngine

/// The last line on standard error: what was looked at, where, and how long it took.
struct ClosingLine: CustomStringConvertible {
  let outcome: Outcome
  /// Whether the configuration file has problems, so that no pipeline was looked at.
  let isConfigurationInvalid: Bool
  /// What was looked at; nothing for a push that brings no commit.
  let sources: [LintSource]
  /// How many files the configuration leaves out.
  let excludedFiles: Int
  let milliseconds: Int

  var description: String {
    let units = outcome.units.filter { $0.kind != .repository }
    if isConfigurationInvalid && units.isEmpty {
      return "nothing was checked: fix the configuration first, in \(milliseconds) ms"
    }
    guard let source = sources.first else {
      return "nothing to check: the push brings no commit, in \(milliseconds) ms"
    }
    let unread = outcome.unreadableUnits.filter { $0.kind != .repository }.count
    let shard = outcome.part.map { ", shard \($0.shard)" } ?? ""
    let place = (source.name.isEmpty ? "" : ", \(names)") + shard
    if units.isEmpty {
      if let part = outcome.part {
        return "nothing to check: shard \(part.shard) has no pipeline or schedule, in \(milliseconds) ms"
      }
      return switch source.scope {
      case _ where sources.count > 1:
        "nothing to check: the push touches no pipeline or schedule\(place), in \(milliseconds) ms"
      case .changed, .touched:
        "nothing to check: the change touches no pipeline or schedule\(place), in \(milliseconds) ms"
      case .whole: "no pipelines or schedules found under \(searched)\(excluded)\(place), in \(milliseconds) ms"
      case .named(let files, _, _):
        files.isEmpty
          ? "checked the configuration, in \(milliseconds) ms"
          : "nothing to check: \(files.map(\.description).joined(separator: ", ")) is not a pipeline or schedule, in \(milliseconds) ms"
      }
    }
    let unreadable = unread == 0 ? "" : ", could not read \(unread)"
    return "checked \(checked)\(unreadable)\(place), in \(milliseconds) ms"
  }

  /// What a search that finds nothing did not look at.
  private var excluded: String {
    guard excludedFiles > 0 else { return "" }
    return " (`exclude` in the configuration leaves out \(excludedFiles == 1 ? "1 file" : "\(excludedFiles) files"))"
  }

  /// The units that could be read, such as "3 pipelines, 1 schedule folder".
  private var checked: String {
    let readable = outcome.units.filter { if case .checked = $0.status { true } else { false } }
    let schedules = readable.count { $0.kind == .schedule }
    let pipelines = readable.count { $0.kind == .pipeline || $0.kind == .barePipeline }
    let parts = [
      pipelines > 0 || schedules == 0 ? "\(pipelines) \(pipelines == 1 ? "pipeline" : "pipelines")" : nil,
      schedules > 0 ? "\(schedules) \(schedules == 1 ? "schedule folder" : "schedule folders")" : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  private var names: String {
    sources.count <= 3
      ? sources.map(\.name).joined(separator: ", ")
      : "at \(sources.count) commits for \(RefNames.list(sources.flatMap { $0.refs.map(\.name) }))"
  }

  /// What a search was made in: the paths that were named, or the top of the repository.
  private var searched: String {
    sources.allSatisfy(\.searched.isEmpty)
      ? "the repository's top" : sources.flatMap(\.searched).map(\.description).joined(separator: ", ")
  }
}
