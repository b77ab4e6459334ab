import Pipelines
import YAMLSyntax

/// What a check looks at as a whole: the schedules of a team, as far as they could be understood.
public struct ScheduleUnit: Sendable {
  /// The files, in any state.
  public let files: ScheduleFiles
  /// The schedules, as far as their files parse.
  public let schedule: Schedule
  /// What is done to them; `nil` where there is nothing to compare with.
  public let change: ScheduleChange?

  /// The schedules in some files, after a change if there is something to compare with, and the files before it.
  init(_ files: ScheduleFiles, isChange: Bool = false, before: ScheduleFiles? = nil) {
    self.files = files
    let schedule = Schedule(files)
    self.schedule = schedule
    let earlier = before.map { Schedule($0) }
    change = isChange ? ScheduleChange(before: earlier, after: schedule) : nil
  }

  /// Why rules about the schedules could not look at everything, for the reports.
  public var obstacle: String? { files.obstacle }
}

extension ScheduleFiles {
  /// Why not everything in the files could be understood, if so.
  public var obstacle: String? {
    for (file, name) in [(runs, Self.runsName), (experiments, Self.experimentsName)] {
      guard let file else { return isAlone ? "cannot be checked without \(name)" : "there is no \(name)" }
      guard let document = document(of: file) else {
        return file.text == nil ? "\(name) is not YAML text" : "\(name) does not parse"
      }
      if document.excessiveAlias != nil { return "the aliases of \(name) expand beyond all bounds" }
    }
    return nil
  }
}
