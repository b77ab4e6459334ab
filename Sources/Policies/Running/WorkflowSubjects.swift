import CEL
import Configuration
import Diagnostics
import Pipelines

/// What policies see of a workflow, made once for all of them.
final class WorkflowSubjects {
  private let graph: WorkflowGraph
  private let pipeline: CELValue
  private let workflow: CELValue

  init(_ graph: WorkflowGraph, pipeline: CELValue) {
    (self.graph, self.pipeline) = (graph, pipeline)
    workflow = WorkflowModel.workflow.object(graph)
  }

  private lazy var templateValues = graph.templates.map { WorkflowModel.template.object($0) }

  private lazy var templates = templateValues.map { SubjectFrame(pipeline, workflow, $0) }

  private lazy var containers = zip(graph.templates, templateValues).flatMap { template, value in
    template.containers.map { SubjectFrame(pipeline, workflow, value, ContainerModel.container.object($0)) }
  }

  private lazy var tasks = graph.taskGraphs.flatMap { taskGraph in
    let template = WorkflowModel.template.object(taskGraph.template)
    return taskGraph.tasks.map { SubjectFrame(pipeline, workflow, template, WorkflowModel.task.object($0)) }
  }

  /// The subjects of a kind, in the order of the file; none of a kind that a workflow does not have.
  func frames(on subject: PolicyDeclaration.Subject) -> [SubjectFrame] {
    switch subject {
    case .pipeline: [SubjectFrame(workflow, pipeline)]
    case .workflow: [SubjectFrame(pipeline, workflow)]
    case .template: templates
    case .task: tasks
    case .container: containers
    case .parameter, .schedule, .job, .experiment, .change: []
    }
  }
}
