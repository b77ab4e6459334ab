import Diagnostics
import Pipelines
import Reporting
import YAMLSyntax

/// One difference, ready to be shown.
struct ComparedChange {
  /// The path from the part of the pipeline that it belongs to.
  let path: String
  /// The JSON Pointer of the value in the newer version, or in the older one if it was removed; `nil` for a file.
  let pointer: String?
  let topic: ValueTopic
  let kind: Kind
  let body: Body

  enum Kind: String {
    case added, removed, changed, renamed, reordered
  }

  /// What is shown of it.
  enum Body {
    case values(old: ByteString?, new: ByteString?)
    /// The lines of a unified diff.
    case diff(LineDifference)
    /// What is different in JSON.
    case json([ComparedChange])
    /// The same text has changed in the same way at a path that was shown before.
    case asIn(String)
    case outline(old: Outline?, new: Outline?)
  }

  init(_ value: ValueDifference, at path: ValuePath, topic: ValueTopic? = nil, _ shown: inout [TextPair: ValuePath]) {
    self.path = path.description
    pointer = (value.new ?? value.old)?.pointer
    self.topic = topic ?? value.path.topic
    kind = Kind(value.kind)
    switch value.detail {
    case .values(let old, let new): body = .values(old: old, new: new)
    case .names(let old, let new), .order(let old, let new): body = .values(old: old, new: new)
    case .outline(let old, let new): body = .outline(old: old, new: new)
    case .lines(let old, let new):
      let pair = TextPair(old: old, new: new)
      if let other = shown[pair] {
        body = .asIn(other.description)
      } else {
        shown[pair] = path
        body = .diff(LineDifference(from: old.bytes, to: new.bytes))
      }
    case .json(let inner):
      var changes: [ComparedChange] = []
      for difference in inner {
        changes.append(ComparedChange(difference, at: difference.path, topic: self.topic, &shown))
      }
      body = .json(changes)
    }
  }

  /// A file of `params/`.
  init(_ file: PipelineDifference.FileDifference) {
    path = "params/\(file.name)"
    pointer = nil
    topic = .parameters
    kind = file.old == nil ? .added : file.new == nil ? .removed : .changed
    let newline = UInt8(ascii: "\n")
    let isLong = [file.old, file.new].contains { $0?.bytes.contains(newline) ?? false }
    body =
      isLong
      ? .diff(LineDifference(from: file.old?.bytes ?? [], to: file.new?.bytes ?? []))
      : .values(old: file.old, new: file.new)
  }
}

extension ComparedChange.Kind {
  fileprivate init(_ kind: ValueDifference.Kind) {
    self =
      switch kind {
      case .added: .added
      case .removed: .removed
      case .changed: .changed
      case .renamed: .renamed
      case .reordered: .reordered
      }
  }
}
