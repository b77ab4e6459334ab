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
  /// What it takes from commits, as far as that was looked up.
  let contents: PinnedContents

  /// Every file of a repository that the job needs: the workflow first, then those with values of parameters.
  public let pinnedFiles: [PinnedFile]

  init(node: YAMLNode, contents: PinnedContents = .none) {
    self.node = node
    self.contents = contents
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

  /// How a sentence calls it.
  public var description: String {
    name.map { "job \($0.value.quoted)" } ?? "a job without name"
  }
}

/// Where a file comes from: the workflow of a job, or the value of one of its parameters.
public struct PipelineSource: Sendable {
  /// The mapping.
  public let node: YAMLNode

  /// The owner of the repository on GitHub.
  public var owner: Sourced<ByteString>? { node.textField("github_owner") }
  /// The name of the repository.
  public var repository: Sourced<ByteString>? { node.textField("github_repo") }
  /// The commit, or what else names one.
  public var reference: Sourced<ByteString>? { node.textField("git_reference") }
  /// The path of the file in the repository.
  public var path: Sourced<ByteString>? { node.textField("file_path") }
}

/// A file of a repository at what names a commit, with everything that the value of a parameter takes from its job's source.
public struct PinnedFile: Sendable {
  /// The owner of the repository on GitHub.
  public let owner: Sourced<ByteString>?
  /// The name of the repository.
  public let repository: Sourced<ByteString>?
  /// The commit, or what else names one.
  public let reference: Sourced<ByteString>?
  /// The path of the file in the repository.
  public let path: Sourced<ByteString>?
  /// Whether it is the workflow; otherwise it holds the value of a parameter.
  public let isWorkflow: Bool

  init(_ source: PipelineSource) {
    (owner, repository, reference, path) = (source.owner, source.repository, source.reference, source.path)
    isWorkflow = true
  }

  init(_ value: PipelineSource, besides source: PipelineSource) {
    owner = value.owner ?? source.owner
    repository = value.repository ?? source.repository
    reference = value.reference ?? source.reference
    path = value.path
    isWorkflow = false
  }

  /// Whether the other file is in the same repository; GitHub does not tell capitals from small letters.
  public func isInRepository(of other: PinnedFile) -> Bool {
    guard let owner, let repository, let otherOwner = other.owner, let otherRepository = other.repository else {
      return false
    }
    return owner.value.lowered == otherOwner.value.lowered && repository.value.lowered == otherRepository.value.lowered
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

extension ByteString {
  /// The text with its ASCII capitals made small.
  var lowered: ByteString {
    ByteString(bytes.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 })
  }
}
