public import Diagnostics

/// Something that has a name in a workflow, and every place that means it by that name.
///
/// Places are those of the name itself, without quotes, in the workflow's file.
public struct WorkflowName: Sendable {
  /// What has the name.
  public enum Kind: String, Sendable {
    case template
    case task
    case input
    case output
    case parameter
  }

  /// What has the name.
  public let kind: Kind
  /// The name.
  public let name: ByteString
  /// The template that it belongs to; `nil` for templates and parameters of the workflow.
  public let owner: Template?
  /// Where it is declared.
  public internal(set) var declarations: [SourceSpan] = []
  /// Where else it is named.
  public internal(set) var uses: [SourceSpan] = []
  /// Where something is handed to it, if it is an input: the names of arguments.
  public internal(set) var arguments: [SourceSpan] = []
  /// Whether it is an input of what the run begins or ends with, which gets the workflow's parameter of the name.
  public internal(set) var isOfRoot = false

  init(_ kind: Kind, _ name: ByteString, in owner: Template? = nil) {
    (self.kind, self.name, self.owner) = (kind, name, owner)
  }

  /// All places.
  public var places: [SourceSpan] { declarations + arguments + uses }
}
