public import Diagnostics
import YAMLSyntax

/// Labels and annotations, as far as they are written as scalars.
public typealias WrittenPairs = [(name: ByteString, value: Sourced<ByteString>)]

extension YAMLNode {
  /// The entries of a mapping whose values are scalars.
  var writtenPairs: WrittenPairs {
    entries.compactMap { key, value in
      guard let name = key.scalar, let text = value.sourcedText else { return nil }
      return (name, text)
    }
  }
}

extension Workflow {
  /// `metadata.name`, or `metadata.generateName` where there is no name.
  public var name: Sourced<ByteString>? {
    root["metadata"]?["name"]?.sourcedText ?? root["metadata"]?["generateName"]?.sourcedText
  }

  /// The labels of the workflow.
  public var labelPairs: WrittenPairs { labels?.writtenPairs ?? [] }

  /// The annotations of the workflow.
  public var annotationPairs: WrittenPairs { annotations?.writtenPairs ?? [] }

  /// How many seconds it may run, where that is a number.
  public var activeDeadline: Sourced<Int>? {
    spec["activeDeadlineSeconds"].flatMap { node in node.integer.map { Sourced($0, at: node) } }
  }
}

extension Template {
  /// The labels of its pod.
  public var labelPairs: WrittenPairs { labels?.writtenPairs ?? [] }

  /// The annotations of its pod.
  public var annotationPairs: WrittenPairs { annotations?.writtenPairs ?? [] }

  /// The labels that a node needs to run its pod.
  public var nodeSelectorPairs: WrittenPairs { node["nodeSelector"]?.writtenPairs ?? [] }

  /// How many seconds it may run, where that is a number.
  public var activeDeadline: Sourced<Int>? {
    node["activeDeadlineSeconds"].flatMap { node in node.integer.map { Sourced($0, at: node) } }
  }

  /// How often it is tried again, where that is a number.
  public var retryLimit: Sourced<Int>? {
    node["retryStrategy"]?["limit"].flatMap { node in
      (node.integer ?? node.scalar?.string.flatMap { Int($0) }).map { Sourced($0, at: node) }
    }
  }

  /// The names of its input parameters.
  public var inputNames: [Sourced<ByteString>] {
    node["inputs"]?["parameters"]?.items.compactMap { $0["name"]?.sourcedText } ?? []
  }
}

extension Container {
  /// Whether it runs with all rights of the node, where that is written.
  public var isPrivileged: Sourced<Bool>? {
    node["securityContext"]?["privileged"].flatMap { node in node.bool.map { Sourced($0, at: node) } }
  }

  /// When its image is pulled, where that is written.
  public var imagePullPolicy: Sourced<ByteString>? { node["imagePullPolicy"]?.sourcedText }
}
