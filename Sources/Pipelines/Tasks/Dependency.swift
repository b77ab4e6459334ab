import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// A task's name in `dependencies`, `depends` or a DAG's `target`.
public struct Dependency: Sendable {
  /// The name.
  public let name: ByteString
  /// Whether it stands in a comment of `depends`, where nothing is evaluated.
  let isCommentedOut: Bool
  private let node: YAMLNode
  /// Where the name stands in the text of the node.
  private let range: Range<Int>

  /// Whether there are Argo's braces in it, which nothing fills in here.
  public var holdsTag: Bool { name.contains("{{") }

  /// The place of the name.
  public var location: Location { node.location(of: span) }

  /// The bytes of the name in the file.
  var span: SourceSpan { ScalarSourceMap(node).span(of: range) }

  private init(_ name: Sourced<ByteString>) {
    self.name = name.value
    isCommentedOut = false
    node = name.node
    range = 0..<name.value.bytes.count
  }

  private init(in text: Sourced<ByteString>, _ range: Range<Int>, isCommentedOut: Bool = false) {
    name = ByteString(text.value.bytes[range])
    self.isCommentedOut = isCommentedOut
    node = text.node
    self.range = range
  }

  /// The names that a task waits for.
  static func all(of task: DAGTask) -> [Dependency] {
    task.dependencies.map { Dependency($0) }
      + (task.depends.map { text in
        DependsExpression(text.value.bytes).dependencies.map {
          Dependency(in: text, $0.range, isCommentedOut: $0.isCommentedOut)
        }
      } ?? [])
  }

  /// The names of the tasks for whose sake a DAG runs, which are separated by spaces.
  ///
  /// A name with a tag in it is known only when the graph runs: `validateDAGTargets` of `workflow/validate/validate.go` (3.4.17)
  /// passes over it and looks at the others.
  static func targets(of dag: YAMLNode, _ defects: TypeDefects) -> [Dependency] {
    guard let text = defects.name(dag["target"]) else { return [] }
    let tags = TemplateText(text.value.bytes).tags.map(\.range)
    return text.value.bytes.indices.split { text.value.bytes[$0] == UInt8(ascii: " ") }
      .compactMap { part in
        guard let start = part.first, let last = part.last else { return nil }
        let target = Dependency(in: text, start..<last + 1)
        return target.holdsTag || tags.contains { $0.overlaps(start..<last + 1) } ? nil : target
      }
  }
}
