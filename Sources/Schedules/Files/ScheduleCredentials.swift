public import Pipelines
import YAMLSyntax

extension ScheduleFiles {
  /// The credentials in the values of the jobs, then those anywhere else in the files, comments included.
  public var credentials: [Credential] {
    var found: [Credential] = []
    for file in all {
      guard let bytes = file.text ?? file.unreadText else { continue }
      let runs = document(of: file)?.root?.field("recurring_runs")?.items.map { RecurringRun(node: $0) } ?? []
      found += runs.flatMap(\.credentials)
      found += Credential.all(inBytesOf: bytes, besides: found)
    }
    return found
  }
}
