import CEL
import Diagnostics
import Pipelines

/// Pipelines, workflows, templates and tasks.
enum WorkflowModel {
  /// What is known of every pipeline, whatever is looked at.
  struct PipelinePlace: Sendable {
    /// Its folder, from the root that patterns are anchored at.
    let path: Path
    let place: Location
  }

  static let pipeline = ModelType<PipelinePlace>(
    "pipeline", "Where a pipeline lies", at: { $0.place },
    [
      .init("path", .string, "its folder from the root, such as `team-a/train/rendered`") {
        .string(ByteString($0.path.bytes))
      },
      .init("team", .string, "the first folder of its path; empty at the root") {
        .string($0.path.components.count > 1 ? $0.path.components[0] : ByteString(""))
      },
    ])

  static let workflow = ModelType<WorkflowGraph>(
    "workflow", "What Argo runs", at: { $0.document.location },
    [
      .init(
        "name", .string, "`metadata.name` or `metadata.generateName`; empty without one",
        at: { $0.workflow.name?.location }
      ) { .string($0.workflow.name?.value ?? "") },
      .init("isPipeline", .bool, "whether a KFP SDK wrote it") { .bool($0.isPipeline) },
      .init("sdkVersion", .optional(.string), "the version of the KFP SDK", at: { $0.workflow.sdkVersion?.location }) {
        .text($0.workflow.sdkVersion)
      },
      .init("labels", .map(.string, .string), "its labels", at: { $0.workflow.labelPairs.first?.value.location }) {
        .texts($0.workflow.labelPairs)
      },
      .init("annotations", .map(.string, .string), "its annotations") { .texts($0.workflow.annotationPairs) },
      .init(
        "entrypoint", .optional(.string), "the name of its first template", at: { $0.workflow.entrypoint?.location }
      ) {
        .text($0.workflow.entrypoint)
      },
      .init(
        "serviceAccount", .optional(.string), "the account of its pods",
        at: { $0.workflow.serviceAccount?.location }
      ) { .text($0.workflow.serviceAccount) },
      .init(
        "deadline", .optional(.duration), "how long it may run, where that is a number",
        at: { $0.workflow.activeDeadline?.location }
      ) { duration($0.workflow.activeDeadline) },
      .init("parameters", .list(.string), "the names of its parameters") {
        .list($0.workflow.parameters.map { .string($0.name.value) })
      },
      .init("templates", .list(.object("template")), "its templates") {
        .list($0.templates.map { template.object($0) })
      },
      .init("containers", .list(.object("container")), "the containers of all templates") {
        .list($0.workflow.containers.map { ContainerModel.container.object($0) })
      },
      .init("tasks", .list(.object("task")), "the tasks of all graphs") {
        .list($0.taskGraphs.flatMap(\.tasks).map { task.object($0) })
      },
    ])

  static let template = ModelType<Template>(
    "template", "A template of a workflow: what a task runs", at: { $0.location },
    [
      .init("name", .string, "its name; empty without one", at: { $0.name?.location }) {
        .string($0.name?.value ?? "")
      },
      .init("kind", .string, "`container`, `script`, `dag`, `steps` and so on; empty where that is not clear") {
        .string($0.kind?.rawValue ?? "")
      },
      .init("isPod", .bool, "whether a pod runs") { .bool($0.kind?.runsPod ?? false) },
      .init("labels", .map(.string, .string), "the labels of its pod", at: { $0.labelPairs.first?.value.location }) {
        .texts($0.labelPairs)
      },
      .init("annotations", .map(.string, .string), "the annotations of its pod") { .texts($0.annotationPairs) },
      .init(
        "nodeSelector", .map(.string, .string), "the labels that its node has to have",
        at: { $0.nodeSelectorPairs.first?.value.location }
      ) { .texts($0.nodeSelectorPairs) },
      .init(
        "serviceAccount", .optional(.string), "the account of its pod, where that is not the workflow's",
        at: { $0.serviceAccount?.location }
      ) { .text($0.serviceAccount) },
      .init(
        "deadline", .optional(.duration), "how long it may run, where that is a number",
        at: { $0.activeDeadline?.location }
      ) { duration($0.activeDeadline) },
      .init(
        "retryLimit", .optional(.int), "how often it is tried again, where that is a number",
        at: { $0.retryLimit?.location }
      ) { .optional($0.retryLimit.map { .int($0.value) }) },
      .init("inputs", .list(.string), "the names of its input parameters", at: { $0.inputNames.first?.location }) {
        .list($0.inputNames.map { .string($0.value) })
      },
      .init("containers", .list(.object("container")), "its containers") {
        .list($0.containers.map { ContainerModel.container.object($0) })
      },
    ])

  static let task = ModelType<DAGTask>(
    "task", "A task of a graph", at: { $0.location },
    [
      .init("name", .string, "its name; empty without one", at: { $0.name?.location }) {
        .string($0.name?.value ?? "")
      },
      .init("template", .optional(.string), "the name of the template that it runs", at: { $0.template?.location }) {
        .text($0.template)
      },
      .init(
        "dependencies", .list(.string), "the tasks that it waits for, by `dependencies`",
        at: { $0.dependencies.first?.location }
      ) { .list($0.dependencies.map { .string($0.value) }) },
      .init("when", .optional(.string), "the condition under which it runs", at: { $0.when?.location }) {
        .text($0.when)
      },
      .init("isLoop", .bool, "whether it runs once for each item of a list") { .bool($0.isLoop) },
      .init("isConditional", .bool, "whether there are cases in which it does not run") { .bool($0.isConditional) },
    ])

  private static func duration(_ seconds: Sourced<Int>?) -> CELValue {
    .optional(
      seconds.flatMap { seconds in
        let (nanoseconds, overflow) = seconds.value.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? nil : .duration(CELDuration(nanoseconds: nanoseconds))
      })
  }
}
