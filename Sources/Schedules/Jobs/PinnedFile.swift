public import Diagnostics
public import Pipelines
public import YAMLSyntax

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

extension ByteString {
  /// The text with its ASCII capitals made small.
  var lowered: ByteString {
    ByteString(bytes.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 })
  }
}
