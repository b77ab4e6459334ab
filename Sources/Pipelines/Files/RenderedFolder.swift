import Diagnostics

/// The folder of a rendered pipeline: what the reference's render scripts call it, and what lies in it.
struct RenderedFolder {
  /// The name of the workflow's file.
  static let workflowName: StaticString = "workflow.yaml"
  /// The name of the folder with the values of parameters, a file each.
  static let paramsName: StaticString = "params"
  /// The folder that `cp -r ./.temp/ out` leaves inside.
  static let leftoverName: StaticString = ".temp"
  /// What the name of a rendered pipeline's folder starts with.
  static let namePrefix: StaticString = "RENDERED_PIPELINE"

  /// The folder's path.
  let path: Path

  init(_ path: Path) {
    self.path = path
  }

  /// The workflow's file.
  var workflow: Path { path.appending(ByteString(stringLiteral: Self.workflowName)) }
  /// The folder with the values of parameters.
  var params: Path { path.appending(ByteString(stringLiteral: Self.paramsName)) }
  /// What `cp -r ./.temp/ out` leaves inside.
  var leftover: Path { path.appending(ByteString(stringLiteral: Self.leftoverName)) }
  /// The workflow that lies one folder too deep.
  var leftoverWorkflow: Path { RenderedFolder(leftover).workflow }
}
