import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds aliases that stand for more than any reader can hold.
struct YAMLAliasExpansion: Rule {
  func check(_ document: WorkflowDocument, _ report: inout Report) {
    guard case .excessive(let alias, let excess) = document.tree.expansion else { return }
    switch excess {
    case .tooManyNodes: report(.tooManyNodes, at: alias.location)
    case .cycle: report(.cycle, at: alias.location)
    }
  }
}

extension Report.Message {
  private static let help = "write the values out instead of aliases, as the SDK does, and re-run the render script"

  fileprivate static let tooManyNodes = Self(
    "the aliases up to here stand for more than \(AliasExcess.bound) values",
    label: "one alias too many",
    notes: ["a reader that copies them runs out of memory, so the file was not looked at any further"], help: help)

  fileprivate static let cycle = Self(
    "the alias stands for a value that it is itself a part of",
    label: "without end",
    notes: ["no reader can copy it, so the file was not looked at any further"], help: help)
}
