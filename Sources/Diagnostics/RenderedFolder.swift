/// The folder of a rendered pipeline: what the reference's render scripts call it, and what lies in it.
public struct RenderedFolder: Sendable {
  /// The name of the workflow's file.
  public static let workflowName: StaticString = "workflow.yaml"
  /// The name of the folder with the values of parameters, a file each.
  public static let paramsName: StaticString = "params"
  /// The folder that `cp -r ./.temp/ out` leaves inside.
  public static let leftoverName: StaticString = ".temp"
  /// What the name of a rendered pipeline's folder starts with.
  public static let namePrefix: StaticString = "RENDERED_PIPELINE"

  /// The folder's path.
  public let path: Path

  /// The folder at a path.
  public init(_ path: Path) {
    self.path = path
  }

  /// The workflow's file.
  public var workflow: Path { path.appending(ByteString(stringLiteral: Self.workflowName)) }
  /// The folder with the values of parameters.
  public var params: Path { path.appending(ByteString(stringLiteral: Self.paramsName)) }
  /// What `cp -r ./.temp/ out` leaves inside.
  public var leftover: Path { path.appending(ByteString(stringLiteral: Self.leftoverName)) }
  /// The workflow that lies one folder too deep.
  public var leftoverWorkflow: Path { RenderedFolder(leftover).workflow }
}
