import Configuration
import Diagnostics
import LanguageServerProtocol
import Pipelines
import Schedules
import YAMLSyntax

/// What may be written at a place of a schedule file, by the shape that the reconciler wants.
struct ScheduleWay {
  private let question: DocumentQuestion
  private let isRuns: Bool

  /// The way in a document; `nil` for one that is not a schedule file.
  init?(_ question: DocumentQuestion) {
    guard question.path.isScheduleFile else { return nil }
    self.question = question
    isRuns = question.path.name == ScheduleFiles.runsName
  }

  /// What may be written at a place.
  func choices(at place: BlockPlace) -> [WrittenChoice] {
    if place.isValue { return values(at: place) }
    return ScheduleKeys.keys(isRuns ? .runs : .experiments, below: place.path.map(\.scheduleStep)).map { key in
      WrittenChoice(
        key.name, .property, detail: key.isRequired ? "needed" : nil, documentation: key.meaning,
        suffix: key.isCollection ? ":" : ": ")
    }
  }

  private func values(at place: BlockPlace) -> [WrittenChoice] {
    guard case .key(let key) = place.path.last else { return [] }
    let parent = place.path.dropLast().last { if case .key = $0 { true } else { false } }
    switch (key, parent) {
    case ("enabled", _), ("catchup", _):
      return ["true", "false"].map { WrittenChoice($0, .value, detail: nil, documentation: nil) }
    case ("experiment", .key("job")): return experiments
    case ("name", .key("pipeline_parameters")): return parameters(at: place)
    case ("value", .key("pipeline_parameters")):
      return ParameterMacro.names.map { name in
        WrittenChoice(
          "\"[[\(name.string ?? "")]]\"", .value, detail: "filled in by the KFP API for each run", documentation: nil)
      }
    default: return []
    }
  }

  private var experiments: [WrittenChoice] {
    question.units.schedules.flatMap(\.schedule.experiments).compactMap { experiment in
      guard let name = experiment.name?.value.string, !name.isEmpty else { return nil }
      return WrittenChoice(name, .reference, detail: "experiment", documentation: nil)
    }
  }

  /// The parameters of the pipeline that the job around a place pins, if that can be read.
  private func parameters(at place: BlockPlace) -> [WrittenChoice] {
    let offset = Int(place.span.start)
    let runs = question.units.schedules.flatMap(\.schedule.runs).filter { $0.node.file.path == question.path }
    guard let run = runs.last(where: { Int($0.node.span.start) <= offset }), let file = run.pinnedFiles.first,
      let pipeline = pinned(file)
    else { return [] }
    return pipeline.parameters.compactMap { parameter in
      guard let name = parameter.name.value.string else { return nil }
      let type = parameter.input?.type?.value.rawValue
      let value = parameter.declaration.value.map { "default \(VisibleText.of($0.value.bytes.prefix(60)))" }
      return WrittenChoice(
        name, .variable, detail: [type, value ?? "needed"].compactMap(\.self).joined(separator: ", "),
        documentation: nil)
    }
  }

  /// The pipeline at the commit that a job names; where nobody can tell, the one in the work tree.
  private func pinned(_ file: PinnedFile) -> Pipeline? {
    if let sources = question.settings.sources {
      let reader = SourceReader(sources, limit: question.settings.settings.maxFileSize)
      if case .file(_, let workflow) = reader.content(of: file) { return PipelineUnit(workflow: workflow).pipeline }
    }
    guard let path = file.path.map({ Path($0.value.bytes) }), question.isFile(path) else { return nil }
    return (try? OpenUnits(of: path, in: question.files, question.settings))?.pipelines.first?.pipeline
  }
}

extension BlockPlace.Step {
  fileprivate var scheduleStep: ByteString? {
    switch self {
    case .key(let key): ByteString(key)
    case .item: nil
    }
  }
}
