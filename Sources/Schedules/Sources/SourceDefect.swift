public import Diagnostics
public import Pipelines

/// What is wrong with where a file is said to come from, before anybody looks for it.
public struct SourceDefect: Sendable {
  /// What is wrong.
  public enum Kind: Sendable {
    /// The path leads out of the repository, or to where the reconciler must not write.
    case absolutePath
    case pathWithDots
    /// The reconciler reads workflows only from files whose names end in `.yaml`.
    case notYAML
    /// The path ends in a slash.
    case folder
    /// GitHub has no owner or repository of such a name.
    case impossibleName
    /// Neither branch nor tag can have the name, for the reason given.
    case impossibleReference(String)
  }

  /// What is wrong.
  public let kind: Kind
  /// The text, and its place.
  public let text: Sourced<ByteString>
}

extension RecurringRun {
  /// What is wrong with the sources of the workflow and of the parameters, as far as the text tells.
  public var sourceDefects: [SourceDefect] {
    let source = self.source.map { $0.defects(isWorkflow: true) } ?? []
    return source + parameters.compactMap(\.valueFrom).flatMap { $0.defects(isWorkflow: false) }
  }
}

extension PipelineSource {
  fileprivate func defects(isWorkflow: Bool) -> [SourceDefect] {
    var defects: [SourceDefect] = []
    for name in [owner, repository] {
      if let name, !name.value.isEmpty, !name.value.isNameOnGitHub {
        defects.append(.init(kind: .impossibleName, text: name))
      }
    }
    if let reference, case .impossible(let why) = GitReference(reference.value), !reference.value.isEmpty {
      defects.append(.init(kind: .impossibleReference(why), text: reference))
    }
    if let path, let kind = path.value.pathDefect(isWorkflow: isWorkflow) {
      defects.append(.init(kind: kind, text: path))
    }
    return defects
  }
}

extension ByteString {
  /// Whether GitHub may have an owner or a repository of the name.
  var isNameOnGitHub: Bool {
    !(self == "." || self == "..")
      && bytes.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }

  /// What is wrong with the path of a file in a repository.
  func pathDefect(isWorkflow: Bool) -> SourceDefect.Kind? {
    if isEmpty { return nil }
    if bytes.first == UInt8(ascii: "/") { return .absolutePath }
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { ByteString($0) }
    if parts.contains(where: { $0 == ".." || $0 == "." }) { return .pathWithDots }
    if bytes.last == UInt8(ascii: "/") { return .folder }
    return isWorkflow && !bytes.suffix(5).elementsEqual(".yaml".utf8) ? .notYAML : nil
  }
}
