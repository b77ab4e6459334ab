public import Diagnostics
public import Pipelines
public import YAMLSyntax

/// A recurring run of `recurring_runs.yaml`: a pipeline, its parameters, and when it runs.
///
/// It is a view of the file. A value that is not of the kind that the reconciler wants is not there: `structureDefects` of
/// the schedule has it.
public struct RecurringRun: Sendable {
  /// The mapping.
  public let node: YAMLNode
  /// Every file of a repository that the job needs: the workflow first, then those with values of parameters.
  public let pinnedFiles: [PinnedFile]

  init(node: YAMLNode) {
    self.node = node
    let source = node.mappingField("pipeline_source").map { PipelineSource(node: $0) }
    let values = node.field("pipeline_parameters")?.items.compactMap { ScheduledParameter(node: $0).valueFrom } ?? []
    pinnedFiles =
      source.map { source in
        [PinnedFile(source)] + values.map { PinnedFile($0, besides: source) }
      } ?? []
  }

  private var job: YAMLNode? { node.mappingField("job") }

  /// The name of the job, by which the reconciler knows it again.
  public var name: Sourced<ByteString>? { job?.textField("name") }
  /// What it is there for, in words.
  public var explanation: Sourced<ByteString>? { job?.textField("description") }
  /// The experiment that it runs in.
  public var experiment: Sourced<ByteString>? { job?.textField("experiment") }
  /// Whether it is switched on.
  public var isEnabled: Sourced<Bool>? { job?.booleanField("enabled") }
  /// How many of its runs may go on at once.
  public var maxConcurrency: Sourced<Int>? { job?.integerField("max_concurrency") }
  /// The service account that its steps have; `nil` for the usual one.
  public var serviceAccount: Sourced<ByteString>? { job?.textField("service_account") }
  /// How many versions of the job are kept, the newest one included; `nil` for five.
  public var keepHistory: Sourced<Int>? { node.integerField("keep_history") }
  /// When it runs.
  public var trigger: Trigger? { job?.mappingField("trigger").map { Trigger(node: $0) } }
  /// Where its pipeline comes from.
  public var source: PipelineSource? { node.mappingField("pipeline_source").map { PipelineSource(node: $0) } }

  /// What it gives the pipeline, in the order of the file.
  public var parameters: [ScheduledParameter] {
    node.field("pipeline_parameters")?.items.map { ScheduledParameter(node: $0) } ?? []
  }

  /// The file that a parameter of the job takes its value from.
  public func pinnedFile(of parameter: ScheduledParameter) -> PinnedFile? {
    guard let source, let value = parameter.valueFrom else { return nil }
    return PinnedFile(value, besides: source)
  }

  /// Where the job as a whole is reported: its name.
  public var location: Location { name?.location ?? node.location }

  /// How a sentence calls it.
  public var description: String {
    name.map { "job \($0.value.quoted)" } ?? "a job without name"
  }
}

/// A parameter of a job, and its value.
public struct ScheduledParameter: Sendable {
  /// The mapping.
  public let node: YAMLNode

  /// Its name.
  public var name: Sourced<ByteString>? { node.textField("name") }
  /// The value, where it stands in the file itself.
  public var value: Sourced<ByteString>? { node.textField("value") }
  /// The file with the value, as far as it is named here.
  public var valueFrom: PipelineSource? { node.mappingField("valueFrom").map { PipelineSource(node: $0) } }
}
