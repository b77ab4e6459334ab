import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds jobs whose parameters are not those that the pipeline takes at the commit that they name.
struct ScheduleParams: Rule {
  func check(_ schedule: PinnedSchedule, _ report: inout Report) {
    for run in schedule.runs {
      guard let version = run.workflow?.version else { continue }
      for defect in run.argumentDefects { check(defect, of: run.job, at: version, &report) }
    }
  }

  private func check(
    _ defect: ArgumentDefect, of run: RecurringRun, at version: PinnedVersion, _ report: inout Report
  ) {
    switch defect.kind {
    case .missing(let parameter):
      report(
        .missing(parameter.name.value, run), at: defect.location,
        related: [.init("declared here, without a default", at: parameter.name.location)])
    case .missingForReconciler(let parameter):
      report(
        .missingForReconciler(parameter.name.value, run), at: defect.location,
        related: [.init("declared here", at: parameter.input?.name.location ?? parameter.name.location)])
    case .unknown(let name, let meant):
      report(
        .unknown(name, meant: meant?.name.value, at: version), at: defect.location,
        related: meant.map { [.init("the parameter that was probably meant", at: $0.name.location)] } ?? [])
    case .refused(let value, let rejection):
      report(
        .refused(value, rejection), at: defect.location, severity: rejection.severity,
        related: (value.file.map { [.init("the value", at: Location($0, SourceSpan(0, $0.bytes.count)))] } ?? [])
          + rejection.declarations)
    }
  }
}

extension Report.Message {
  fileprivate static func missing(_ name: ByteString, _ run: RecurringRun) -> Self {
    Self(
      "\(run.description) does not set parameter \(name.quoted), which its pipeline needs",
      label: "pipeline_parameters has no \(name)",
      notes: ["the reconciler refuses the job; KFP takes it, and each of its runs fails"],
      help: "add {name: \(name), value: …} to pipeline_parameters")
  }

  fileprivate static func missingForReconciler(_ name: ByteString, _ run: RecurringRun) -> Self {
    Self(
      "\(run.description) does not set parameter \(name.quoted), which the reconciler requires",
      label: "pipeline_parameters has no \(name)",
      notes: [
        "the pipeline has a default, but does not call the parameter optional, and the reconciler looks at that only"
      ],
      help: "add {name: \(name), value: …} with the default to pipeline_parameters")
  }

  fileprivate static func unknown(_ name: ByteString, meant: ByteString?, at version: PinnedVersion) -> Self {
    Self(
      "the pipeline has no parameter \(name.quoted) at \(version.abbreviation)", label: "not declared there",
      notes: ["the reconciler and the KFP API refuse parameters that the pipeline does not declare"],
      help: meant.map { "did you mean \($0)?" } ?? "remove it, or use a commit in which the pipeline has it")
  }

  fileprivate static func refused(_ value: ScheduledValue, _ rejection: ParameterRejection) -> Self {
    Self(
      "parameter \"\(value.name.value)\" is declared \(rejection.typeName), but its value is \(value.text.quoted)",
      label: value.file == nil ? "not \(rejection.typeName)" : "the value is in this file",
      help: "write \(rejection.type.expectation)")
  }
}
