import CEL
import Configuration
import Pipelines
import Schedules

/// What policies see of the parameters of a pipeline, made once for all of them.
struct ParameterSubjects {
  let frames: [SubjectFrame]

  init(_ parameters: [Parameter], pipeline: CELValue) {
    frames = parameters.map { SubjectFrame(pipeline, ParameterModel.parameter.object($0)) }
  }
}

/// What policies see of a change, made once for all of them.
struct ChangeSubject {
  let frame: SubjectFrame

  init(_ change: PipelineChange, pipeline: CELValue) {
    frame = SubjectFrame(pipeline, ParameterModel.change.object(change))
  }
}

/// What policies see of schedules, made once for all of them.
struct ScheduleSubjects {
  private let schedule: SubjectFrame
  private let jobs: [SubjectFrame]
  private let experiments: [SubjectFrame]

  init(_ placed: ScheduleModel.PlacedSchedule) {
    let value = ScheduleModel.schedule.object(placed)
    schedule = SubjectFrame(value)
    jobs = placed.schedule.runs.map { SubjectFrame(value, ScheduleModel.job.object($0)) }
    experiments = placed.schedule.experiments.map { SubjectFrame(value, ScheduleModel.experiment.object($0)) }
  }

  /// The subjects of a kind, in the order of the file.
  func frames(on subject: PolicyDeclaration.Subject) -> [SubjectFrame] {
    switch subject {
    case .job: jobs
    case .experiment: experiments
    default: [schedule]
    }
  }
}
