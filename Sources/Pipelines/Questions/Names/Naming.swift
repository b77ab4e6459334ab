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

extension TaskCycle {
  /// The names on the way round, `a → b → a`.
  public var description: String { wayRound(links.map { $0.task.name?.value }) }
}

extension Recursion {
  /// The names on the way round, `a → b → a`.
  public var description: String { wayRound(calls.map { $0.caller?.name?.value }) }
}

/// The names in their order and the first one again; the middle of a very long way is left out.
private func wayRound(_ names: [ByteString?]) -> String {
  let most = 40
  let words = names.map { $0?.description ?? "?" }
  let shown = words.count > most ? words.prefix(most - 2) + ["…"] + words.suffix(1) : words[...]
  return (shown + words.prefix(1)).joined(separator: " → ")
}
