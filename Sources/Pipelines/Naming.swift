import Diagnostics
import YAMLSyntax

/// How a sentence calls the parts of a workflow.
extension Template {
  /// `template "train"`.
  public var description: String { name.map { "template \"\($0.value)\"" } ?? "a template without name" }
}

extension DAGTask {
  /// `task "train"`.
  public var description: String { name.map { "task \"\($0.value)\"" } ?? "a task without name" }

  /// Whether both are the same place of the file.
  public func isSame(as other: DAGTask) -> Bool { node == other.node }
}

extension TemplateCall {
  /// `task "train"`, `step "train"`, `a hook of task "train"`.
  public var description: String {
    switch kind {
    case .task: task.description
    case .step: task.name.map { "step \"\($0.value)\"" } ?? "a step without name"
    case .hook: "a hook"
    case .exitHandler: "the exit handler of \(task.description)"
    }
  }
}
